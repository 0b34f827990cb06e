//! Reading a batch from the stream again, after Lambda has given it up.

use std::sync::{Arc, OnceLock};

use aws_sdk_dynamodbstreams::config::BehaviorVersion;
use aws_sdk_dynamodbstreams::types::{Record, ShardIteratorType};
use aws_sdk_dynamodbstreams::{Client, Config};
use kit::{App, Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Endpoints, Place};

use crate::{record, take};

/// Pages after which the end of a batch should have come: an open shard may give empty pages in between.
const MOST_PAGES: usize = 200;

/// A batch in a stream, as Lambda names it in the failure queue under `DDBStreamBatchInfo`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Batch {
    /// The stream.
    #[serde(alias = "streamArn")]
    pub stream_arn: String,
    /// The part of the stream.
    #[serde(alias = "shardId")]
    pub shard_id: String,
    /// The first record.
    #[serde(alias = "startSequenceNumber")]
    pub start_sequence_number: String,
    /// The last record.
    #[serde(alias = "endSequenceNumber")]
    pub end_sequence_number: String,
}

/// What became of a batch.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct BatchReplayed {
    /// Records handed over: counted now, counted before, or put aside.
    pub taken: usize,
    /// The store failed at this record: the same batch from here on is still to be replayed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub again_from: Option<String>,
}

/// The way to the streams. Only an operator's command goes it, so its client is made when it is first needed.
#[derive(Debug, Clone)]
pub struct Streams {
    client: Arc<OnceLock<Client>>,
    endpoints: Endpoints,
}

impl Streams {
    /// Connects; no request is sent yet.
    pub fn connect(endpoints: &Endpoints) -> Self {
        Self { client: Arc::default(), endpoints: endpoints.clone() }
    }

    fn client(&self) -> &Client {
        self.client.get_or_init(|| {
            let place = Place::of(&self.endpoints);
            let mut config = Config::builder().behavior_version(BehaviorVersion::latest());
            config.set_region(place.region).set_endpoint_url(self.endpoints.dynamodb.clone());
            if let Some(credentials) = place.credentials {
                config = config.credentials_provider(credentials);
            }
            Client::from_conf(config.build())
        })
    }

    async fn first(&self, batch: &Batch) -> Result<Option<String>> {
        let request =
            self.client().get_shard_iterator().stream_arn(&batch.stream_arn).shard_id(&batch.shard_id);
        let request = request
            .shard_iterator_type(ShardIteratorType::AtSequenceNumber)
            .sequence_number(&batch.start_sequence_number);
        Ok(request.send().await.map_err(unreadable)?.shard_iterator)
    }
}

/// Hands the records of a batch to the same code that takes it from Lambda.
pub async fn replay(app: &App, streams: &Streams, batch: &Batch) -> Result<BatchReplayed> {
    let mut sums = BatchReplayed::default();
    let mut iterator = streams.first(batch).await?;
    for _ in 0..MOST_PAGES {
        let Some(at) = iterator else { return Ok(sums) };
        let page = streams.client().get_records().shard_iterator(at).send().await.map_err(unreadable)?;
        let records = page.records.unwrap_or_default();
        let within = records.partition_point(|record| is_within(record, &batch.end_sequence_number));
        let event = record::event(&records[..within], &batch.stream_arn);
        let event = event.map_err(|error| Failure::Internal(error.to_string()))?;
        let failures = take(app, event).await?.batch_item_failures;
        if let Some(failure) = failures.into_iter().next() {
            sums.taken += position(&records, failure.item_identifier.as_deref());
            return Ok(BatchReplayed { again_from: failure.item_identifier, ..sums });
        }
        sums.taken += within;
        let is_end = |record: &Record| sequence(record) >= number(&batch.end_sequence_number);
        if records.last().is_some_and(is_end) {
            return Ok(sums);
        }
        iterator = page.next_shard_iterator;
    }
    Err(Failure::Internal("the stream does not reach the end of the batch".into()))
}

fn unreadable(error: impl std::error::Error) -> Failure {
    Failure::Internal(format!("the stream cannot be read: {error:?}"))
}

fn is_within(record: &Record, end: &str) -> bool {
    sequence(record) <= number(end)
}

fn position(records: &[Record], wanted: Option<&str>) -> usize {
    let place = |record: &Record| record.dynamodb.as_ref()?.sequence_number.clone();
    records.iter().position(|record| place(record).as_deref() == wanted).unwrap_or(0)
}

fn sequence(record: &Record) -> (usize, &str) {
    let sequence = record.dynamodb.as_ref().and_then(|change| change.sequence_number.as_deref());
    number(sequence.unwrap_or_default())
}

/// Orders whole numbers of any length as numbers.
fn number(digits: &str) -> (usize, &str) {
    let digits = digits.trim_start_matches('0');
    (digits.len(), digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequence_numbers_are_ordered_as_numbers() {
        assert!(number("9") < number("10"));
        assert!(number("0010") == number("10"));
        assert!(number("800000000003126276362") < number("800000000003126276363"));
    }

    #[test]
    fn a_batch_is_read_as_the_failure_queue_names_it() {
        let queued = r#"{"shardId":"shardId-1","startSequenceNumber":"8","endSequenceNumber":"9",
            "approximateArrivalOfFirstRecord":"2026-11-14T00:13:19Z","approximateArrivalOfLastRecord":"2026-11-14T00:13:19Z",
            "batchSize":1,"streamArn":"arn:aws:dynamodb:x"}"#;
        let own = r#"{"shard_id":"shardId-1","start_sequence_number":"8","end_sequence_number":"9","stream_arn":"arn:aws:dynamodb:x"}"#;
        let read = |text| serde_json::from_str::<Batch>(text).expect("a batch");
        assert_eq!(read(queued), read(own));
    }
}
