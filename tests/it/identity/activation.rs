//! Activation: the slip in the hand, the citizen id in the head, a password of one's own.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::member::{AccountState, FindMe, Standing};
use shared::problem::{Problem, ProblemCode};
use store::{StoreError, StoredPassword};
use tests::{Browser, NONE, Persona, Raw, World};

use super::{OTHER_PASSWORD, PASSWORD, slip};

/// The refusal without what differs in every request.
fn alike(raw: &Raw) -> (u16, Problem) {
    (raw.status, Problem { request_id: None, ..raw.problem() })
}

#[tokio::test]
async fn the_right_code_sets_the_password_and_signs_in() {
    let world = World::start().await;
    let slip = slip(&world, Persona::Member).await;
    let mut browser = Browser::new(&world);
    let citizen_id = Persona::Member.person().citizen_id;
    let reply = browser.activate(citizen_id, &slip.code, PASSWORD).await;
    assert_json_snapshot!(reply.shown());
    let me = browser.call::<FindMe>(NONE, NONE, NONE).await.ok();
    assert_eq!(me.member.account, AccountState::Active);
    Browser::new(&world).sign_in(citizen_id, PASSWORD).await.ok();
}

#[tokio::test]
async fn a_code_is_read_kindly() {
    let world = World::start().await;
    for (whom, citizen_id) in [(Persona::Member, "001 181 000 104"), (Persona::Fellow, " 001.190-000105 ")] {
        let code = slip(&world, whom).await.code;
        let typed = format!(" {} ", code.to_lowercase().replace('-', " ").replace('0', "o"));
        Browser::new(&world).activate(citizen_id, &typed, PASSWORD).await.ok();
    }
}

#[tokio::test]
async fn a_code_lives_seven_days() {
    let world = World::start().await;
    let citizen_id = Persona::Member.person().citizen_id;
    let seven_days = SignedDuration::from_hours(7 * 24);
    let first = slip(&world, Persona::Member).await;
    assert_eq!(first.expires_at, world.clock.now() + seven_days);
    world.clock.pass(seven_days);
    let late = Browser::new(&world).activate(citizen_id, &first.code, PASSWORD).await;
    late.refused(ProblemCode::ActivationFailed);
    let second = slip(&world, Persona::Member).await;
    world.clock.pass(seven_days - SignedDuration::from_secs(1));
    Browser::new(&world).activate(citizen_id, &second.code, PASSWORD).await.ok();
}

#[tokio::test]
async fn nobody_learns_what_was_wrong() {
    let world = World::start().await;
    let mine = Persona::Member.person().citizen_id;
    let used = slip(&world, Persona::Deputy).await.code;
    let deputy = Persona::Deputy.person().citizen_id;
    Browser::new(&world).activate(deputy, &used, PASSWORD).await.ok();
    let old = slip(&world, Persona::Fellow).await.code;
    world.clock.pass(SignedDuration::from_hours(7 * 24));
    let somebody_elses = slip(&world, Persona::Probationary).await.code;
    let code = slip(&world, Persona::Member).await.code;
    let mut answers = Vec::new();
    for (citizen_id, code) in [
        ("001181999999", code.as_str()),
        ("12", &code),
        ("", &code),
        (mine, "0000-0000"),
        (mine, ""),
        (mine, &somebody_elses),
        (deputy, &used),
        (Persona::Fellow.person().citizen_id, &old),
        (Persona::Exempt.person().citizen_id, &code),
    ] {
        let reply = Browser::new(&world).activate(citizen_id, code, PASSWORD).await;
        reply.refused(ProblemCode::ActivationFailed);
        assert!(!reply.raw.headers.contains_key("set-cookie"));
        answers.push(alike(&reply.raw));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    Browser::new(&world).activate(mine, &code, PASSWORD).await.ok();
}

#[tokio::test]
async fn a_wrong_id_asks_the_database_the_same_as_a_wrong_code() {
    let world = World::start().await;
    slip(&world, Persona::Member).await;
    world.tap.heard();
    let mut heard = Vec::new();
    for (address, citizen_id) in
        [("203.0.113.9", Persona::Member.person().citizen_id), ("203.0.113.10", "001181999999")]
    {
        let mut browser = Browser::new(&world).at(address);
        browser.activate(citizen_id, "0000-0000", PASSWORD).await.refused(ProblemCode::ActivationFailed);
        heard.push(world.tap.heard());
    }
    assert_eq!(heard[0], heard[1]);
    assert!(!heard[0].is_empty());
}

#[tokio::test]
async fn a_code_works_once_also_when_two_try_at_the_same_moment() {
    let world = World::start().await;
    let slip = slip(&world, Persona::Member).await;
    let citizen_id = Persona::Member.person().citizen_id;
    let (mut mine, mut theirs) = (Browser::new(&world), Browser::new(&world));
    let (one, other) = tokio::join!(
        mine.activate(citizen_id, &slip.code, PASSWORD),
        theirs.activate(citizen_id, &slip.code, OTHER_PASSWORD),
    );
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
    let winning = if one.status() == 200 { PASSWORD } else { OTHER_PASSWORD };
    Browser::new(&world).sign_in(citizen_id, winning).await.ok();
}

#[tokio::test]
async fn a_bad_password_is_named_and_costs_no_code() {
    let world = World::start().await;
    let slip = slip(&world, Persona::Member).await;
    let mine = Persona::Member.person().citizen_id;
    let long = "dài ".repeat(51);
    let mut answers = Vec::new();
    for password in ["ngắn", "", &long, "1234567890", "dangvien2026", mine] {
        let reply = Browser::new(&world).activate(mine, &slip.code, password).await;
        answers.push(reply.shown());
    }
    assert_json_snapshot!(answers);
    Browser::new(&world).activate(mine, &slip.code, PASSWORD).await.ok();
}

#[tokio::test]
async fn a_new_code_ends_the_old_one() {
    let world = World::start().await;
    let old = slip(&world, Persona::Member).await;
    let new = slip(&world, Persona::Member).await;
    let mine = Persona::Member.person().citizen_id;
    let mut browser = Browser::new(&world);
    browser.activate(mine, &old.code, PASSWORD).await.refused(ProblemCode::ActivationFailed);
    browser.activate(mine, &new.code, PASSWORD).await.ok();
}

#[tokio::test]
async fn a_code_that_is_replaced_while_it_is_typed_opens_nothing() {
    let world = World::start().await;
    let store = &world.own;
    let member = Persona::Member.id();
    slip(&world, Persona::Member).await;
    let read = store.find_code(member).await.unwrap().unwrap();
    slip(&world, Persona::Member).await;
    let password = StoredPassword { member, hash: "made up".into() };
    let redeemed = store.redeem_code(&read, &password, world.clock.now()).await;
    assert!(matches!(redeemed, Err(StoreError::Conflict)), "{redeemed:?}");
    assert!(store.find_code(member).await.unwrap().is_some(), "the new one still works");
}

#[tokio::test]
async fn whoever_forgot_the_password_gets_a_new_one_and_every_device_is_signed_out() {
    let world = World::start().await;
    world.set_password(Persona::Member, OTHER_PASSWORD).await;
    let mut lost = Browser::new(&world);
    lost.sign_in_as(Persona::Member, OTHER_PASSWORD).await.ok();
    let slip = slip(&world, Persona::Member).await;
    let mut phone = Browser::new(&world);
    phone.activate(Persona::Member.person().citizen_id, &slip.code, PASSWORD).await.ok();
    lost.refresh().await.refused(ProblemCode::SessionEnded);
    phone.refresh().await.ok();
    let old = Browser::new(&world).sign_in_as(Persona::Member, OTHER_PASSWORD).await;
    old.refused(ProblemCode::SignInFailed);
}

#[tokio::test]
async fn whoever_has_left_the_party_does_not_activate() {
    let world = World::start().await;
    let slip = slip(&world, Persona::Member).await;
    world.change_member(Persona::Member, |member| member.standing = Standing::Resigned).await;
    let citizen_id = Persona::Member.person().citizen_id;
    let reply = Browser::new(&world).activate(citizen_id, &slip.code, PASSWORD).await;
    reply.refused(ProblemCode::ActivationFailed);
}
