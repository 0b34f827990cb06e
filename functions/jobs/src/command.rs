//! What the function is called with: a batch of the stream, by Lambda, or a command, by an operator.

use aws_lambda_events::event::streams::DynamoDbEventResponse;
use kit::App;
use serde::{Deserialize, Serialize};

use crate::failures::{self, Replayed};
use crate::feedback_climbs::{self, Climbed};
use crate::file_work::{self, WorkedOff};
use crate::found::{self, Founded, FoundingOrder};
use crate::reminders::{self, RemindOrder, Reminded};
use crate::stream::{self, Batch, BatchReplayed, Streams};
use crate::take;

/// A payload.
pub type Payload = kit::Payload<Command>;

/// An operator's word.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Tries again what a consumer has put aside: `{"replay_failures": {"consumer": "member_counts"}}`,
    /// or of `receipt_counts`, `closed_meetings`, `notices`, `reminders`, `feedback_climbs`,
    /// `feedback_counts`.
    ReplayFailures {
        /// Which consumer.
        consumer: String,
    },
    /// Reads a batch from the stream again, as the failure queue names it: `{"replay_batch": {…}}` with the object
    /// that stands under `DDBStreamBatchInfo` there.
    ReplayBatch(Batch),
    /// Reminds of what is due today: `{"remind": {"part": 0}}`, or all parts of the list with `{"remind": {}}`. The
    /// schedule asks for each part every ten minutes of the day.
    Remind(RemindOrder),
    /// Works off what is to be done about files: `{"work_off_files": {}}`. The schedule calls it every minute.
    WorkOffFiles {},
    /// Takes feedback up that was not answered in time: `{"climb_feedback": {}}`. The schedule calls it every ten minutes
    /// of the day.
    ClimbFeedback {},
    /// Makes the root, the way down to a branch and the first administrator: `{"found": {"orgs": […],
    /// "administrator": {…}}}`.
    Found(FoundingOrder),
}

/// What is answered.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// To a batch.
    Taken(DynamoDbEventResponse),
    /// To [`Command::ReplayFailures`].
    Failures(Replayed),
    /// To [`Command::ReplayBatch`].
    Batch(BatchReplayed),
    /// To [`Command::Remind`].
    Reminded(Reminded),
    /// To [`Command::WorkOffFiles`].
    WorkedOff(WorkedOff),
    /// To [`Command::ClimbFeedback`].
    Climbed(Climbed),
    /// To [`Command::Found`].
    Founded(Founded),
}

/// Does what a payload asks for.
///
/// # Errors
/// When the store or the stream fails. What was done stands, and the same payload goes on from there.
pub async fn answer(app: &App, streams: &Streams, payload: Payload) -> kit::Result<Answer> {
    Ok(match payload {
        Payload::Stream(event) => Answer::Taken(take(app, event).await?),
        Payload::Command(Command::ReplayFailures { consumer }) => {
            Answer::Failures(failures::replay(app, &consumer).await?)
        }
        Payload::Command(Command::ReplayBatch(batch)) => {
            Answer::Batch(stream::replay(app, streams, &batch).await?)
        }
        Payload::Command(Command::Remind(order)) => Answer::Reminded(reminders::remind(app, order).await?),
        Payload::Command(Command::WorkOffFiles {}) => Answer::WorkedOff(file_work::work_off(app).await?),
        Payload::Command(Command::ClimbFeedback {}) => {
            Answer::Climbed(feedback_climbs::climb_feedback(app).await?)
        }
        Payload::Command(Command::Found(order)) => Answer::Founded(found::found(app, &order).await?),
    })
}
