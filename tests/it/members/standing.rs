//! Changes of standing.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use shared::audit::{AuditAct, AuditQuery, ListAudit};
use shared::id::OrgId;
use shared::member::{ChangeStanding, FindMember, MemberAt, Standing, StandingChange};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::standing::ListStandings;
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{NONE, Persona, Reply, World};

const TODAY: Date = date(2026, 11, 16);

async fn change(
    world: &World,
    by: Persona,
    standing: Standing,
    host: Option<OrgId>,
    rev: u32,
) -> Reply<ChangeStanding> {
    let at = MemberAt { member: Persona::Member.id() };
    world.call::<ChangeStanding>(by, at, NONE, StandingChange { standing, host, since: TODAY, rev }).await
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

#[tokio::test]
async fn each_change_is_kept_with_the_day_from_which_it_counts() {
    let world = World::start().await;
    let at = MemberAt { member: Persona::Member.id() };
    let change = async |standing, since, rev| {
        let change = StandingChange { standing, host: None, since, rev };
        world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await
    };
    change(Standing::Exempt, date(2026, 10, 1), 1).await.ok();
    world.clock.pass(SignedDuration::from_hours(48));
    change(Standing::Active, date(2026, 11, 17), 2).await.ok();
    let history = world.call::<ListStandings>(Persona::Member, at, NONE, NONE).await.ok();
    let days: Vec<_> = history.iter().map(|record| (record.standing, record.since)).collect();
    assert_eq!(days, [(Standing::Active, date(2026, 11, 17)), (Standing::Exempt, date(2026, 10, 1))]);
    let log = world
        .call::<ListAudit>(Persona::Secretary, OrgAt { org: BRANCH }, AuditQuery::default(), NONE)
        .await
        .ok()
        .items;
    let expected = AuditAct::StandingChanged {
        member: at.member,
        before: Standing::Exempt,
        after: Standing::Active,
        since: date(2026, 11, 17),
    };
    assert_eq!((log.len(), &log[0].entry.act), (2, &expected));
}

#[tokio::test]
async fn a_state_counts_neither_from_a_day_to_come_nor_before_the_last_one() {
    let world = World::start().await;
    let at = MemberAt { member: Persona::Member.id() };
    let change = async |since, rev| {
        let change = StandingChange { standing: Standing::Exempt, host: None, since, rev };
        world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await
    };
    for since in [date(2026, 11, 17), date(2010, 5, 18)] {
        let problem = change(since, 1).await.refused(ProblemCode::Invalid);
        assert_eq!(problem.fields[0].field, "since", "{since}");
    }
    change(date(2026, 11, 10), 1).await.ok();
    change(date(2026, 11, 9), 2).await.refused(ProblemCode::Invalid);
}
