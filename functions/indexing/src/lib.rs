//! Indexing: brings the shelves of the search up to date with what was published, replaced or withdrawn.
//!
//! A record of the stream is only a sign that a document may have changed; what stands on the shelf is read from the
//! table as it stands. So a record may come twice, late or in another order: the same shelf is built again, and is
//! found to be there already. All signs of a batch for one organisation are one building, and Lambda waits some seconds
//! for a batch to fill, so a storm of publishing does not build a hundred times.
//!
//! It is a function of its own and no part of `jobs`: the index is half of its program, and its work takes memory and
//! time that the counts should not wait for (`infra/decisions/0016`).

mod rebuilding;
mod shelf;
mod sign;

use aws_lambda_events::event::dynamodb::Event;
use aws_lambda_events::event::streams::DynamoDbEventResponse;
use kit::App;
use serde::{Deserialize, Serialize};
use shared::id::OrgId;
use store::{Rebuilding, StoreError};

pub use rebuilding::{RebuildOrder, rebuild_all};
pub use shelf::{Built, pack};

/// A payload.
pub type Payload = kit::Payload<Command>;

/// An operator's word.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Builds the shelf of an organisation anew from the table: `{"rebuild": {"org": "…"}}`.
    Rebuild {
        /// Whose.
        org: OrgId,
    },
    /// Builds all of them anew, over as many calls as that takes: `{"rebuild_all": {"round": "…"}}`.
    RebuildAll(RebuildOrder),
}

/// What is answered.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// To a batch.
    Taken(DynamoDbEventResponse),
    /// To [`Command::Rebuild`].
    Rebuilt(Built),
    /// To [`Command::RebuildAll`]: how far it is. With `ended_at` it is done.
    Rebuilding(Rebuilding),
}

/// Does what a payload asks for.
///
/// # Errors
/// When the store fails.
pub async fn answer(app: &App, payload: Payload) -> kit::Result<Answer> {
    Ok(match payload {
        Payload::Stream(event) => Answer::Taken(take(app, event).await?),
        Payload::Command(Command::Rebuild { org }) => Answer::Rebuilt(shelf::rebuild(app, org).await?),
        Payload::Command(Command::RebuildAll(order)) => {
            Answer::Rebuilding(rebuilding::rebuild_all(app, &order).await?)
        }
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
    kit::done_with(&event.records, first_failure)
}
