//! Jobs: what follows from changes. The stream of the table comes in; counters, sums and reports go out, files are
//! looked into (`files`, [`content`]), people are told what happened to them (`notices`) and, by schedule, reminded of
//! what is undone (`reminders`); periodic reports are begun when their time comes (`period_reports`). Every job may see
//! a record twice or out of order and must come to the same end.
//!
//! # When something goes wrong
//! - **The store does not answer.** The batch is reported as done up to the chunk that met it, by the sequence number
//!   of that chunk's first record; Lambda brings it again from there. Nothing that was counted is counted twice.
//! - **A record can never be processed**: its image cannot be read, or breaks an invariant. It is put aside with the
//!   reason ([`store::StoredFailure`]), and the rest goes on. Once the cause is mended, [`Command::ReplayFailures`]
//!   tries what was put aside again.
//! - **Lambda gives a batch up** after its last attempt. What the failure queue then holds names the batch;
//!   [`Command::ReplayBatch`] reads it from the stream again, within the day for which the stream remembers.

mod closed_meetings;
mod command;
pub mod content;
mod failures;
mod feedback_climbs;
mod feedback_counts;
mod file_work;
mod files;
mod fold;
mod found;
mod member_counts;
mod notices;
mod period_reports;
mod receipt_counts;
mod record;
mod reminders;
mod stream;
mod study_sums;

use aws_lambda_events::event::dynamodb::Event;
use aws_lambda_events::event::streams::DynamoDbEventResponse;
use kit::App;

pub use command::{Answer, Command, Payload, answer};
pub use failures::Replayed;
pub use feedback_climbs::{Climbed, climb_feedback};
pub use file_work::{WorkedOff, work_off};
pub use found::{FirstAdministrator, Founded, FoundedOrg, FoundingOrder};
pub use record::{UnknownRecord, event};
pub use reminders::{RemindOrder, Reminded, remind};
pub use stream::{Batch, Streams};

/// Takes a batch of the stream. What it reports must come again, from that record on.
///
/// # Errors
/// When there is no name for where to begin again; the whole batch comes again then.
pub async fn take(app: &App, event: Event) -> kit::Result<DynamoDbEventResponse> {
    // Whoever got less far says from where the batch comes again; the others have their marks, or do no harm twice.
    let members = fold::count::<member_counts::MemberCounts>(app, &event.records).await;
    let receipts = fold::count::<receipt_counts::ReceiptCounts>(app, &event.records).await;
    let followed = members.min(receipts).min(closed_meetings::follow(app, &event.records).await);
    let followed = followed.min(study_sums::follow(app, &event.records).await);
    let followed = followed.min(feedback_counts::follow(app, &event.records).await);
    let followed = notices::follow(app, &event.records[..followed]).await;
    let done = files::follow(app, &event.records[..followed]).await;
    kit::done_with(&event.records, done)
}
