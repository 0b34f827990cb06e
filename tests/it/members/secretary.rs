//! A secretary follows another in one act.

use insta::assert_json_snapshot;
use jiff::civil::{Date, date};
use shared::audit::{AuditAct, AuditQuery, ListAudit};
use shared::grant::{
    ChangeSecretary, GrantRole, ListSeats, NewSecretary, OrgSeats, Role, RoleGrant, SeatsQuery,
};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH};
use tests::{NONE, Persona, Reply, World, new_grant};

const ADMIN: Persona = Persona::CommuneAdmin;
const TODAY: Date = date(2026, 11, 16);

async fn change(world: &World, to: Persona, former: Option<Persona>, from: Date) -> Reply<ChangeSecretary> {
    let reason = "Kiện toàn chi ủy".to_owned();
    let body = NewSecretary { member: to.id(), former: former.map(Persona::id), from, reason };
    world.call::<ChangeSecretary>(ADMIN, OrgAt { org: BRANCH }, NONE, body).await
}

async fn roles(world: &World, who: Persona) -> Vec<RoleGrant> {
    world.own.grants_of(who.id()).await.unwrap()
}

#[tokio::test]
async fn the_new_one_begins_and_the_former_one_ends_together() {
    let world = World::start().await;
    let reply = change(&world, Persona::Deputy, Some(Persona::Secretary), TODAY).await;
    assert_json_snapshot!(reply.shown());
    assert!(roles(&world, Persona::Secretary).await.is_empty());
    assert_eq!(roles(&world, Persona::Deputy).await, [reply.ok()], "a deputy who moves up is deputy no more");
    let about = AuditQuery { member: Some(Persona::Deputy.id()), ..AuditQuery::default() };
    let log = world.call::<ListAudit>(ADMIN, OrgAt { org: BRANCH }, about, NONE).await.ok().items;
    assert!(matches!(log[0].entry.act, AuditAct::SecretaryChanged { .. }));
    let ended = |act: &AuditAct| matches!(act, AuditAct::RoleEnded { role: Role::DeputySecretary, .. });
    assert!(log.len() == 2 && ended(&log[1].entry.act), "and what ended with it");
    assert_eq!(log[0].former_name.as_deref(), Some("Trần Thị Ánh"));
}

#[tokio::test]
async fn asked_again_it_is_answered_the_same_and_written_once() {
    let world = World::start().await;
    let first = change(&world, Persona::Member, Some(Persona::Secretary), TODAY).await.ok();
    let again = change(&world, Persona::Member, Some(Persona::Secretary), TODAY).await.ok();
    assert_eq!(again, first);
    let log = world.call::<ListAudit>(ADMIN, OrgAt { org: BRANCH }, AuditQuery::default(), NONE).await.ok();
    assert_eq!(log.items.len(), 1);
}

#[tokio::test]
async fn on_a_later_day_the_former_one_stays_until_the_day_before() {
    let world = World::start().await;
    let from = date(2026, 12, 1);
    change(&world, Persona::Member, Some(Persona::Secretary), from).await.ok();
    let former = roles(&world, Persona::Secretary).await;
    assert_eq!(former[0].until, Some(date(2026, 11, 30)));
    for (at, secretary) in [("2026-11-30T23:00", Persona::Secretary), ("2026-12-01T01:00", Persona::Member)] {
        world.clock.set(tests::local(at));
        let branch = seats(&world, "thôn Đông").await.remove(0);
        let day = shared::time::local_date(world.clock.now());
        let names: Vec<_> = branch.holders(Role::Secretary, day).map(|grant| grant.member).collect();
        assert_eq!(names, [secretary.id()], "{at}");
    }
}

#[tokio::test]
async fn who_saw_another_secretary_is_told_to_look_again() {
    let world = World::start().await;
    change(&world, Persona::Member, Some(Persona::Fellow), TODAY).await.refused(ProblemCode::Stale);
    change(&world, Persona::Member, None, TODAY).await.refused(ProblemCode::Stale);
    let (one, other) = tokio::join!(
        change(&world, Persona::Member, Some(Persona::Secretary), TODAY),
        change(&world, Persona::Fellow, Some(Persona::Secretary), TODAY),
    );
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

#[tokio::test]
async fn only_from_above_and_only_by_ones_own_members() {
    let world = World::start().await;
    let body = |member: Persona| NewSecretary {
        member: member.id(),
        former: Some(Persona::Secretary.id()),
        from: TODAY,
        reason: "Kiện toàn chi ủy".into(),
    };
    let callers = [
        (Persona::Secretary, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
    ];
    let path = || OrgAt { org: BRANCH };
    world.refuses::<ChangeSecretary>(&callers, path, || NONE, || body(Persona::Member)).await;
    change(&world, Persona::SiblingMember, Some(Persona::Secretary), TODAY)
        .await
        .refused(ProblemCode::Invalid);
    change(&world, Persona::Secretary, Some(Persona::Secretary), TODAY).await.refused(ProblemCode::Invalid);
    let far = OrgAt { org: FAR_BRANCH };
    world
        .call::<ChangeSecretary>(ADMIN, far, NONE, body(Persona::Member))
        .await
        .refused(ProblemCode::NotFound);
}

async fn seats(world: &World, words: &str) -> Vec<OrgSeats> {
    let query = SeatsQuery { q: Some(words.into()), after: None };
    world.call::<ListSeats>(ADMIN, OrgAt { org: COMMUNE }, NONE, query).await.ok().items
}

#[tokio::test]
async fn an_administrator_sees_at_a_glance_who_leads_what_lies_below() {
    let world = World::start().await;
    let grant = new_grant(Persona::SiblingMember.id(), Role::OrgAdmin);
    world.call::<GrantRole>(ADMIN, OrgAt { org: tests::country::SIBLING }, NONE, grant).await.ok();
    let page = world.call::<ListSeats>(ADMIN, OrgAt { org: COMMUNE }, NONE, SeatsQuery::default()).await.ok();
    let shown: Vec<_> = page
        .items
        .iter()
        .map(|seats| {
            let held = seats.grants.iter().map(|grant| (grant.role.label(), grant.name.as_str()));
            (seats.org.name.as_str(), seats.lacks_secretary(TODAY), held.collect::<Vec<_>>())
        })
        .collect();
    assert_json_snapshot!(shown);
    assert_eq!(seats(&world, "doai").await.len(), 1, "without marks");
    assert!(seats(&world, "thôn Hạ").await.is_empty(), "another commune");
}
