//! The reminders of a whole country: what they cost, what stops them, and where they go on.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use jobs::{Payload, RemindOrder, Reminded, remind};
use serde_json::json;
use shared::attendance::{Attendance, ListedAs};
use shared::id::{MeetingId, MemberId, NoticeId};
use shared::meeting::Meeting;
use shared::notice::PersonalNotice;
use store::key::{self, DUE_PARTS, Key};
use store::{Due, DueOf, Entity, REMINDERS, metered};
use tests::line::{Fault, Plan, TEMPLATE};
use tests::{Evening, World, local};

use crate::jobs::replays::answer;

const DAY: Date = date(2026, 11, 24);
/// Those on a list who have not answered.
const OWING: usize = 18;

/// Many meetings of tomorrow, each with a list of people of its own.
async fn country(world: &World, meetings: usize) -> Vec<MeetingId> {
    let evening = Evening::called(world).await;
    world.follow_changes().await;
    let (meeting, list) = world.own.find_whole_meeting(evening.id).await.unwrap().unwrap();
    let entry = list.iter().find(|entry| entry.value.listed_as == ListedAs::Official).unwrap();
    let (meeting, entry, now) = (meeting.value, &entry.value, world.clock.now());
    let ids: Vec<_> = (0..meetings).map(|number| Evening::id_of(1000 + number as u128)).collect();
    let all: Vec<_> = ids.iter().map(|id| Meeting { id: *id, ..meeting.clone() }).collect();
    world.own.app.load(&all, now).await.unwrap();
    let mut entries = Vec::new();
    for meeting in &ids {
        for number in 0..OWING {
            let member = member_of(*meeting, number);
            entries.push(Attendance { meeting: *meeting, member, ..entry.clone() });
        }
    }
    world.own.app.load(&entries, now).await.unwrap();
    let due: Vec<_> = ids.iter().map(|id| Due { day: DAY, of: DueOf::Meeting(*id) }).collect();
    world.own.app.load(&due, now).await.unwrap();
    world.clock.set(local("2026-11-24T09:00"));
    // The meeting that the others were made from reminds as well; it is not what is counted here.
    world.own.remove_due(&[Due { day: DAY, of: DueOf::Meeting(evening.id) }.keys().key]).await.unwrap();
    ids
}

fn member_of(meeting: MeetingId, number: usize) -> MemberId {
    MemberId::from_parts(1_764_000_000_000, (meeting.bits() & 0xffff) * 1000 + number as u128)
}

/// How often each person of these meetings was reminded.
async fn reminded(world: &World, meetings: &[MeetingId]) -> Vec<usize> {
    let last = NoticeId::from_parts((1 << 48) - 1, (1 << 80) - 1);
    let mut counts = Vec::new();
    for meeting in meetings {
        for number in 0..OWING {
            let all: Vec<PersonalNotice> =
                world.own.notices_to(member_of(*meeting, number), last, 10).await.unwrap();
            counts.push(all.len());
        }
    }
    counts
}

async fn run(world: &World) -> Reminded {
    remind(&world.app, RemindOrder::default()).await.unwrap()
}

#[tokio::test]
async fn a_thousand_reminders_take_about_a_hundred_calls() {
    let world = World::start().await;
    let meetings = country(&world, 56).await;
    let (sums, cost) = metered(run(&world)).await;
    let told = meetings.len() * OWING;
    assert_eq!(sums, Reminded { things: meetings.len(), notices: told, ..Reminded::default() });
    // Sixteen parts are asked twice each, whatever is in them; each meeting is read once; the rest are batches.
    let calls_in_full = f64::from(cost.calls) - f64::from(2 * DUE_PARTS);
    let for_a_thousand = calls_in_full * 1000.0 / told as f64;
    println!("{for_a_thousand:.0} calls for a thousand reminders, {} in all for {told}", cost.calls);
    assert!(for_a_thousand < 135.0, "{for_a_thousand:.0} calls for a thousand reminders");
    assert_eq!(reminded(&world, &meetings).await, vec![1; told]);
}

#[tokio::test]
async fn what_cannot_be_read_is_put_aside_and_the_rest_is_told() {
    let world = World::start().await;
    let meetings = country(&world, 5).await;
    let broken = key::meeting(meetings[2]);
    let whole = spoil(&world, &broken).await;
    let listed = Due { day: DAY, of: DueOf::Meeting(meetings[4]) }.keys().key;
    spoil(&world, &listed).await;
    assert_eq!(run(&world).await, Reminded { things: 5, notices: 3 * OWING, aside: 2, left: 0 });
    assert_eq!(run(&world).await, Reminded::default(), "nothing stays on the list");
    let aside = world.own.list_failures(REMINDERS, None).await.unwrap().items;
    assert_eq!(aside.len(), 2);
    // Mended, the one is told; of the other nobody knows what it was.
    put(&world, whole).await;
    let replay = json!({ "replay_failures": { "consumer": REMINDERS } });
    assert_eq!(answer(&world, replay.clone()).await.unwrap(), json!({ "replayed": 1, "left": 1 }));
    assert_eq!(reminded(&world, &meetings[2..3]).await, vec![1; OWING]);
    assert_eq!(answer(&world, replay).await.unwrap(), json!({ "replayed": 0, "left": 1 }));
}

#[tokio::test]
async fn a_run_that_ends_early_says_so_and_the_next_one_goes_on() {
    let world = World::start().await;
    let meetings = country(&world, 40).await;
    // Every look at the clock takes fifteen seconds, so the time of a run is over after a few parts.
    let (begun, looks) = (world.clock.now(), Arc::new(AtomicI64::new(0)));
    let slow = move || begun + SignedDuration::from_secs(15 * looks.fetch_add(1, Ordering::Relaxed));
    let first = remind(&world.app.clone().with_clock(Arc::new(slow)), RemindOrder::default()).await.unwrap();
    assert!(first.things > 0 && first.left > 0, "{first:?}");
    assert_eq!(first.things + first.left, 40, "{first:?}");
    let second = run(&world).await;
    assert_eq!((second.things, second.left), (first.left, 0));
    assert_eq!(first.notices + second.notices, 40 * OWING);
    assert_eq!(reminded(&world, &meetings).await, vec![1; 40 * OWING]);
}

#[tokio::test]
async fn a_run_that_breaks_off_tells_nothing_twice_and_leaves_nothing_out() {
    let world = World::start().await;
    let meetings = country(&world, 30).await;
    let plan =
        Plan::new(6).with(Fault::CutBefore, 0.25).with(Fault::ReplyCut, 0.15).with(Fault::Unprocessed, 0.2);
    world.begin_storm(plan).await;
    let mut broken_off = 0;
    while remind(&world.app, RemindOrder::default()).await.is_err() {
        broken_off += 1;
    }
    world.end_storm().await;
    assert!(broken_off > 0, "the storm was none");
    assert_eq!(run(&world).await, Reminded::default());
    assert_eq!(reminded(&world, &meetings).await, vec![1; 30 * OWING]);
}

#[test]
fn the_schedule_asks_for_every_part_once() {
    let events = TEMPLATE["Resources"]["JobsFunction"]["Properties"]["Events"].as_mapping().unwrap();
    let scheduled = events.values().filter(|event| event["Type"] == "Schedule");
    let mut parts: Vec<_> = scheduled
        .filter_map(|event| {
            let input = event["Properties"]["Input"].as_str().unwrap();
            match serde_json::from_str(input).unwrap() {
                Payload::Command(jobs::Command::Remind(order)) => Some(order.part.unwrap()),
                _ => None,
            }
        })
        .collect();
    parts.sort_unstable();
    assert_eq!(parts, (0..DUE_PARTS).collect::<Vec<_>>());
}

/// Makes an item unreadable; gives it as it was.
async fn spoil(world: &World, key: &Key) -> std::collections::HashMap<String, AttributeValue> {
    let text = |text: &String| AttributeValue::S(text.clone());
    let get =
        world.dynamo.client().get_item().table_name("app").key("pk", text(&key.pk)).key("sk", text(&key.sk));
    let whole = get.send().await.unwrap().item.expect("the item is there");
    let mut broken = whole.clone();
    broken.insert("data".into(), AttributeValue::S("mislaid".into()));
    put(world, broken).await;
    whole
}

async fn put(world: &World, item: std::collections::HashMap<String, AttributeValue>) {
    world.dynamo.client().put_item().table_name("app").set_item(Some(item)).send().await.unwrap();
}
