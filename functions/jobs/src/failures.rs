//! Records that cannot be processed: put aside, and tried again on an operator's word.

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::{App, Failure, Result};
use serde::Serialize;
use store::{MEMBER_COUNTS, RECEIPT_COUNTS, StoreError, StoreResult, Stored, StoredFailure};

use crate::fold::{Consumer, Poison};
use crate::member_counts::MemberCounts;
use crate::receipt_counts::ReceiptCounts;

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
    tracing::error!(event = record.event_id, "a record of the stream cannot be processed; it is put aside");
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
    match consumer {
        MEMBER_COUNTS => replay_of::<MemberCounts>(app).await,
        RECEIPT_COUNTS => replay_of::<ReceiptCounts>(app).await,
        _ => Err(Failure::Internal(format!(
            "there is no consumer of this name; there are {MEMBER_COUNTS} and {RECEIPT_COUNTS}"
        ))),
    }
}

async fn replay_of<C: Consumer>(app: &App) -> Result<Replayed> {
    let (mut sums, mut after) = (Replayed::default(), None);
    loop {
        let page = app.store.list_failures(C::NAME, after.as_ref()).await?;
        for failure in &page.items {
            match again::<C>(app, failure).await? {
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

async fn again<C: Consumer>(app: &App, failure: &Stored<StoredFailure>) -> Result<Again> {
    let Ok(record) = serde_json::from_str::<EventRecord>(&failure.value.record) else {
        return Ok(Again::Left);
    };
    let Ok(changes) = C::changes(&record) else { return Ok(Again::Left) };
    let changes: Vec<_> = changes.into_iter().flatten().collect();
    match C::add_failure(app, failure, &changes).await {
        Ok(()) => Ok(Again::Through),
        Err(StoreError::Conflict) => Ok(Again::Gone),
        Err(error) => Err(error.into()),
    }
}
