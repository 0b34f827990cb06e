//! What follows when a meeting is closed: one report, however often and in whatever order the stream tells it.

use aws_lambda_events::event::dynamodb::EventRecord;
use serde_json::json;
use shared::id::ReportId;
use shared::meeting::{MeetingKind, MeetingPlan};
use shared::org::OrgAt;
use shared::report::{ListReports, ReportState};
use store::CLOSED_MEETINGS;
use tests::country::BRANCH;
use tests::{Evening, NONE, Persona, World};

use super::replays::answer;

async fn reports(world: &World) -> usize {
    let at = OrgAt { org: BRANCH };
    world.call::<ListReports>(Persona::Secretary, at, Default::default(), NONE).await.ok().items.len()
}

async fn after_a_meeting(kind: MeetingKind) -> (World, Vec<EventRecord>) {
    let world = World::start().await;
    Evening::held_by(&world, Persona::Secretary, 1, MeetingPlan { kind, ..tests::plan() }, &[]).await;
    let records = world.stream_records().await;
    (world, records)
}

#[tokio::test]
async fn the_end_of_a_meeting_begins_one_report_however_often_it_is_told() {
    let (world, records) = after_a_meeting(MeetingKind::Regular).await;
    world.hand_over(&records, 7).await;
    let id = ReportId::of_meeting(Evening::id_of(1));
    let report = world.own.find_report(id).await.unwrap().unwrap();
    assert_eq!(
        (report.value.state, report.value.due_on.to_string()),
        (ReportState::Draft, "2026-11-27".into())
    );
    let backwards: Vec<_> = records.iter().rev().cloned().collect();
    world.hand_over(&backwards, 100).await;
    tokio::join!(world.hand_over(&records, 9), world.hand_over(&records, 4));
    assert_eq!(world.own.find_report(id).await.unwrap().unwrap(), report);
    assert_eq!(reports(&world).await, 1);
}

#[tokio::test]
async fn a_meeting_of_the_committee_is_not_reported() {
    let (world, records) = after_a_meeting(MeetingKind::BranchCommittee).await;
    world.hand_over(&records, 100).await;
    assert_eq!(reports(&world).await, 0);
}

#[tokio::test]
async fn a_record_that_cannot_be_read_lies_aside_until_it_is_mended() {
    let (world, records) = after_a_meeting(MeetingKind::Regular).await;
    let mut closing = records.iter().filter(|record| {
        let json = serde_json::to_value(record).unwrap();
        json["dynamodb"]["NewImage"]["data"]["M"]["state"]["S"] == "closed"
    });
    let whole = closing.next_back().unwrap();
    let mut torn = serde_json::to_value(whole).unwrap();
    torn["dynamodb"]["NewImage"]["data"]["M"]["state"] = json!({ "S": "mislaid" });
    answer(&world, json!({ "Records": [torn] })).await.unwrap();
    assert_eq!(reports(&world).await, 0);
    let command = json!({ "replay_failures": { "consumer": CLOSED_MEETINGS } });
    assert_eq!(answer(&world, command.clone()).await.unwrap(), json!({ "replayed": 0, "left": 1 }));
    let mut failure = world.own.list_failures(CLOSED_MEETINGS, None).await.unwrap().items.remove(0);
    failure.value.record = serde_json::to_string(whole).unwrap();
    world.own.change_failure(&failure, world.clock.now()).await.unwrap();
    assert_eq!(answer(&world, command).await.unwrap(), json!({ "replayed": 1, "left": 0 }));
    assert_eq!(reports(&world).await, 1);
}
