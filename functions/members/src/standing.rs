//! Changes of standing.

use jiff::civil::Date;
use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::audit::{AuditAct, AuditDraft};
use shared::id::OrgId;
use shared::member::{ChangeStanding, Member as Shown, Standing, StandingChange};
use shared::org::{OrgKind, OrgPath};
use shared::problem::{FieldProblem, Problem, ProblemCode};
use shared::standing::{ListStandings, StandingRecord, check_since};
use shared::time::local_date;
use store::{Stored, StoredMember};

use crate::reveal::load;
use crate::transfers::leaving;

/// `change_standing`.
pub async fn change_standing(app: App, by: Member, call: Call<ChangeStanding>) -> Result<Shown> {
    let mut member = app.store.find_member(call.path.member).await?.ok_or(ProblemCode::NotFound)?;
    let path = OrgPath::from_chain(&member.value.chain);
    by.may(Action::ChangeMember, Subject::member(&path, member.value.id))?;
    if is_repeated(&member, &call.body) {
        return Ok(member.shown(&app.store.seal)?);
    }
    if member.rev != call.body.rev {
        return Err(ProblemCode::Stale.into());
    }
    let before = member.value.standing;
    // A host opens what its chain hands down, so nobody gives themself one.
    if call.body.host.is_some() && by.id() == member.value.id {
        return Err(ProblemCode::Forbidden.into());
    }
    member.value.host = check_host(&app, &call.body, member.value.branch).await?;
    member.value.standing = call.body.standing;
    let checked = check_day(&app, &member.value, call.body.since).await?;
    checked.map_err(|problem| Problem::invalid(vec![problem]))?;
    let record = record(&app, &by, &member.value, call.body.since);
    let (leaving, ended) = match member.value.standing.belongs() {
        true => Default::default(),
        false => leaving(&app, &by, &mut member.value).await?,
    };
    let mut said = vec![said_of(&member.value, before, &record)];
    said.extend(ended);
    app.store.change_standing(&member, record, &leaving, &said, app.now()).await?;
    let member = Stored { rev: member.rev + 1, ..member };
    Ok(member.shown(&app.store.seal)?)
}

/// The state that a member has now, for the history.
pub fn record(app: &App, by: &Member, member: &StoredMember, since: Date) -> StandingRecord {
    let (standing, host) = (member.standing, member.host);
    StandingRecord { standing, host, since, received_by: None, by: by.id(), recorded_at: app.now() }
}

/// What the log of the branch says of it.
pub fn said_of(member: &StoredMember, before: Standing, record: &StandingRecord) -> AuditDraft {
    let (after, since) = (record.standing, record.since);
    let act = AuditAct::StandingChanged { member: member.id, before, after, since };
    AuditDraft { org: member.branch, by: Some(record.by), act }
}

/// A state follows the one before, and nobody has one before joining.
pub async fn check_day(
    app: &App,
    member: &StoredMember,
    since: Date,
) -> Result<std::result::Result<(), FieldProblem>> {
    let last = app.store.list_standings(member.id).await?.first().map(|record| record.since);
    let earliest = last.unwrap_or(member.admitted_on).max(member.admitted_on);
    Ok(check_since(since, earliest, local_date(app.now())))
}

/// `list_standings`.
pub async fn list_standings(app: App, by: Member, call: Call<ListStandings>) -> Result<Vec<StandingRecord>> {
    let member = load(&app, &by, call.path.member, Action::ReadMember).await?;
    Ok(app.store.list_standings(member.value.id).await?)
}

/// Whether this change was the last one made: the same request again, after its reply was lost on the way.
fn is_repeated(member: &Stored<StoredMember>, change: &StandingChange) -> bool {
    let host = change.host.filter(|_| change.standing == Standing::TemporarilyAway);
    change.rev.checked_add(1) == Some(member.rev)
        && (member.value.standing, member.value.host) == (change.standing, host)
}

/// The host of a member who is away: another branch of this system, or none when it is outside.
async fn check_host(app: &App, change: &StandingChange, home: OrgId) -> Result<Option<OrgId>> {
    let Some(host) = change.host.filter(|_| change.standing == Standing::TemporarilyAway) else {
        return Ok(None);
    };
    let found = app.store.find_org(host).await?;
    let is_branch = found.is_some_and(|org| org.value.kind == OrgKind::Branch);
    match is_branch && host != home {
        true => Ok(Some(host)),
        false => Err(Problem::field("host", "Xin chọn một chi bộ khác làm nơi sinh hoạt tạm thời.").into()),
    }
}
