//! Records that cannot be processed: put aside, and tried again on an operator's word.

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::{App, Failure, Result};
use serde::Serialize;
use store::{CLOSED_MEETINGS, MEMBER_COUNTS, StoreError, StoreResult, Stored, StoredFailure};

use crate::{closed_meetings, member_counts};

/// Why a record can never be processed as it is.
#[derive(Debug, thiserror::Error)]
pub enum Poison {
    /// An image is not as its kind is stored.
    #[error("the image cannot be read: {0}")]
    Unreadable(#[from] serde_dynamo::Error),
    /// An image has no data.
    #[error("the image has no data")]
    Empty,
    /// A member belongs to a branch, and every organisation above it is another one.
    #[error("the organisations of a member are no way from the root to a branch")]
    NoChain,
    /// What the record is about cannot be read from the table.
    #[error("what is stored cannot be read: {0}")]
    Stored(String),
}

/// The kind that an image says it is.
pub fn kind_of(image: &serde_dynamo::Item) -> Option<&str> {
    match image.get("kind") {
        Some(serde_dynamo::AttributeValue::S(kind)) => Some(kind),
        _ => None,
    }
}

/// What became of the failures of a consumer.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Replayed {
    /// Went through and are no longer there.
    pub replayed: usize,
    /// Still cannot be processed and stay.
    pub left: usize,
}

/// Puts a record aside. The reason may quote the record, so it stands with it and not in the log.
pub async fn put_aside(app: &App, consumer: &str, record: &EventRecord, poison: &Poison) -> StoreResult<()> {
    tracing::error!(
        consumer,
        event = record.event_id,
        "a record of the stream cannot be processed; it is put aside"
    );
    let failure = StoredFailure {
        consumer: consumer.into(),
        event: record.event_id.clone(),
        sequence: record.change.sequence_number.clone().unwrap_or_default(),
        reason: poison.to_string(),
        record: serde_json::to_string(record).map_err(|error| StoreError::Corrupt(error.to_string()))?,
        failed_at: app.now(),
    };
    app.store.create_failure(&failure, app.now()).await
}

/// Tries again what a consumer has put aside.
pub async fn replay(app: &App, consumer: &str) -> Result<Replayed> {
    if ![MEMBER_COUNTS, CLOSED_MEETINGS].contains(&consumer) {
        return Err(Failure::Internal(format!(
            "there is no consumer of this name; there are {MEMBER_COUNTS} and {CLOSED_MEETINGS}"
        )));
    }
    let (mut sums, mut after) = (Replayed::default(), None);
    loop {
        let page = app.store.list_failures(consumer, after.as_ref()).await?;
        for failure in &page.items {
            match again(app, failure).await? {
                Again::Through => sums.replayed += 1,
                Again::Left => sums.left += 1,
                Again::Gone => {}
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(sums);
        }
    }
}

/// What became of one failure.
enum Again {
    Through,
    Left,
    /// Somebody else replays at the same moment.
    Gone,
}

async fn again(app: &App, failure: &Stored<StoredFailure>) -> Result<Again> {
    let Ok(record) = serde_json::from_str::<EventRecord>(&failure.value.record) else {
        return Ok(Again::Left);
    };
    let done = match failure.value.consumer.as_str() {
        CLOSED_MEETINGS => {
            let Ok(sign) = closed_meetings::sign(&record) else { return Ok(Again::Left) };
            follow(app, failure, sign).await
        }
        _ => {
            let Ok(changes) = member_counts::changes(&record) else { return Ok(Again::Left) };
            let changes: Vec<_> = changes.into_iter().flatten().collect();
            app.store.count_failure(failure, &changes).await
        }
    };
    match done {
        Ok(()) => Ok(Again::Through),
        Err(StoreError::Conflict) => Ok(Again::Gone),
        Err(StoreError::Corrupt(_)) => Ok(Again::Left),
        Err(error) => Err(error.into()),
    }
}

/// Does what a mended record asks for, and only then takes it out: doing it twice does no harm.
async fn follow(
    app: &App,
    failure: &Stored<StoredFailure>,
    sign: Option<closed_meetings::Sign>,
) -> StoreResult<()> {
    if let Some(sign) = sign {
        closed_meetings::settle(app, &sign).await?;
    }
    app.store.remove_failure(failure).await
}
