//! The stream of the table, as `jobs` gets it in AWS.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_lambda_events::event::streams::DynamoDbEventResponse;
use jobs::Streams;
use kit::App;
use local::pump::Pump;
use shared::id::OrgId;
use shared::org::MemberCounts;
use store::Endpoints;

use crate::world::World;

/// How often a batch may come before the test fails.
const MOST_ATTEMPTS: usize = 60;

/// Hands records to `jobs` once; gives how many were taken before the first that must come again.
pub async fn handed_over(app: &App, records: &[EventRecord]) -> usize {
    let mut event = Event::default();
    event.records = records.to_vec();
    let Ok(response) = jobs::take(app, event).await else { return 0 };
    let Some(failure) = response.batch_item_failures.first() else { return records.len() };
    let place = records.iter().position(|record| record.change.sequence_number == failure.item_identifier);
    place.expect("what is reported is a record of the batch")
}

impl World {
    /// Everything the stream has carried since this world began, in order.
    ///
    /// # Panics
    /// When the stream cannot be read.
    pub async fn stream_records(&self) -> Vec<EventRecord> {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let seeing = seen.clone();
        let take = move |event: Event| {
            seeing.lock().unwrap_or_else(PoisonError::into_inner).extend(event.records);
            async { Ok::<_, Infallible>(DynamoDbEventResponse::default()) }
        };
        let pump = Pump::start(&self.dynamo.client(), self.dynamo.streams(), "app", None, take).await;
        let pump = pump.expect("the table has a stream");
        pump.settled().await;
        pump.stop().await;
        std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Hands records to `jobs`, in batches of `size`, as Lambda does: what is reported to have failed comes again,
    /// together with all that follows it in the batch.
    ///
    /// # Panics
    /// When a batch is never taken.
    pub async fn hand_over(&self, records: &[EventRecord], size: usize) {
        for batch in records.chunks(size) {
            let mut rest = batch;
            for attempt in 0.. {
                assert!(attempt < MOST_ATTEMPTS, "a batch is taken in the end");
                rest = &rest[handed_over(&self.app, rest).await..];
                if rest.is_empty() {
                    break;
                }
            }
            self.hand_over_to_indexing(batch).await;
        }
    }

    /// The same to `indexing`, which has a place of its own in the stream.
    async fn hand_over_to_indexing(&self, batch: &[EventRecord]) {
        let mut event = Event::default();
        event.records = batch.to_vec();
        for attempt in 0.. {
            assert!(attempt < MOST_ATTEMPTS, "a batch is taken in the end");
            let response = indexing::take(self.app_of("indexing"), event.clone()).await;
            if response.is_ok_and(|response| response.batch_item_failures.is_empty()) {
                break;
            }
        }
    }

    /// Hands everything to `jobs` that the stream has carried since this world began, and then what that has brought,
    /// until nothing more comes.
    pub async fn follow_changes(&self) {
        let mut followed = 0;
        loop {
            let records = self.stream_records().await;
            if records.len() == followed {
                return;
            }
            self.hand_over(&records[followed..], 100).await;
            followed = records.len();
        }
    }

    /// The way to the stream itself, as `jobs` goes it.
    pub async fn streams(&self) -> Streams {
        Streams::connect(&Endpoints {
            dynamodb: Some(self.dynamo.endpoint().to_owned()),
            s3: None,
            table_prefix: String::new(),
            bucket: String::new(),
            patience: self.dynamo.patience(),
        })
    }

    /// The counts of an organisation as the jobs have folded them.
    ///
    /// # Panics
    /// When the store does not answer.
    pub async fn counts(&self, org: OrgId) -> MemberCounts {
        self.own.find_counts(org).await.expect("the store answers")
    }
}
