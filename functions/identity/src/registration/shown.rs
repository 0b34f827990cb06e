//! A registration beside the roster, identifiers masked on both sides.

use std::collections::HashMap;

use kit::{App, Result};
use shared::id::MemberId;
use shared::registration::{Person, Registration, RosterMatch, compare};
use store::{Stored, StoredMember, StoredRegistration};

/// Shows registrations, with one look at the roster for all of them.
pub async fn shown(app: &App, stored: Vec<Stored<StoredRegistration>>) -> Result<Vec<Registration>> {
    let mut ids: Vec<_> = stored.iter().filter_map(|stored| stored.value.matched).collect();
    ids.sort_unstable();
    ids.dedup();
    let members = app.store.find_members(&ids).await?;
    let roster: HashMap<MemberId, StoredMember> =
        members.into_iter().map(|member| (member.value.id, member.value)).collect();
    stored.into_iter().map(|stored| beside(app, stored, &roster)).collect()
}

/// Shows one.
pub async fn shown_one(app: &App, stored: Stored<StoredRegistration>) -> Result<Registration> {
    let mut all = shown(app, vec![stored]).await?;
    Ok(all.remove(0))
}

fn beside(
    app: &App,
    stored: Stored<StoredRegistration>,
    roster: &HashMap<MemberId, StoredMember>,
) -> Result<Registration> {
    let Stored { value, rev } = stored;
    let held_until = value.held_until();
    // Who moved to another branch meanwhile is no longer for this one to see.
    let member = value.matched.and_then(|id| roster.get(&id)).filter(|member| member.branch == value.org);
    Ok(Registration {
        person: value.person(&app.store.seal)?,
        matched: member.map(|member| matched(app, &value, member)).transpose()?,
        id: value.id,
        state: value.state,
        branch_name: value.branch_name,
        org: value.org,
        created_at: value.created_at,
        held_until,
        passings: value.passings,
        decision: value.decision,
        rev,
    })
}

fn matched(app: &App, registration: &StoredRegistration, member: &StoredMember) -> Result<RosterMatch> {
    let applicant = registration.applicant(&app.store.seal)?;
    let of = member.identifiers(&app.store.seal)?;
    let fields = compare(&applicant, &member.name, member.born_on, &of.citizen_id, of.phone.as_ref());
    let person = Person {
        name: member.name.clone(),
        born_on: member.born_on,
        citizen_id: of.citizen_id.masked(),
        phone: of.phone.map(|phone| phone.masked()),
    };
    Ok(RosterMatch { member: member.id, person, account: member.account.shown(member.standing), fields })
}
