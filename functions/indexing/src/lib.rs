//! Indexing: brings the shelves of the search up to date with what was published, replaced or withdrawn.
//!
//! A record of the stream is only a sign that a document may have changed; what stands on the shelf is read from the
//! table as it stands. So a record may come twice, late or in another order: the same shelf is built again, and is
//! found to be there already. All signs of a batch for one organisation are one building, and Lambda waits some seconds
//! for a batch to fill, so a storm of publishing does not build a hundred times.
//!
//! It is a function of its own and no part of `jobs`: the index is half of its program, and its work takes memory and
//! time that the counts should not wait for (`infra/decisions/0016`).

mod shelf;
mod sign;

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_lambda_events::event::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use kit::{App, Failure};
use serde::{Deserialize, Serialize};
use shared::id::OrgId;
use store::StoreError;

pub use shelf::{Built, pack};

/// A payload.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Payload {
    /// A batch of the stream.
    Stream(Event),
    /// An operator's word.
    Command(Command),
}

/// An operator's word.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Builds the shelf of an organisation anew from the table: `{"rebuild": {"org": "…"}}`.
    Rebuild {
        /// Whose.
        org: OrgId,
    },
}

/// What is answered.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// To a batch.
    Taken(DynamoDbEventResponse),
    /// To [`Command::Rebuild`].
    Rebuilt(Built),
}

/// Does what a payload asks for.
///
/// # Errors
/// When the store fails.
pub async fn answer(app: &App, payload: Payload) -> kit::Result<Answer> {
    Ok(match payload {
        Payload::Stream(event) => Answer::Taken(take(app, event).await?),
        Payload::Command(Command::Rebuild { org }) => Answer::Rebuilt(shelf::rebuild(app, org).await?),
    })
}

/// Takes a batch of the stream. What it reports must come again, from that record on.
///
/// # Errors
/// When there is no name for where to begin again; the whole batch comes again then.
pub async fn take(app: &App, event: Event) -> kit::Result<DynamoDbEventResponse> {
    let mut first_failure = event.records.len();
    for (org, changed) in sign::by_org(&event.records) {
        match shelf::settle(app, org, &changed.documents).await {
            Ok(_) => {}
            // Coming again would not help, and everything behind it would wait: an operator rebuilds it.
            Err(StoreError::Corrupt(reason)) => {
                tracing::error!(%reason, %org, "a shelf cannot be built; it stays as it was");
            }
            Err(error) => {
                tracing::error!(cause = ?error, "a shelf could not be built; its records come again");
                first_failure = first_failure.min(changed.first);
            }
        }
    }
    let mut response = DynamoDbEventResponse::default();
    if let Some(record) = event.records.get(first_failure) {
        response.batch_item_failures.push(failure(record)?);
    }
    Ok(response)
}

fn failure(record: &EventRecord) -> kit::Result<DynamoDbBatchItemFailure> {
    let nameless = || Failure::Internal("a record of the stream without a sequence number".into());
    let mut failure = DynamoDbBatchItemFailure::default();
    failure.item_identifier = Some(record.change.sequence_number.clone().ok_or_else(nameless)?);
    Ok(failure)
}
