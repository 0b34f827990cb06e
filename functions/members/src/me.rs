//! The signed-in member and their hats.

use std::collections::BTreeMap;

use kit::{App, Call, Member, Result};
use shared::access::Actor;
use shared::announcement::Announcement;
use shared::document::{Document, Headline};
use shared::grant::{Role, RoleGrant};
use shared::id::OrgId;
use shared::member::{FindMe, Me, Seat};
use shared::notice::Inbox;
use shared::org::OrgPath;
use shared::problem::ProblemCode;
use shared::time::local_date;
use store::{PersonWithInbox, StoredMember};

/// `find_me`.
pub async fn find_me(app: App, by: Member, _: Call<FindMe>) -> Result<Me> {
    let found = app.store.find_person_with_inbox(by.id()).await?.ok_or(ProblemCode::NotSignedIn)?;
    let PersonWithInbox { member: person, grants, marks, notices } = found;
    let branch = person.value.branch;
    let mut roles: BTreeMap<OrgId, Vec<Role>> = BTreeMap::new();
    let today = local_date(app.now());
    let counts = |grant: &RoleGrant| person.value.standing.may_act() && grant.holds_on(today);
    for grant in grants.into_iter().filter(counts) {
        roles.entry(grant.org).or_default().push(grant.role);
    }
    let others = roles.keys().copied().filter(|org| *org != branch);
    let ids: Vec<_> = std::iter::once(branch).chain(others).collect();
    let orgs = app.store.find_orgs_to_show(&ids, app.now()).await?;
    let branch_name = orgs.first().map(|org| org.name.clone()).unwrap_or_default();
    let seats = orgs.into_iter().map(|org| Seat { roles: roles.remove(&org.id).unwrap_or_default(), org });
    let reader = reader(&by, &person.value);
    let newest = newest(&app, &reader, &person.value).await?;
    let inbox = Inbox::count(&marks, announced(&app, &reader, &person.value).await?, notices, app.now());
    Ok(Me { member: person.shown(&app.store.seal)?, branch_name, seats: seats.collect(), newest, inbox })
}

/// The caller as the profile has them now: in the branch it names, and a guest only where it says.
fn reader(by: &Member, member: &StoredMember) -> Actor {
    let host = by.actor.host.clone().filter(|host| host.org() == member.host);
    Actor { branch: OrgPath::from_chain(&member.chain), host, ..by.actor.clone() }
}

/// Documents on the home screen.
const NEWEST: usize = 3;

/// The newest documents of the member's chain that are for them: the same few for everybody below an organisation, so
/// they are read twice a minute and not by each member.
async fn newest(app: &App, reader: &Actor, member: &StoredMember) -> Result<Vec<Headline>> {
    let documents = app.store.newest_documents(&reader.reading_chain(), NEWEST, app.now()).await?;
    let class = Some(member.class(local_date(app.now())));
    let is_mine = |document: &&Document| document.head.audience.includes(&document.path, reader, class);
    Ok(documents.iter().filter(is_mine).map(Document::headline).collect())
}

/// What the member's chain announces to them now: it too is the same for everybody below, and read as rarely.
async fn announced(app: &App, reader: &Actor, member: &StoredMember) -> Result<Vec<Announcement>> {
    let mut announced = app.store.shown_announcements(&reader.reading_chain(), app.now()).await?;
    let class = Some(member.class(local_date(app.now())));
    announced.retain(|it| it.audience.includes(&it.path, reader, class));
    Ok(announced)
}
