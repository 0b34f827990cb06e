//! My devices: listing, ending, signing out.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::problem::ProblemCode;
use shared::session::{EndSession, ListSessions, SessionAt};
use tests::{Browser, NONE, Persona, World};

use super::PASSWORD;

const PHONE: &str =
    "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36";
const COMPUTER: &str = "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/150.0 Safari/537.36 Edg/150.0";

async fn signed_in<'w>(world: &'w World, who: Persona, device: &'static str) -> Browser<'w> {
    let mut browser = Browser::new(world).named(device);
    browser.sign_in_as(who, PASSWORD).await.ok();
    browser
}

#[tokio::test]
async fn everyone_sees_their_own_devices_and_which_one_this_is() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    world.set_password(Persona::Fellow, PASSWORD).await;
    let mut computer = signed_in(&world, Persona::Member, COMPUTER).await;
    signed_in(&world, Persona::Fellow, PHONE).await;
    world.clock.pass(SignedDuration::from_mins(5));
    signed_in(&world, Persona::Member, PHONE).await;
    world.clock.pass(SignedDuration::from_mins(1));
    let mut shown = computer.call::<ListSessions>(NONE, NONE, NONE).await.shown();
    for session in shown["body"].as_array_mut().unwrap() {
        session["id"] = "[id]".into();
    }
    assert_json_snapshot!(shown);
}

#[tokio::test]
async fn a_session_that_is_over_is_not_listed() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    signed_in(&world, Persona::Member, COMPUTER).await;
    world.clock.pass(SignedDuration::from_hours(90 * 24));
    let mut phone = signed_in(&world, Persona::Member, PHONE).await;
    let sessions = phone.call::<ListSessions>(NONE, NONE, NONE).await.ok();
    assert_eq!(sessions.iter().map(|session| session.current).collect::<Vec<_>>(), [true]);
}

#[tokio::test]
async fn ending_a_session_signs_that_device_out() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    let mut lost = signed_in(&world, Persona::Member, PHONE).await;
    let session = lost.refresh().await.ok().session;
    let mut computer = signed_in(&world, Persona::Member, COMPUTER).await;
    computer.call::<EndSession>(SessionAt { session }, NONE, NONE).await.ok();
    lost.refresh().await.refused(ProblemCode::SessionEnded);
    computer.refresh().await.ok();
    let again = computer.call::<EndSession>(SessionAt { session }, NONE, NONE).await;
    again.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn somebody_elses_session_is_not_found_and_goes_on() {
    let world = World::start().await;
    world.set_password(Persona::Fellow, PASSWORD).await;
    let mut theirs = signed_in(&world, Persona::Fellow, PHONE).await;
    let session = theirs.refresh().await.ok().session;
    for by in [Persona::Member, Persona::Secretary, Persona::ProvinceAdmin] {
        let reply = world.call::<EndSession>(by, SessionAt { session }, NONE, NONE).await;
        reply.refused(ProblemCode::NotFound);
    }
    theirs.refresh().await.ok();
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    let mut browser = signed_in(&world, Persona::Member, PHONE).await;
    let mut copy = browser.clone();
    browser.sign_out().await.ok();
    assert_eq!(browser.cookie(), None);
    copy.refresh().await.refused(ProblemCode::SessionEnded);
}

#[tokio::test]
async fn signing_out_works_with_an_ended_session_and_without_one() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    let mut browser = signed_in(&world, Persona::Member, PHONE).await;
    let mut copy = browser.clone();
    browser.sign_out().await.ok();
    copy.sign_out().await.ok();
    Browser::new(&world).sign_out().await.ok();
}

#[tokio::test]
async fn a_made_up_cookie_signs_nobody_out() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    let mut browser = signed_in(&world, Persona::Member, PHONE).await;
    let session = browser.refresh().await.ok().session;
    let mut stranger = Browser::new(&world);
    let secret = "A".repeat(43);
    stranger.set_cookie(Some(&format!("__Host-sotay={session}.{secret}")));
    stranger.sign_out().await.ok();
    browser.refresh().await.ok();
}
