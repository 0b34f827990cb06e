//! Roles with a first and a last day: they begin and end without anybody acting.

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use shared::grant::{GrantRole, NewGrant, Role};
use shared::member::FindMe;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::BRANCH;
use tests::{Browser, NONE, Persona, Reply, World, new_grant};

const PASSWORD: &str = "con trâu ăn cỏ bờ đê";

async fn give(world: &World, from: Date, until: Option<Date>) -> Reply<GrantRole> {
    let new = NewGrant { from, until, ..new_grant(Persona::Member.id(), Role::DeputySecretary) };
    world.call::<GrantRole>(Persona::CommuneAdmin, OrgAt { org: BRANCH }, NONE, new).await
}

/// The roles of the member, as a fresh token and as the profile say them.
async fn roles(world: &World, browser: &mut Browser<'_>) -> Vec<Role> {
    let token = browser.refresh().await.ok().roles.iter().map(|held| held.role).collect::<Vec<_>>();
    let me = world.call::<FindMe>(Persona::Member, NONE, NONE, NONE).await.ok();
    assert_eq!(me.seats.iter().flat_map(|seat| seat.roles.clone()).collect::<Vec<_>>(), token);
    token
}

#[tokio::test]
async fn a_role_begins_and_ends_at_midnight_in_vietnam_with_the_next_token() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    give(&world, date(2026, 11, 18), Some(date(2026, 11, 19))).await.ok();
    let mut browser = Browser::new(&world);
    let first = browser.sign_in(Persona::Member.person().citizen_id, PASSWORD).await.ok();
    assert!(first.roles.is_empty(), "it begins the day after tomorrow");
    for (at, expected) in [
        ("2026-11-17T23:59", vec![]),
        ("2026-11-18T00:00", vec![Role::DeputySecretary]),
        ("2026-11-19T23:59", vec![Role::DeputySecretary]),
        ("2026-11-20T00:00", vec![]),
    ] {
        world.clock.set(tests::local(at));
        assert_eq!(roles(&world, &mut browser).await, expected, "{at}");
    }
}

#[tokio::test]
async fn a_role_whose_last_day_is_over_can_be_given_anew() {
    let world = World::start().await;
    give(&world, date(2026, 11, 16), Some(date(2026, 11, 16))).await.ok();
    give(&world, date(2026, 11, 17), None).await.refused(ProblemCode::AlreadyGranted);
    world.clock.pass(SignedDuration::from_hours(24));
    let again = give(&world, date(2026, 11, 17), None).await.ok();
    assert_eq!((again.from, again.until), (date(2026, 11, 17), None));
    assert_eq!(world.own.grants_of(Persona::Member.id()).await.unwrap(), [again]);
}

#[tokio::test]
async fn days_and_reason_are_checked_field_by_field() {
    let world = World::start().await;
    let new = NewGrant {
        from: date(2028, 1, 1),
        until: Some(date(2026, 11, 15)),
        reason: "Xem số 001181000104".into(),
        ..new_grant(Persona::Member.id(), Role::DeputySecretary)
    };
    let reply = world.call::<GrantRole>(Persona::CommuneAdmin, OrgAt { org: BRANCH }, NONE, new).await;
    let fields = reply.refused(ProblemCode::Invalid).fields;
    assert_eq!(
        fields.iter().map(|field| field.field.as_str()).collect::<Vec<_>>(),
        ["from", "until", "reason"]
    );
}

#[tokio::test]
async fn there_is_one_secretary_at_a_time() {
    let world = World::start().await;
    let give = async |from, until| {
        let new = NewGrant { from, until, ..new_grant(Persona::Member.id(), Role::Secretary) };
        world.call::<GrantRole>(Persona::CommuneAdmin, OrgAt { org: BRANCH }, NONE, new).await
    };
    give(date(2026, 11, 16), None).await.refused(ProblemCode::SecretaryThere);
    give(date(2027, 1, 1), Some(date(2027, 2, 1))).await.refused(ProblemCode::SecretaryThere);
    give(date(2026, 1, 1), Some(date(2026, 11, 16))).await.refused(ProblemCode::SecretaryThere);
}
