//! What waits for me, over all contexts, read where it lies.
//!
//! Each source is a bounded query of half a unit: what I owe myself (`personal`), what comes in where I look after it
//! (`office`). The tasks of the inbox are not among them: every look at the app brings those already. A further kind of
//! duty is one more source here.

mod office;
mod personal;

use std::collections::BTreeSet;

use jiff::SignedDuration;
use kit::{App, Call, Member, Result};
use shared::duty::{DutyList, ListDuties, in_order};
use shared::id::OrgId;
use shared::org::OrgPath;

/// A meeting stays on the home screen for this long after its start.
const LINGERS: SignedDuration = SignedDuration::from_hours(12);

/// How far ahead the home screen looks.
const AHEAD: SignedDuration = SignedDuration::from_hours(62 * 24);

/// `list_duties`.
pub async fn list_duties(app: App, by: Member, _: Call<ListDuties>) -> Result<DutyList> {
    let now = app.now();
    let from = now.saturating_sub(LINGERS).unwrap_or(now);
    let until = now.saturating_add(AHEAD).unwrap_or(now);
    let meetings = app.store.my_meetings(by.id(), my_orgs(&by), from, until).await?;
    let mut duties = personal::assignments(&app, &by).await?;
    duties.extend(personal::documents(&app, &by).await?);
    duties.extend(office::absences(&app, &by, &meetings).await?);
    duties.extend(office::incoming(&app, &by).await?);
    Ok(DutyList { meetings, duties: in_order(duties) })
}

/// My branch, a branch that hosts me, the organisations whose committee I sit in.
fn my_orgs(by: &Member) -> BTreeSet<OrgId> {
    let mut orgs: BTreeSet<_> = by.actor.branch.org().into_iter().collect();
    let leading = by.actor.roles.iter().filter(|held| held.role.leads_branch());
    orgs.extend(leading.filter_map(|held| held.path.org()));
    orgs.extend(by.actor.host.as_ref().and_then(OrgPath::org));
    orgs
}
