//! The refresh cookie: rotated at each use, forgiving to two tabs, unforgiving to a copy.

use jiff::SignedDuration;
use shared::grant::{GrantRole, Role};
use shared::member::Standing;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::BRANCH;
use tests::{Browser, NONE, Persona, World, new_grant};

use super::PASSWORD;

async fn signed_in(world: &World) -> Browser<'_> {
    world.set_password(Persona::Member, PASSWORD).await;
    let mut browser = Browser::new(world);
    browser.sign_in_as(Persona::Member, PASSWORD).await.ok();
    browser
}

#[tokio::test]
async fn each_use_gives_a_fresh_token_and_the_next_cookie() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    let mut cookies = vec![browser.cookie().unwrap().to_owned()];
    for _ in 0..3 {
        world.clock.pass(SignedDuration::from_mins(10));
        let reply = browser.refresh().await.ok();
        assert_eq!(reply.expires_at, world.clock.now() + SignedDuration::from_mins(10));
        cookies.push(browser.cookie().unwrap().to_owned());
    }
    cookies.dedup();
    assert_eq!(cookies.len(), 4);
}

#[tokio::test]
async fn a_parent_shown_again_within_the_grace_gets_the_same_child() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    let mut second_tab = browser.clone();
    browser.refresh().await.ok();
    world.clock.pass(SignedDuration::from_secs(30));
    second_tab.refresh().await.ok();
    assert_eq!(second_tab.cookie(), browser.cookie());
    world.clock.pass(SignedDuration::from_mins(9));
    browser.refresh().await.ok();
    second_tab.refresh().await.ok();
    assert_eq!(second_tab.cookie(), browser.cookie(), "and so on, for as long as both are open");
}

#[tokio::test]
async fn a_parent_shown_again_after_the_grace_ends_the_family() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    let mut copy = browser.clone();
    browser.refresh().await.ok();
    world.clock.pass(SignedDuration::from_secs(31));
    copy.refresh().await.refused(ProblemCode::SessionEnded);
    browser.refresh().await.refused(ProblemCode::SessionEnded);
}

#[tokio::test]
async fn an_older_token_ends_the_family_at_once() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    let mut copy = browser.clone();
    browser.refresh().await.ok();
    browser.refresh().await.ok();
    copy.refresh().await.refused(ProblemCode::SessionEnded);
    browser.refresh().await.refused(ProblemCode::SessionEnded);
}

#[tokio::test]
async fn a_family_that_ended_leaves_other_devices_alone() {
    let world = World::start().await;
    let mut phone = signed_in(&world).await;
    let mut computer = Browser::new(&world);
    computer.sign_in_as(Persona::Member, PASSWORD).await.ok();
    let mut copy = phone.clone();
    phone.refresh().await.ok();
    phone.refresh().await.ok();
    copy.refresh().await.refused(ProblemCode::SessionEnded);
    computer.refresh().await.ok();
}

#[tokio::test]
async fn two_refreshes_at_the_same_moment_end_with_the_same_child() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    for _ in 0..5 {
        let mut tabs = [browser.clone(), browser.clone(), browser.clone()];
        let [one, two, three] = &mut tabs;
        let (a, b, c) = tokio::join!(one.refresh(), two.refresh(), three.refresh());
        for reply in [a, b, c] {
            reply.ok();
        }
        assert_eq!(tabs[0].cookie(), tabs[1].cookie());
        assert_eq!(tabs[0].cookie(), tabs[2].cookie());
        assert_ne!(tabs[0].cookie(), browser.cookie());
        browser = tabs[0].clone();
    }
}

#[tokio::test]
async fn what_is_no_token_of_ours_is_refused() {
    let world = World::start().await;
    let mut browser = Browser::new(&world);
    browser.refresh().await.refused(ProblemCode::NotSignedIn);
    for cookie in ["x", "", ".", "01hf7yat00000000000000006d.AAAA"] {
        browser.set_cookie(Some(&format!("__Host-sotay={cookie}")));
        browser.refresh().await.refused(ProblemCode::SessionEnded);
    }
    browser.set_cookie(Some("sotay=x"));
    browser.refresh().await.refused(ProblemCode::NotSignedIn);
}

#[tokio::test]
async fn a_session_ends_after_ninety_days_without_use() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    let days = |days: i64| SignedDuration::from_hours(24 * days);
    world.clock.pass(days(89));
    browser.refresh().await.ok();
    world.clock.pass(days(89));
    browser.refresh().await.ok();
    world.clock.pass(days(90));
    browser.refresh().await.refused(ProblemCode::SessionEnded);
}

#[tokio::test]
async fn a_new_role_comes_with_the_next_refresh() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    assert!(browser.refresh().await.ok().roles.is_empty());
    let grant = new_grant(Persona::Member.id(), Role::BranchCommitteeMember);
    world.call::<GrantRole>(Persona::CommuneAdmin, OrgAt { org: BRANCH }, NONE, grant).await.ok();
    let roles = browser.refresh().await.ok().roles;
    assert_eq!(roles.len(), 1);
}

#[tokio::test]
async fn whoever_leaves_the_party_is_out_with_the_next_refresh() {
    let world = World::start().await;
    let mut browser = signed_in(&world).await;
    world.change_member(Persona::Member, |member| member.standing = Standing::StruckOff).await;
    browser.refresh().await.refused(ProblemCode::SessionEnded);
    assert!(world.own.sessions_of(Persona::Member.id()).await.unwrap().is_empty());
}
