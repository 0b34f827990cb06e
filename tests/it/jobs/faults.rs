//! When the table says no: a record may only be passed over when it was counted before.

use axum::Router;
use axum::response::IntoResponse;
use http::StatusCode;
use kit::{App, Config};
use local::keys::Keys;
use store::{Endpoints, Patience};
use tests::{World, handed_over};
use tokio::net::TcpListener;

/// A database that cancels every transaction, for this reason.
async fn cancelling(reason: &'static str) -> App {
    let body = format!(
        "{{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\
         \"Message\":\"Transaction cancelled\",\"CancellationReasons\":[{{\"Code\":\"None\"}},{{\"Code\":\"{reason}\"}}]}}"
    );
    let answer = move || async move {
        let kind = [("content-type", "application/x-amz-json-1.0")];
        (StatusCode::BAD_REQUEST, kind, body.clone()).into_response()
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, Router::new().fallback(answer)).into_future());
    let keys = Keys::generate().unwrap();
    let config = Config {
        endpoints: Endpoints {
            dynamodb: Some(address),
            s3: None,
            table_prefix: String::new(),
            bucket: "none".into(),
            patience: Patience::default(),
        },
        data_key: keys.data_key().unwrap(),
        verifier: keys.verifier().unwrap(),
        signer: None,
        proxies: None,
    };
    App::connect(&config).await
}

#[tokio::test]
async fn a_busy_table_makes_the_batch_come_again_and_loses_nothing() {
    let records = World::start().await.stream_records().await;
    for reason in ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"] {
        let app = cancelling(reason).await;
        let taken = handed_over(&app, &records).await;
        assert_eq!(taken, 0, "{reason} is no proof that they were counted");
    }
}

#[tokio::test]
async fn records_that_were_counted_before_are_passed_over() {
    let mut records = World::start().await.stream_records().await;
    // A role is told and not counted: this database would refuse that for another reason.
    let role = serde_dynamo::AttributeValue::S("grant".into());
    records.retain(|record| record.change.new_image.get("kind") != Some(&role));
    let app = cancelling("ConditionalCheckFailed").await;
    assert_eq!(handed_over(&app, &records).await, records.len());
}
