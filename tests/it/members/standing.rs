//! Changes of standing.

use insta::assert_json_snapshot;
use shared::id::OrgId;
use shared::member::{ChangeStanding, FindMember, MemberAt, Standing, StandingChange};
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{NONE, Persona, Reply, World};

async fn change(
    world: &World,
    by: Persona,
    standing: Standing,
    host: Option<OrgId>,
    rev: u32,
) -> Reply<ChangeStanding> {
    let at = MemberAt { member: Persona::Member.id() };
    world.call::<ChangeStanding>(by, at, NONE, StandingChange { standing, host, rev }).await
}

#[tokio::test]
async fn the_secretary_records_a_change_of_standing() {
    let world = World::start().await;
    let reply = change(&world, Persona::Secretary, Standing::Exempt, None, 1).await;
    assert_json_snapshot!(reply.shown());
    let at = MemberAt { member: Persona::Member.id() };
    let stored = world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await.ok();
    assert_eq!(stored, reply.ok());
}

#[tokio::test]
async fn whoever_read_an_older_revision_is_told_to_look_again() {
    let world = World::start().await;
    change(&world, Persona::Secretary, Standing::Exempt, None, 1).await.ok();
    for rev in [0, 1, 3] {
        let late = change(&world, Persona::Deputy, Standing::Suspended, None, rev).await;
        late.refused(ProblemCode::Stale);
    }
    let reply = change(&world, Persona::Deputy, Standing::Suspended, None, 2).await.ok();
    assert_eq!((reply.standing, reply.rev), (Standing::Suspended, 3));
}

#[tokio::test]
async fn of_two_changes_at_the_same_moment_one_stands() {
    let world = World::start().await;
    let (one, other) = tokio::join!(
        change(&world, Persona::Secretary, Standing::Exempt, None, 1),
        change(&world, Persona::Deputy, Standing::Suspended, None, 1),
    );
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

#[tokio::test]
async fn the_host_is_another_branch_and_only_while_away() {
    let world = World::start().await;
    let away = Standing::TemporarilyAway;
    for host in [BRANCH, COMMUNE, OrgId::from_parts(1, 1)] {
        change(&world, Persona::Secretary, away, Some(host), 1).await.refused(ProblemCode::Invalid);
    }
    let reply = change(&world, Persona::Secretary, away, Some(SIBLING), 1).await.ok();
    assert_eq!(reply.host, Some(SIBLING));
    let back = change(&world, Persona::Secretary, Standing::Active, Some(SIBLING), 2).await.ok();
    assert_eq!(back.host, None);
    let outside = change(&world, Persona::Secretary, away, None, 3).await.ok();
    assert_eq!((outside.standing, outside.host), (away, None));
}
