//! The signed-in member and their hats.

use std::collections::BTreeMap;

use kit::{App, Call, Member, Result};
use shared::document::{Document, Headline};
use shared::grant::{Role, RoleGrant};
use shared::id::OrgId;
use shared::member::{FindMe, Me, Seat};
use shared::problem::ProblemCode;
use shared::time::local_date;
use store::StoredMember;

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
    let newest = newest(&app, &by, &person.value).await?;
    Ok(Me { member: person.shown(&app.store.seal)?, branch_name, seats: seats.collect(), newest })
}

/// Documents on the home screen.
const NEWEST: usize = 3;

/// The newest documents of the member's chain that are for them: the same few for everybody below an organisation, so
/// they are read twice a minute and not by each member.
async fn newest(app: &App, by: &Member, member: &StoredMember) -> Result<Vec<Headline>> {
    let documents = app.store.newest_documents(&member.chain, NEWEST, app.now()).await?;
    let class = Some(member.class(local_date(app.now())));
    let is_mine = |document: &&Document| document.head.audience.includes(&document.path, &by.actor, class);
    Ok(documents.iter().filter(is_mine).map(Document::headline).collect())
}
