//! The deployment template allows each function what it needs and nothing in vain.
//!
//! That everything needed is allowed shows in every test: a [`tests::line::Guard`] stands before the database. Here it
//! is shown that everything allowed is needed, and the whole of it is a picture to review.

use aws_lambda_events::event::dynamodb::EventRecord;
use serde_json::json;
use tests::country::BRANCH;
use tests::line::Policy;
use tests::voice::Voice;
use tests::{Persona, World, local};

use super::keys::rebuild_all;
use super::ledger::{Ledger, story};
use crate::jobs::founding::found_twice;
use crate::jobs::replays::answer;

#[test]
fn what_each_function_may_do_with_the_tables() {
    let mut picture = String::new();
    for function in [
        "identity",
        "members",
        "meetings",
        "reports",
        "documents",
        "notices",
        "feedback",
        "study",
        "jobs",
        "indexing",
    ] {
        picture += &format!("{function}\n");
        for right in Policy::of(function).rights() {
            picture += &format!("  {right}\n");
        }
    }
    insta::assert_snapshot!(picture);
}

/// The rarest thing that `jobs` does: a record that it cannot read, which is then mended.
async fn put_aside_and_replay(world: &World, records: &[EventRecord]) {
    let mut records = records.iter().map(|record| serde_json::to_value(record).expect("a record is JSON"));
    let whole = records.rfind(|record| record["dynamodb"]["NewImage"]["kind"]["S"] == "member");
    let mut whole = whole.expect("the story has members");
    whole["eventID"] = "another".into();
    let mut broken = whole.clone();
    broken["dynamodb"]["NewImage"]["data"]["M"]["standing"] = json!({ "S": "mislaid" });
    answer(world, json!({ "Records": [broken] })).await.unwrap();
    let mut failure = world.own.list_failures("member_counts", None).await.unwrap().items.remove(0);
    failure.value.record = whole.to_string();
    world.own.change_failure(&failure, world.clock.now()).await.unwrap();
    let replayed = answer(world, json!({ "replay_failures": { "consumer": "member_counts" } })).await;
    assert_eq!(replayed.unwrap(), json!({ "replayed": 1, "left": 0 }));
}

/// What the functions of a world may do and have not done.
fn unused(world: &World) -> Vec<String> {
    let of = |function: &tests::Function| {
        let rights = function.guard.unused();
        rights.iter().map(|right| format!("{}: {right}", function.name)).collect::<Vec<_>>()
    };
    world.functions.each().flat_map(of).collect()
}

/// A letter that nobody answers until long after its last day.
async fn unanswered(world: &World) {
    Voice::of(world, Persona::Fellow, 77).send(BRANCH).await.ok();
    world.follow_changes().await;
    world.clock.set(local("2027-06-01T08:05"));
    assert_ne!(answer(world, json!({ "climb_feedback": {} })).await.unwrap()["climbed"], 0);
    world.follow_changes().await;
}

#[tokio::test]
async fn nothing_is_allowed_in_vain() {
    let world = World::start().await;
    story(&world, &mut Ledger::default()).await;
    let records = world.stream_records().await;
    world.hand_over(&records, 100).await;
    put_aside_and_replay(&world, &records).await;
    rebuild_all(&world).await;
    // The day on which the report of the story's meeting is due.
    world.clock.set(local("2026-11-27T09:00"));
    assert_eq!(answer(&world, json!({ "remind": {} })).await.unwrap()["things"], 1);
    // Bytes of files that the story has removed are cleared away once more.
    assert_ne!(answer(&world, json!({ "work_off_files": {} })).await.unwrap()["cleared"], 0);
    // What nobody answered climbs.
    unanswered(&world).await;
    let empty = World::start_empty().await;
    found_twice(&empty).await;
    let (unused, beginning) = (unused(&world), unused(&empty));
    let unused: Vec<_> = unused.into_iter().filter(|right| beginning.contains(right)).collect();
    assert!(unused.is_empty(), "the template allows what nobody does:\n{}", unused.join("\n"));
}
