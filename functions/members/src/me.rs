//! The signed-in member and their hats.

use std::collections::BTreeMap;

use kit::{App, Call, Member, Result};
use shared::grant::{Role, RoleGrant};
use shared::id::OrgId;
use shared::member::{FindMe, Me, Seat};
use shared::problem::ProblemCode;
use shared::time::local_date;

/// `find_me`.
pub async fn find_me(app: App, by: Member, _: Call<FindMe>) -> Result<Me> {
    let (person, grants) = app.store.find_person_to_show(by.id()).await?.ok_or(ProblemCode::NotSignedIn)?;
    let branch = person.value.branch;
    let mut roles: BTreeMap<OrgId, Vec<Role>> = BTreeMap::new();
    let today = local_date(app.now());
    let counts = |grant: &RoleGrant| person.value.standing.may_act() && grant.holds_on(today);
    for grant in grants.into_iter().filter(counts) {
        roles.entry(grant.org).or_default().push(grant.role);
    }
    let others = roles.keys().copied().filter(|org| *org != branch);
    let ids: Vec<_> = std::iter::once(branch).chain(others).collect();
    let orgs = app.store.find_orgs(&ids).await?;
    let branch_name = orgs.first().map(|org| org.name.clone()).unwrap_or_default();
    let seats = orgs.into_iter().map(|org| Seat { roles: roles.remove(&org.id).unwrap_or_default(), org });
    Ok(Me { member: person.shown(&app.store.seal)?, branch_name, seats: seats.collect() })
}
