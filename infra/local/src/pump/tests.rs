use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use aws_lambda_events::event::streams::DynamoDbBatchItemFailure;
use aws_sdk_dynamodb::types::AttributeValue;

use super::*;
use crate::engines::Dynamo;
use crate::scratch::Scratch;
use crate::tables;

type Seen = Arc<Mutex<Vec<String>>>;

async fn write(dynamo: &Dynamo, ids: std::ops::Range<usize>) {
    for id in ids {
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let put = dynamo.client().put_item().table_name("app").item("pk", text(&format!("{id:03}")));
        put.item("sk", text("META")).item("n", AttributeValue::N("1".into())).send().await.unwrap();
    }
}

async fn pump(dynamo: &Dynamo, dir: Option<&Path>, seen: &Seen, failing: &Arc<AtomicBool>) -> Pump {
    let (seen, failing) = (seen.clone(), failing.clone());
    let handle = move |event: Event| {
        let (seen, fails) = (seen.clone(), failing.swap(false, Ordering::SeqCst));
        async move {
            if fails {
                return Err("not now");
            }
            let keys = event.records.iter().map(|record| format!("{:?}", record.change.keys["pk"]));
            seen.lock().expect("no test panicked").extend(keys);
            Ok(DynamoDbEventResponse::default())
        }
    };
    Pump::start(&dynamo.client(), dynamo.streams(), "app", dir, handle).await.unwrap()
}

fn expected(ids: std::ops::Range<usize>) -> Vec<String> {
    ids.map(|id| format!("S(\"{id:03}\")")).collect()
}

#[tokio::test]
async fn everything_comes_once_and_in_order_even_when_a_batch_fails_first() {
    let dynamo = Dynamo::start(None).await.unwrap();
    tables::create_missing(&dynamo.client(), "").await.unwrap();
    let seen = Seen::default();
    write(&dynamo, 0..130).await;
    let pump = pump(&dynamo, None, &seen, &Arc::new(AtomicBool::new(true))).await;
    write(&dynamo, 130..140).await;
    pump.settled().await;
    assert_eq!(*seen.lock().unwrap(), expected(0..140));
    pump.stop().await;
    dynamo.stop().await;
}

#[tokio::test]
async fn a_batch_that_was_taken_in_part_comes_again_from_there_on() {
    let dynamo = Dynamo::start(None).await.unwrap();
    tables::create_missing(&dynamo.client(), "").await.unwrap();
    write(&dynamo, 0..10).await;
    let (seen, refusing) = (Seen::default(), Arc::new(AtomicBool::new(true)));
    let (seeing, refuses) = (seen.clone(), refusing.clone());
    let handle = move |event: Event| {
        let keep = if refuses.swap(false, Ordering::SeqCst) { 4 } else { event.records.len() };
        let keys = event.records.iter().map(|record| format!("{:?}", record.change.keys["pk"]));
        seeing.lock().expect("no test panicked").extend(keys.take(keep));
        let mut response = DynamoDbEventResponse::default();
        response.batch_item_failures.extend(event.records.iter().skip(keep).rev().map(|record| {
            let mut failure = DynamoDbBatchItemFailure::default();
            failure.item_identifier = record.change.sequence_number.clone();
            failure
        }));
        async { Ok::<_, &str>(response) }
    };
    let pump = Pump::start(&dynamo.client(), dynamo.streams(), "app", None, handle).await.unwrap();
    pump.settled().await;
    assert_eq!(*seen.lock().unwrap(), expected(0..10));
    pump.stop().await;
    dynamo.stop().await;
}

#[tokio::test]
async fn a_restart_goes_on_where_it_was() {
    let scratch = Scratch::new().unwrap();
    let dir = Some(scratch.path());
    let (seen, calm) = (Seen::default(), Arc::new(AtomicBool::new(false)));
    let dynamo = Dynamo::start(dir).await.unwrap();
    tables::create_missing(&dynamo.client(), "").await.unwrap();
    let first = pump(&dynamo, dir, &seen, &calm).await;
    write(&dynamo, 0..3).await;
    first.settled().await;
    first.stop().await;
    write(&dynamo, 3..5).await;
    dynamo.stop().await;

    let dynamo = Dynamo::start(dir).await.unwrap();
    let second = pump(&dynamo, dir, &seen, &calm).await;
    second.settled().await;
    assert_eq!(*seen.lock().unwrap(), expected(0..5));
    second.stop().await;
    dynamo.stop().await;
}

#[test]
fn an_unreadable_position_means_to_begin_at_the_oldest() {
    let scratch = Scratch::new().unwrap();
    assert_eq!(Position::read(scratch.path()), None);
    fs::write(scratch.path().join(Position::FILE), "").unwrap();
    assert_eq!(Position::read(scratch.path()), None);
    let position = Position { stream: "s".into(), after: "1".into(), until: 7 };
    position.keep(scratch.path()).unwrap();
    assert_eq!(Position::read(scratch.path()), Some(position));
}
