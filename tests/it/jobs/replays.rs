//! What an operator can do: try again what was put aside, and what Lambda has given up.

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use jobs::Answer;
use serde_json::{Value, json};
use shared::member::Standing;
use store::{MEMBER_COUNTS, StoredAccount};
use tests::line::{Fault, Plan};
use tests::{Persona, World};

use super::member_counts::assert_counts_are_right;

pub(crate) async fn answer(world: &World, payload: Value) -> kit::Result<Value> {
    let payload = serde_json::from_value(payload).unwrap();
    let answer: Answer = jobs::answer(&world.app, &world.streams().await, payload).await?;
    Ok(serde_json::to_value(answer).unwrap())
}

/// A country in which somebody moved, and what its stream tells.
async fn after_a_change() -> (World, Vec<EventRecord>) {
    let world = World::start().await;
    let change = |member: &mut store::StoredMember| {
        member.standing = Standing::Exempt;
        member.account = StoredAccount::Activated;
    };
    world.change_member(Persona::Member, change).await;
    let records = world.stream_records().await;
    (world, records)
}

/// The batch from one record to another, as the failure queue names it.
async fn batch(world: &World, records: &[EventRecord]) -> Value {
    let described = world.dynamo.client().describe_table().table_name("app").send().await.unwrap();
    let stream = described.table.unwrap().latest_stream_arn.unwrap();
    let shards = world.dynamo.streams().describe_stream().stream_arn(&stream).send().await.unwrap();
    let shard = shards.stream_description.unwrap().shards.unwrap().remove(0).shard_id.unwrap();
    let sequence = |record: Option<&EventRecord>| record.unwrap().change.sequence_number.clone().unwrap();
    json!({
        "shardId": shard,
        "startSequenceNumber": sequence(records.first()),
        "endSequenceNumber": sequence(records.last()),
        "batchSize": records.len(),
        "streamArn": stream,
    })
}

#[tokio::test]
async fn a_batch_of_lambda_is_answered_with_what_must_come_again() {
    let (world, records) = after_a_change().await;
    let mut event = Event::default();
    event.records = records;
    let event = serde_json::to_value(event).unwrap();
    world.begin_storm(Plan::new(1).with(Fault::CutBefore, 1.0)).await;
    let first = event["Records"][0]["dynamodb"]["SequenceNumber"].clone();
    let failed = answer(&world, event.clone()).await.unwrap();
    assert_eq!(failed, json!({ "batchItemFailures": [{ "itemIdentifier": first }] }));
    world.end_storm().await;
    assert_eq!(answer(&world, event).await.unwrap(), json!({ "batchItemFailures": [] }));
    assert_counts_are_right(&world).await;
}

#[tokio::test]
async fn what_lambda_gave_up_is_read_from_the_stream_again() {
    let (world, records) = after_a_change().await;
    let (lost, taken) = records.split_at(records.len() / 2);
    world.hand_over(taken, 100).await;
    let named = batch(&world, lost).await;
    let replayed = answer(&world, json!({ "replay_batch": named })).await.unwrap();
    assert_eq!(replayed, json!({ "taken": lost.len() }), "not a record more than the batch had");
    assert_counts_are_right(&world).await;
    answer(&world, json!({ "replay_batch": named })).await.unwrap();
    assert_counts_are_right(&world).await;
}

#[tokio::test]
async fn an_outage_while_replaying_names_where_to_go_on() {
    let (world, records) = after_a_change().await;
    let named = batch(&world, &records).await;
    world.begin_storm(Plan::new(1).with(Fault::Failed, 1.0)).await;
    let stopped = answer(&world, json!({ "replay_batch": named })).await.unwrap();
    assert_eq!(stopped, json!({ "taken": 0, "again_from": named["startSequenceNumber"] }));
    world.end_storm().await;
}

#[tokio::test]
async fn a_failure_keeps_the_record_with_the_reason_and_goes_after_ninety_days() {
    let (world, records) = after_a_change().await;
    let mut event = serde_json::to_value(&records[records.len() - 1]).unwrap();
    event["dynamodb"]["NewImage"]["data"]["M"]["standing"] = json!({ "S": "mislaid" });
    answer(&world, json!({ "Records": [event] })).await.unwrap();
    let failure = world.own.list_failures(MEMBER_COUNTS, None).await.unwrap().items.remove(0).value;
    assert!(failure.reason.contains("cannot be read"), "{}", failure.reason);
    assert_eq!(serde_json::from_str::<Value>(&failure.record).unwrap(), event);
    let kept = store::Entity::expires(&failure).unwrap().duration_since(world.clock.now());
    assert_eq!(kept.as_hours(), 90 * 24);
}

#[tokio::test]
async fn a_consumer_that_does_not_exist_is_named_so() {
    let world = World::start().await;
    assert!(answer(&world, json!({ "replay_failures": { "consumer": "nobody" } })).await.is_err());
}
