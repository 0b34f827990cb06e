//! Requests of people whom nobody knows: a branch takes so many, and what it answers tells nobody who is on its roster.

use futures_util::future::join_all;
use jiff::SignedDuration;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::registration::{
    Approval, Approvals, ApproveRegistrations, CreateRegistration, FindRegistration, ListRegistrations,
    NewRegistration, Opens, RefuseRegistration, RefuseRegistrations, RefusedRegistration, Registration,
    RegistrationAt, RegistrationQuery, RegistrationRefusal, RegistrationRefusals, RegistrationState,
};
use shared::rules::sign_in_rules;
use shared::time::local_date;
use tests::country::{BRANCH, COMMUNE};
use tests::{
    Browser, CHOSEN_PASSWORD, NONE, Persona, Reply, World, ask_for_account, registration_id, registration_of,
};

/// Somebody who does not exist.
fn stranger(number: u128) -> NewRegistration {
    let known = registration_of(Persona::Member.person(), number, BRANCH);
    NewRegistration { name: "Lưu Văn Tám".into(), citizen_id: format!("0010850{number:05}"), ..known }
}

async fn ask_from(world: &World, address: &'static str, new: NewRegistration) -> Reply<CreateRegistration> {
    Browser::new(world).at(address).call::<CreateRegistration>(NONE, NONE, new).await
}

async fn waiting(world: &World, by: Persona, org: OrgId) -> Vec<Registration> {
    let query = RegistrationQuery::default();
    world.call::<ListRegistrations>(by, OrgAt { org }, query, NONE).await.ok().items
}

fn most(world: &World) -> u128 {
    u128::from(sign_in_rules(local_date(world.clock.now())).most_unknown_waiting)
}

/// Fills the queue of the branch from two addresses: one alone cannot.
async fn fill(world: &World) {
    fill_but(world, 0).await;
}

async fn fill_but(world: &World, free: u128) {
    let rules = sign_in_rules(local_date(world.clock.now()));
    for number in 0..most(world) - free {
        let is_first = number < u128::from(rules.most_unknown_of_address);
        let address = if is_first { "198.51.100.1" } else { "198.51.100.2" };
        ask_from(world, address, stranger(100 + number)).await.ok();
    }
}

#[tokio::test]
async fn a_flood_of_made_up_people_ends_at_the_bound_and_is_told_whom_to_ask() {
    let world = World::start().await;
    fill(&world).await;
    let refused = ask_for_account(&world, stranger(1)).await;
    let problem = refused.refused(ProblemCode::RegistrationsFull);
    assert!(problem.sentence.contains("bí thư chi bộ"), "{}", problem.sentence);
    let listed = waiting(&world, Persona::CommuneAdmin, COMMUNE).await;
    assert_eq!(listed.len() as u128, most(&world));
    let again = ask_for_account(&world, stranger(1)).await;
    again.refused(ProblemCode::RegistrationsFull);
}

#[tokio::test]
async fn a_decision_makes_room_for_one_more() {
    let world = World::start().await;
    fill(&world).await;
    let one = waiting(&world, Persona::CommuneAdmin, COMMUNE).await.remove(0);
    let refusal = RegistrationRefusal { reason: "Không có ai tên này.".into(), rev: one.rev };
    let at = RegistrationAt { registration: one.id };
    world.call::<RefuseRegistration>(Persona::CommuneAdmin, at, NONE, refusal).await.ok();
    ask_for_account(&world, stranger(1)).await.ok();
    ask_for_account(&world, stranger(2)).await.refused(ProblemCode::RegistrationsFull);
}

#[tokio::test]
async fn many_at_once_do_not_slip_past_the_bound() {
    let world = World::start().await;
    let before = most(&world) - 3;
    fill_but(&world, 3).await;
    let asked = join_all((200..212).map(|number| ask_for_account(&world, stranger(number)))).await;
    // So many from one address at the same moment are slowed down as well.
    assert!(asked.iter().all(|reply| matches!(reply.status(), 200 | 409 | 429 | 503)));
    let kept = before + asked.iter().filter(|reply| reply.status() == 200).count() as u128;
    let listed = waiting(&world, Persona::CommuneAdmin, COMMUNE).await.len() as u128;
    assert_eq!(listed, kept, "whoever was told that it waits is seen");
    assert!((before..=most(&world)).contains(&kept), "{kept}");
}

#[tokio::test]
async fn whoever_the_roster_knows_gets_through_a_full_queue_and_nobody_can_tell() {
    let world = World::start().await;
    fill(&world).await;
    let known = registration_of(Persona::Member.person(), 1, BRANCH);
    let (one, other) = (ask_for_account(&world, known).await, ask_for_account(&world, stranger(2)).await);
    assert_eq!(one.raw.json()["sentence"], other.raw.json()["sentence"], "the same words");
    for number in [1, 2] {
        let at = RegistrationAt { registration: registration_id(number) };
        let status = world.call::<FindRegistration>(Persona::Anonymous, at, NONE, NONE).await;
        status.refused(ProblemCode::NotFound);
    }
    let found = waiting(&world, Persona::Secretary, BRANCH).await.remove(0);
    assert_eq!(found.id, registration_id(1), "the secretary sees it");
    let member = Persona::Member.id();
    let approval = Approval { registration: found.id, member, opens: Opens::First, rev: found.rev };
    let body = Approvals { approvals: vec![approval] };
    world.call::<ApproveRegistrations>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, body).await.ok();
    let citizen_id = Persona::Member.person().citizen_id;
    Browser::new(&world).sign_in(citizen_id, CHOSEN_PASSWORD).await.ok();
    let at = RegistrationAt { registration: found.id };
    let status = world.call::<FindRegistration>(Persona::Anonymous, at, NONE, NONE).await.ok();
    assert_eq!(status.state, RegistrationState::Approved, "what was decided is told");
}

#[tokio::test]
async fn a_name_and_a_birth_date_are_no_way_to_flood_either() {
    let world = World::start().await;
    for number in 1..=5 {
        let known = registration_of(Persona::Member.person(), number, BRANCH);
        let new = NewRegistration { citizen_id: format!("0010850{number:05}"), ..known };
        ask_for_account(&world, new).await.ok();
    }
    assert_eq!(waiting(&world, Persona::Secretary, BRANCH).await.len(), 3);
    ask_for_account(&world, stranger(9)).await.ok();
}

#[tokio::test]
async fn the_same_work_is_done_for_whoever_asks() {
    let world = World::start().await;
    let known = registration_of(Persona::Member.person(), 1, BRANCH);
    let by_name = NewRegistration {
        citizen_id: "001085000999".into(),
        ..registration_of(Persona::Fellow.person(), 2, BRANCH)
    };
    let elsewhere = registration_of(Persona::SiblingMember.person(), 4, BRANCH);
    let mut costs = Vec::new();
    // A bucket that was used costs one call more, so each asks from an address of their own.
    for (address, new) in [
        ("203.0.113.1", known),
        ("203.0.113.2", by_name),
        ("203.0.113.3", stranger(3)),
        ("203.0.113.4", elsewhere),
    ] {
        costs.push(ask_from(&world, address, new).await.raw.cost);
    }
    fill_but(&world, 1).await;
    let too_late = registration_of(Persona::Exempt.person(), 5, BRANCH);
    for (address, new) in [("203.0.113.5", too_late), ("203.0.113.6", stranger(6))] {
        let reply = ask_from(&world, address, new).await;
        costs.push(reply.raw.cost);
        reply.refused(ProblemCode::RegistrationsFull);
    }
    let calls: Vec<_> = costs.iter().map(|cost| cost.calls).collect();
    assert!(calls.iter().all(|count| *count == calls[0]), "{calls:?}");
    let written: Vec<_> = costs.iter().map(|cost| cost.write_units).collect();
    assert!(written.iter().all(|units| (units - written[0]).abs() <= 1.0), "{written:?}");
}

#[tokio::test]
async fn one_address_cannot_fill_a_branch_and_whoever_the_roster_knows_gets_through() {
    let world = World::start().await;
    let of_address = u128::from(sign_in_rules(local_date(world.clock.now())).most_unknown_of_address);
    for number in 100..100 + of_address {
        ask_for_account(&world, stranger(number)).await.ok();
    }
    let known = registration_of(Persona::Member.person(), 1, BRANCH);
    let (one, other) = (ask_for_account(&world, known).await, ask_for_account(&world, stranger(2)).await);
    one.refused(ProblemCode::RegistrationsFull);
    assert_eq!(one.raw.json()["sentence"], other.raw.json()["sentence"], "the same words");
    assert_eq!(waiting(&world, Persona::Secretary, BRANCH).await.len(), 1, "the secretary sees the member");
    assert_eq!(waiting(&world, Persona::CommuneAdmin, COMMUNE).await.len() as u128, of_address);
    ask_from(&world, "203.0.113.9", stranger(3)).await.ok();
}

/// A day on which the requests of strangers no longer wait, and all the others do.
fn after_the_hold(world: &World) {
    let hold = sign_in_rules(local_date(world.clock.now())).unknown_registration_hold;
    world.clock.pass(hold + SignedDuration::from_hours(1));
}

#[tokio::test]
async fn what_nobody_knows_stops_waiting_soon_and_its_sender_cannot_tell() {
    let world = World::start().await;
    fill(&world).await;
    let known = registration_of(Persona::Member.person(), 1, BRANCH);
    ask_from(&world, "203.0.113.1", known).await.refused(ProblemCode::RegistrationsFull);
    after_the_hold(&world);
    assert!(
        waiting(&world, Persona::CommuneAdmin, COMMUNE).await.is_empty(),
        "nobody has to clear them away"
    );
    assert_eq!(waiting(&world, Persona::Secretary, BRANCH).await.len(), 1, "a member waits on");
    let known = registration_of(Persona::Fellow.person(), 2, BRANCH);
    ask_from(&world, "203.0.113.2", known).await.ok();
    ask_from(&world, "203.0.113.3", stranger(3)).await.ok();
    after_the_hold(&world);
    for number in [2, 3] {
        let at = RegistrationAt { registration: registration_id(number) };
        let status = world.call::<FindRegistration>(Persona::Anonymous, at, NONE, NONE).await.ok();
        assert_eq!(status.state, RegistrationState::Pending);
    }
}

#[tokio::test]
async fn the_table_forgets_every_request_at_the_same_time() {
    let world = World::start().await;
    fill_but(&world, 1).await;
    let by_name = |number| NewRegistration {
        citizen_id: format!("0010850{number:05}"),
        ..registration_of(Persona::Fellow.person(), number, BRANCH)
    };
    ask_from(&world, "203.0.113.1", registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    for number in 2..=6 {
        ask_from(&world, "203.0.113.2", by_name(number)).await.ok();
    }
    ask_from(&world, "203.0.113.3", stranger(7)).await.ok();
    ask_from(&world, "203.0.113.4", stranger(8)).await.refused(ProblemCode::RegistrationsFull);
    let mut ends = Vec::new();
    for number in 1..=8 {
        let found = world.own.find_registration(registration_id(number)).await.unwrap().unwrap().value;
        ends.push((found.expires_at, found.admission));
    }
    assert!(ends.iter().all(|(end, _)| *end == ends[0].0), "{ends:?}");
}

#[tokio::test]
async fn a_decision_long_after_does_not_free_the_place_of_somebody_else() {
    let world = World::start().await;
    fill(&world).await;
    let old = waiting(&world, Persona::CommuneAdmin, COMMUNE).await;
    after_the_hold(&world);
    for number in 0..most(&world) {
        let address = if number < 10 { "203.0.113.1" } else { "203.0.113.2" };
        ask_from(&world, address, stranger(300 + number)).await.ok();
    }
    for one in old {
        let refusal = RegistrationRefusal { reason: "Không có ai tên này.".into(), rev: one.rev };
        let at = RegistrationAt { registration: one.id };
        world.call::<RefuseRegistration>(Persona::CommuneAdmin, at, NONE, refusal).await.ok();
    }
    ask_from(&world, "203.0.113.3", stranger(1)).await.refused(ProblemCode::RegistrationsFull);
}

#[tokio::test]
async fn made_up_requests_are_cleared_away_in_one_act() {
    let world = World::start().await;
    fill(&world).await;
    let listed = waiting(&world, Persona::CommuneAdmin, COMMUNE).await;
    let refused = |one: &Registration| RefusedRegistration { registration: one.id, rev: one.rev };
    let mut refused: Vec<_> = listed.iter().map(refused).collect();
    refused[0].rev = 9;
    let body = RegistrationRefusals { refused, reason: "Không có ai tên này.".into() };
    let commune = OrgAt { org: COMMUNE };
    let reply =
        world.call::<RefuseRegistrations>(Persona::CommuneAdmin, commune, NONE, body.clone()).await.ok();
    let problems: Vec<_> = reply.iter().filter_map(|outcome| outcome.problem).collect();
    assert_eq!(problems, [ProblemCode::Stale], "what hinders one does not hold up the others");
    assert_eq!(waiting(&world, Persona::CommuneAdmin, COMMUNE).await.len(), 1);
    let elsewhere = OrgAt { org: BRANCH };
    let by_branch =
        world.call::<RefuseRegistrations>(Persona::Secretary, elsewhere, NONE, body.clone()).await;
    assert!(by_branch.ok().iter().all(|outcome| outcome.problem.is_some()), "they do not lie there");
    let none = RegistrationRefusals { refused: Vec::new(), ..body };
    let reply = world.call::<RefuseRegistrations>(Persona::CommuneAdmin, commune, NONE, none).await;
    reply.refused(ProblemCode::Invalid);
}
