//! Limits of guessing: they slow down and never lock for good.

use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::future::join_all;
use insta::assert_json_snapshot;
use jiff::{SignedDuration, Timestamp};
use shared::problem::ProblemCode;
use store::{RateLimit, Taken};
use tests::{Browser, Persona, World};

use super::{OTHER_PASSWORD, PASSWORD};

const REFILL: SignedDuration = SignedDuration::from_secs(30);

async fn wrong(world: &World) -> u16 {
    Browser::new(world).sign_in_as(Persona::Member, OTHER_PASSWORD).await.status()
}

#[tokio::test]
async fn after_five_attempts_everyone_waits_half_a_minute_for_the_next() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    for _ in 0..5 {
        assert_eq!(wrong(&world).await, 401);
    }
    let right = Browser::new(&world).sign_in_as(Persona::Member, PASSWORD).await;
    right.refused(ProblemCode::TooManyRequests);
    assert_json_snapshot!(right.shown());
    world.clock.pass(REFILL - SignedDuration::from_millis(1));
    assert_eq!(wrong(&world).await, 429);
    world.clock.pass(SignedDuration::from_millis(1));
    assert_eq!(wrong(&world).await, 401);
    assert_eq!(wrong(&world).await, 429);
}

#[tokio::test]
async fn hammering_never_locks_anybody_out() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    for _ in 0..100 {
        assert!(matches!(wrong(&world).await, 401 | 429));
    }
    world.clock.pass(REFILL);
    Browser::new(&world).sign_in_as(Persona::Member, PASSWORD).await.ok();
}

#[tokio::test]
async fn the_right_password_gives_all_attempts_back() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    for _ in 0..4 {
        assert_eq!(wrong(&world).await, 401);
    }
    Browser::new(&world).sign_in_as(Persona::Member, PASSWORD).await.ok();
    for _ in 0..5 {
        assert_eq!(wrong(&world).await, 401);
    }
    assert_eq!(wrong(&world).await, 429);
}

#[tokio::test]
async fn one_persons_attempts_do_not_slow_another() {
    let world = World::start().await;
    world.set_password(Persona::Fellow, PASSWORD).await;
    for _ in 0..6 {
        wrong(&world).await;
    }
    Browser::new(&world).sign_in_as(Persona::Fellow, PASSWORD).await.ok();
}

#[tokio::test]
async fn codes_and_passwords_are_guessed_from_one_bucket_however_the_id_is_written() {
    let world = World::start().await;
    let mut browser = Browser::new(&world);
    for citizen_id in ["001181000104", "001 181 000 104", "001.181.000.104"] {
        browser.activate(citizen_id, "0000-0000", PASSWORD).await.refused(ProblemCode::ActivationFailed);
    }
    for _ in 0..2 {
        assert_eq!(wrong(&world).await, 401);
    }
    browser.activate("0011-8100-0104", "0000-0000", PASSWORD).await.refused(ProblemCode::TooManyRequests);
}

#[tokio::test]
async fn guesses_at_the_same_moment_are_counted_one_by_one() {
    let world = World::start().await;
    let guess = async || {
        let mut browser = Browser::new(&world);
        browser.activate(Persona::Member.person().citizen_id, "0000-0000", PASSWORD).await.status()
    };
    let (a, b, c, d) = tokio::join!(
        async { [guess().await, guess().await] },
        async { [guess().await, guess().await] },
        async { [guess().await, guess().await] },
        async { [guess().await, guess().await] },
    );
    let heard = [a, b, c, d].concat();
    let tried = heard.iter().filter(|status| **status == 401).count();
    assert_eq!(tried, 5, "{heard:?}");
    assert!(heard.iter().all(|status| matches!(status, 401 | 429)), "{heard:?}");
}

#[tokio::test]
async fn a_hall_of_phones_behind_one_address_is_let_in_at_once() {
    let world = World::start().await;
    let phones = (0..60).map(async |number| {
        let mut phone = Browser::new(&world).at("203.0.113.9");
        phone.activate(&format!("001181{number:06}"), "0000-0000", PASSWORD).await.status()
    });
    let heard = join_all(phones).await;
    assert!(heard.iter().all(|status| *status == 401), "{heard:?}");
}

#[tokio::test]
async fn a_bucket_empties_and_fills_again() {
    let world = World::start().await;
    let limit = RateLimit { what: "x", burst: 2, refill: SignedDuration::from_secs(30) };
    let start: Timestamp = "2026-11-25T12:30:00Z".parse().unwrap();
    let after = |seconds| start + SignedDuration::from_secs(seconds);
    let steps = [
        (0, Taken::Yes),
        (0, Taken::Yes),
        (0, Taken::NextAt(after(30))),
        (15, Taken::NextAt(after(30))),
        (30, Taken::Yes),
        (31, Taken::NextAt(after(60))),
        (9000, Taken::Yes),
        (9000, Taken::Yes),
        (9000, Taken::NextAt(after(9030))),
    ];
    for (at, expected) in steps {
        let taken = world.own.take_token(limit, "who", after(at)).await.unwrap();
        assert_eq!(taken, expected, "after {at} s");
    }
    world.own.refill_tokens(limit, "who").await.unwrap();
    assert_eq!(world.own.take_token(limit, "who", after(9000)).await.unwrap(), Taken::Yes);
}

#[tokio::test]
async fn one_address_tries_many_people_only_slowly() {
    let world = World::start().await;
    let mut throttled = Browser::new(&world).at("203.0.113.9");
    for number in 0..120 {
        let somebody = format!("001181{number:06}");
        throttled.activate(&somebody, "0000-0000", PASSWORD).await.refused(ProblemCode::ActivationFailed);
    }
    throttled.activate("001181900000", "0", PASSWORD).await.refused(ProblemCode::TooManyRequests);
    let mut pretending = Browser::new(&world).at("198.51.100.7, 203.0.113.9");
    pretending.activate("001181900000", "0", PASSWORD).await.refused(ProblemCode::TooManyRequests);
    let mut elsewhere = Browser::new(&world).at("203.0.113.10");
    elsewhere.activate("001181900000", "0", PASSWORD).await.refused(ProblemCode::ActivationFailed);
    world.clock.pass(SignedDuration::from_secs(2));
    throttled.activate("001181900001", "0", PASSWORD).await.refused(ProblemCode::ActivationFailed);
}

#[tokio::test]
async fn addresses_and_ids_are_not_left_lying_in_the_buckets() {
    let world = World::start().await;
    let mut browser = Browser::new(&world).at("203.0.113.9");
    browser.sign_in_as(Persona::Member, PASSWORD).await.refused(ProblemCode::SignInFailed);
    let items = world.dynamo.client().scan().table_name("app").send().await.unwrap();
    let is_bucket = |kind: &AttributeValue| kind.as_s().is_ok_and(|kind| kind == "rate_limit");
    let buckets: Vec<_> = items.items().iter().filter(|item| is_bucket(&item["kind"])).collect();
    assert_eq!(buckets.len(), 2);
    let raw = format!("{buckets:?}");
    assert!(!raw.contains("203.0.113.9") && !raw.contains(Persona::Member.person().citizen_id));
}
