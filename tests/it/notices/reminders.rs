//! Reminders: once for each thing and day, only to those for whom something is undone, and gone when it is done.

use jobs::{RemindOrder, Reminded, remind};
use shared::meeting::MeetingPlan;
use shared::notice::NoticeAbout;
use tests::board::{inbox, titles};
use tests::{Evening, Persona, World, local, plan};

use crate::reports::{Upward, text};

const NEAR: &str = "Ngày mai họp, đồng chí chưa trả lời";

async fn is_reminded(world: &World, by: Persona) -> bool {
    titles(world, by).await.contains(&NEAR.to_owned())
}

async fn run(world: &World) -> Reminded {
    remind(&world.app, RemindOrder::default()).await.unwrap()
}

#[tokio::test]
async fn the_day_before_a_meeting_those_who_have_not_answered_are_reminded_once() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.answer(Persona::Member, Persona::Member).await.ok();
    world.follow_changes().await;
    world.clock.set(local("2026-11-23T09:00"));
    assert_eq!(run(&world).await, Reminded::default(), "two days before");
    world.clock.set(local("2026-11-24T07:59"));
    assert_eq!(run(&world).await, Reminded::default(), "before eight in the morning");
    world.clock.set(local("2026-11-24T08:00"));
    let first = run(&world).await;
    assert_eq!(first.things, 1);
    assert!(first.notices > 0);
    assert!(is_reminded(&world, Persona::Fellow).await && !is_reminded(&world, Persona::Member).await);
    let tasks = inbox(&world, Persona::Fellow).await.tasks;
    assert!(matches!(tasks[0].about, NoticeAbout::MeetingNear { .. }));
    assert_eq!(run(&world).await, Reminded::default(), "once for each thing and day");
    // Who answers is reminded no more, and a record that comes again changes nothing.
    world.clock.set(local("2026-11-24T09:00"));
    evening.answer(Persona::Fellow, Persona::Fellow).await.ok();
    world.follow_changes().await;
    let records = world.stream_records().await;
    world.hand_over(&records, 100).await;
    assert!(!is_reminded(&world, Persona::Fellow).await && is_reminded(&world, Persona::Probationary).await);
    world.clock.set(plan().starts_at);
    assert!(!is_reminded(&world, Persona::Probationary).await, "the meeting has begun");
}

#[tokio::test]
async fn a_meeting_that_was_moved_or_called_off_reminds_on_its_own_day_or_not_at_all() {
    let world = World::start().await;
    let moved = Evening::called(&world).await;
    let other = MeetingPlan { starts_at: local("2026-11-25T14:00"), ..plan() };
    let cancelled = Evening::called_as(&world, 2, other).await;
    world.follow_changes().await;
    moved.change(MeetingPlan { starts_at: local("2026-11-28T19:30"), ..plan() }).await.ok();
    cancelled.cancel("Bão số 9 đổ bộ.").await.ok();
    world.follow_changes().await;
    world.clock.set(local("2026-11-24T08:00"));
    assert_eq!(run(&world).await, Reminded { things: 2, ..Reminded::default() });
    world.clock.set(local("2026-11-27T10:00"));
    assert_eq!(run(&world).await.things, 1);
    assert!(is_reminded(&world, Persona::Fellow).await);
    // Called off at the last moment: the reminder goes.
    moved.cancel("Bão số 9 đổ bộ.").await.ok();
    world.follow_changes().await;
    assert!(!is_reminded(&world, Persona::Fellow).await);
}

#[tokio::test]
async fn a_report_that_is_due_reminds_its_writers_until_it_is_sent() {
    let world = World::start().await;
    // The meeting is held on the 25th, its report due on the 27th.
    let upward = Upward::of_closed_meeting(&world).await;
    world.clock.set(local("2026-11-26T09:00"));
    assert_eq!(run(&world).await, Reminded::default());
    world.clock.set(local("2026-11-27T09:00"));
    assert_eq!(run(&world).await, Reminded { things: 1, notices: 2, ..Reminded::default() });
    assert_eq!(inbox(&world, Persona::Deputy).await.tasks.len(), 1);
    assert!(inbox(&world, Persona::CommuneOfficer).await.tasks.is_empty());
    upward.send(Persona::Secretary, text()).await.ok();
    world.follow_changes().await;
    assert!(inbox(&world, Persona::Secretary).await.tasks.is_empty());
    assert!(inbox(&world, Persona::Deputy).await.tasks.is_empty());
}

#[tokio::test]
async fn the_schedule_speaks_to_jobs_in_a_command() {
    let world = World::start().await;
    let payload: jobs::Payload = serde_json::from_str(r#"{"remind": {}}"#).unwrap();
    let answer = jobs::answer(&world.app, &world.streams().await, payload).await.unwrap();
    assert_eq!(serde_json::to_string(&answer).unwrap(), r#"{"things":0,"notices":0,"aside":0,"left":0}"#);
}
