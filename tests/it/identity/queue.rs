//! Requests of people whom nobody knows: a branch takes so many, and what it answers tells nobody who is on its roster.

use futures_util::future::join_all;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::registration::{
    Approval, Approvals, ApproveRegistrations, CreateRegistration, FindRegistration, ListRegistrations,
    NewRegistration, Opens, RefuseRegistration, Registration, RegistrationAt, RegistrationQuery,
    RegistrationRefusal, RegistrationState,
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

async fn fill(world: &World) {
    for number in 100..100 + most(world) {
        ask_for_account(world, stranger(number)).await.ok();
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
    for number in 100..100 + before {
        ask_for_account(&world, stranger(number)).await.ok();
    }
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
    fill_rest(&world).await;
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

/// Fills what is left of the queue.
async fn fill_rest(world: &World) {
    for number in 100..99 + most(world) {
        ask_for_account(world, stranger(number)).await.ok();
    }
}
