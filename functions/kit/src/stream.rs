//! What the functions are called with that follow the stream of the table: a batch by Lambda, or a command by an
//! operator; and how they say from where a batch must come again.

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_lambda_events::event::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use serde::Deserialize;

use crate::error::{Failure, Result};

/// A payload; `C` is what an operator can say.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Payload<C> {
    /// A batch of the stream.
    Stream(Event),
    /// An operator's word.
    Command(C),
}

/// The answer to a batch of which so many records are done with: all of them, or the rest comes again.
///
/// # Errors
/// When there is no name for where to begin again; the whole batch comes again then.
pub fn done_with(records: &[EventRecord], done: usize) -> Result<DynamoDbEventResponse> {
    let mut response = DynamoDbEventResponse::default();
    if let Some(record) = records.get(done) {
        let nameless = || Failure::Internal("a record of the stream without a sequence number".into());
        let mut failure = DynamoDbBatchItemFailure::default();
        failure.item_identifier = Some(record.change.sequence_number.clone().ok_or_else(nameless)?);
        response.batch_item_failures.push(failure);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Word {
        Remind {},
    }

    #[test]
    fn a_payload_is_a_batch_or_a_word() {
        let read = |json| serde_json::from_value::<Payload<Word>>(json);
        assert!(matches!(read(json!({ "Records": [] })).unwrap(), Payload::Stream(_)));
        assert!(matches!(read(json!({ "remind": {} })).unwrap(), Payload::Command(Word::Remind {})));
        assert!(read(json!({ "forget": {} })).is_err());
    }

    #[test]
    fn what_is_left_comes_again_by_its_number() {
        let record = |number: Option<&str>| {
            let mut record = EventRecord::default();
            record.change.sequence_number = number.map(str::to_owned);
            record
        };
        let records = [record(Some("1")), record(Some("2")), record(None)];
        let from = |done| done_with(&records, done).map(|response| response.batch_item_failures);
        assert_eq!(from(1).unwrap()[0].item_identifier.as_deref(), Some("2"));
        assert!(from(3).unwrap().is_empty());
        assert!(from(2).is_err());
    }
}
