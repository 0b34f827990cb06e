//! A write is done, but its reply is lost, and the SDK sends it again: whoever made the change is not told that
//! somebody else did.

use shared::meeting::{
    AtRevision, CallMeeting, ChangeMeeting, MeetingChange, MeetingPlan, OpenMeeting, RemoveMeeting,
};
use shared::member::{ChangeStanding, MemberAt, Standing, StandingChange};
use shared::org::{OrgAt, OrgName, RenameOrg};
use shared::problem::ProblemCode;
use tests::country::BRANCH;
use tests::line::{Fault, Plan};
use tests::{Browser, Evening, NONE, Persona, World, plan};

/// The ways in which a reply gets lost.
const LOST: [Fault; 3] = [Fault::ReplyCut, Fault::ReplyFailed, Fault::ReplyHeld];

/// Does one thing in a world where its write loses its reply once.
async fn losing<T>(world: &World, fault: Fault, act: impl Future<Output = T>) -> T {
    world.begin_storm(Plan::at_write(0, fault)).await;
    let done = act.await;
    assert_eq!(world.end_storm().await.get(&fault), Some(&1), "{fault:?} came");
    done
}

#[tokio::test]
async fn a_meeting_that_was_changed_opened_or_removed_is_not_stale_to_who_did_it() {
    let by = Persona::Secretary;
    for fault in LOST {
        let world = World::start().await;
        let evening = Evening::drafted(&world).await;
        let change = MeetingChange { plan: MeetingPlan { place: "Đình làng".into(), ..plan() }, rev: 1 };
        let change =
            losing(&world, fault, world.call_once::<ChangeMeeting>(by, evening.at(), NONE, change)).await;
        assert_eq!(change.ok().rev, 2);
        let body = |rev| AtRevision { rev };
        losing(&world, fault, world.call_once::<CallMeeting>(by, evening.at(), NONE, body(2))).await.ok();
        world.clock.set(plan().starts_at);
        let opened =
            losing(&world, fault, world.call_once::<OpenMeeting>(by, evening.at(), NONE, body(3))).await;
        assert_eq!((opened.ok().rev, evening.rev().await), (4, 4), "once each");
        let draft = Evening::drafted_as(&world, 2, plan()).await;
        losing(&world, fault, world.call_once::<RemoveMeeting>(by, draft.at(), NONE, NONE)).await.ok();
    }
}

#[tokio::test]
async fn a_member_or_an_organisation_that_was_changed_is_not_stale_to_who_did_it() {
    for fault in LOST {
        let world = World::start().await;
        let change = StandingChange {
            standing: Standing::Exempt,
            host: None,
            since: jiff::civil::date(2026, 11, 16),
            rev: 1,
        };
        let at = MemberAt { member: Persona::Fellow.id() };
        let change = world.call_once::<ChangeStanding>(Persona::Secretary, at, NONE, change);
        assert_eq!(losing(&world, fault, change).await.ok().rev, 2);
        let name = OrgName { name: "Chi bộ thôn Đông Hạ".into() };
        let rename = world.call_once::<RenameOrg>(Persona::CommuneAdmin, OrgAt { org: BRANCH }, NONE, name);
        losing(&world, fault, rename).await.ok();
    }
}

#[tokio::test]
async fn signing_in_is_not_stale_and_takes_one_attempt() {
    let password = "con trâu ăn cỏ bờ đê";
    for fault in LOST {
        let world = World::start().await;
        world.set_password(Persona::Member, password).await;
        let mut browser = Browser::new(&world);
        // The first write takes a token, the second begins the session.
        world.begin_storm(Plan::at_write(1, fault)).await;
        browser.sign_in_as(Persona::Member, password).await.ok();
        assert_eq!(world.end_storm().await.get(&fault), Some(&1));
        assert_eq!(world.own.sessions_of(Persona::Member.id()).await.unwrap().len(), 1);
        let wrong = browser.sign_in_as(Persona::Member, "con bò ăn cỏ bờ đê");
        losing(&world, fault, wrong).await.refused(ProblemCode::SignInFailed);
        for _ in 0..4 {
            let wrong = browser.sign_in_as(Persona::Member, "con bò ăn cỏ bờ đê").await;
            wrong.refused(ProblemCode::SignInFailed);
        }
        browser.sign_in_as(Persona::Member, password).await.refused(ProblemCode::TooManyRequests);
    }
}

#[tokio::test]
async fn what_somebody_else_changed_stays_stale_also_when_replies_are_lost() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let seen = world.own.find_meeting(evening.id).await.unwrap().unwrap();
    evening.change(MeetingPlan { place: "Đình làng".into(), ..plan() }).await.ok();
    world.begin_storm(Plan::at_write(0, Fault::CutBefore)).await;
    let late = world.app_of("meetings").store.change_meeting(&seen, world.clock.now()).await;
    assert!(matches!(late, Err(store::StoreError::Conflict)), "{late:?}");
    let removed = world.app_of("meetings").store.remove_meeting(&seen).await;
    assert!(matches!(removed, Err(store::StoreError::Conflict)), "{removed:?}");
    world.end_storm().await;
}
