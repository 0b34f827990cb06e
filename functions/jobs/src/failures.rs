//! Records that cannot be processed: put aside, and tried again on an operator's word.

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::{App, Failure, Result};
use serde::Serialize;
use store::{
    CLOSED_MEETINGS, Due, FEEDBACK_CLIMBS, FEEDBACK_COUNTS, FeedbackDue, MEMBER_COUNTS, NOTICES,
    RECEIPT_COUNTS, REMINDERS, STUDY_SUMS, StoreError, StoreResult, Stored, StoredFailure,
};

use crate::closed_meetings;
use crate::feedback_climbs;
use crate::feedback_counts;
use crate::fold::{Consumer, Poison};
use crate::member_counts::MemberCounts;
use crate::notices;
use crate::receipt_counts::ReceiptCounts;
use crate::reminders;
use crate::study_sums;

/// Everybody who puts things aside.
const CONSUMERS: [&str; 8] = [
    MEMBER_COUNTS,
    RECEIPT_COUNTS,
    CLOSED_MEETINGS,
    NOTICES,
    REMINDERS,
    STUDY_SUMS,
    FEEDBACK_CLIMBS,
    FEEDBACK_COUNTS,
];

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
    if !CONSUMERS.contains(&consumer) {
        return Err(Failure::Internal(format!("there is no consumer of this name; there are {CONSUMERS:?}")));
    }
    let (mut sums, mut after) = (Replayed::default(), None);
    loop {
        let page = app.store.list_failures(consumer, after.as_ref()).await?;
        for failure in &page.items {
            match again(app, consumer, failure).await? {
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

async fn again(app: &App, consumer: &str, failure: &Stored<StoredFailure>) -> Result<Again> {
    if consumer == REMINDERS {
        return became(reminded(app, failure).await);
    }
    if consumer == FEEDBACK_CLIMBS {
        return became(climbed(app, failure).await);
    }
    let Ok(record) = serde_json::from_str::<EventRecord>(&failure.value.record) else {
        return Ok(Again::Left);
    };
    let done = match consumer {
        CLOSED_MEETINGS => followed(app, failure, &record).await,
        STUDY_SUMS => summed(app, failure, &record).await,
        NOTICES => told(app, failure, &record).await,
        FEEDBACK_COUNTS => recounted(app, failure, &record).await,
        RECEIPT_COUNTS => counted::<ReceiptCounts>(app, failure, &record).await,
        _ => counted::<MemberCounts>(app, failure, &record).await,
    };
    became(done)
}

fn became(done: Option<StoreResult<()>>) -> Result<Again> {
    match done {
        Some(Ok(())) => Ok(Again::Through),
        Some(Err(StoreError::Conflict)) => Ok(Again::Gone),
        None | Some(Err(StoreError::Corrupt(_))) => Ok(Again::Left),
        Some(Err(error)) => Err(error.into()),
    }
}

/// Counts a mended record and takes it out, both or neither; `None` when it still cannot be counted.
async fn counted<C: Consumer>(
    app: &App,
    failure: &Stored<StoredFailure>,
    record: &EventRecord,
) -> Option<StoreResult<()>> {
    let changes = C::changes(record).ok()?;
    let changes: Vec<_> = changes.into_iter().flatten().collect();
    Some(C::add_failure(app, failure, &changes).await)
}

/// Does what a mended record asks for, and only then takes it out: doing it twice does no harm.
async fn followed(
    app: &App,
    failure: &Stored<StoredFailure>,
    record: &EventRecord,
) -> Option<StoreResult<()>> {
    if let Some(sign) = closed_meetings::sign(record).ok()?
        && let Err(error) = closed_meetings::settle(app, &sign).await
    {
        return Some(Err(error));
    }
    Some(app.store.remove_failure(failure).await)
}

/// Counts what a mended record asks for, and only then takes it out: doing it twice does no harm.
async fn summed(app: &App, failure: &Stored<StoredFailure>, record: &EventRecord) -> Option<StoreResult<()>> {
    if let Some(sign) = study_sums::sign(record).ok()?
        && let Err(error) = study_sums::settle_sign(app, &sign).await
    {
        return Some(Err(error));
    }
    Some(app.store.remove_failure(failure).await)
}

/// Tells what follows from a mended record, and only then takes it out.
async fn told(app: &App, failure: &Stored<StoredFailure>, record: &EventRecord) -> Option<StoreResult<()>> {
    let all = notices::consequences(record, app.now()).ok()?;
    if let Err(error) = notices::settle(app, &all).await {
        return Some(Err(error));
    }
    Some(app.store.remove_failure(failure).await)
}

/// Reminds of what is mended, and only then takes it out; `None` when it never could be read what it was.
async fn reminded(app: &App, failure: &Stored<StoredFailure>) -> Option<StoreResult<()>> {
    let due: Due = serde_json::from_str(&failure.value.record).ok()?;
    if let Err(error) = reminders::remind_again(app, &due).await {
        return Some(Err(error));
    }
    Some(app.store.remove_failure(failure).await)
}

/// Takes up what is mended, and only then takes it out; `None` when it never could be read what it was.
async fn climbed(app: &App, failure: &Stored<StoredFailure>) -> Option<StoreResult<()>> {
    let due: FeedbackDue = serde_json::from_str(&failure.value.record).ok()?;
    if let Err(error) = feedback_climbs::climb_again(app, &due).await {
        return Some(Err(error));
    }
    Some(app.store.remove_failure(failure).await)
}

/// Counts what a mended record asks for, and only then takes it out: counting twice does no harm.
async fn recounted(
    app: &App,
    failure: &Stored<StoredFailure>,
    record: &EventRecord,
) -> Option<StoreResult<()>> {
    if let Some(sign) = feedback_counts::sign(record).ok()?
        && let Err(error) = feedback_counts::settle(app, &sign).await
    {
        return Some(Err(error));
    }
    Some(app.store.remove_failure(failure).await)
}
