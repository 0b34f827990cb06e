//! Minutes of a meeting (biên bản): who chaired, what was said to each item, what was concluded, how the votes went.
//!
//! Drafted in the session and after it by those who lead and by the minute-taker who was named; signed off by
//! secretary or deputy, and from then on only added to. Figures of attendance are never typed: they are counted from
//! the one record until the minutes are signed, and kept with the signature ([`PaperRecord`]). Votes lie beside the text ([`Vote`]), so that the person who counts
//! hands does not wait for the one who writes.

mod endpoints;
mod record;
mod signing;
mod text;
mod vote;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use endpoints::*;
pub use record::PaperRecord;
pub use text::{MinutesItem, MinutesText};
pub use vote::{Majority, Tally, Vote, VoteBase, VoteKind, VoteOutcome, VoteText};

use crate::id::MeetingId;
use crate::meeting::{Meeting, MeetingState, Stamp};
use crate::problem::{Problem, ProblemCode};
use crate::rules::meeting_rules;
use crate::time::local_date;

/// Something that was found missing after the minutes were signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Addendum {
    /// What is added.
    pub text: String,
    /// By whom and when.
    pub stamp: Stamp,
}

/// The minutes of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Minutes {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// What is written.
    pub text: MinutesText,
    /// Name of the chair, empty while open.
    pub chair_name: String,
    /// Name of the minute-taker, empty while open.
    pub minute_taker_name: String,
    /// Who wrote last, and when.
    pub written: Option<Stamp>,
    /// Who signed it off, and when; from then on nothing changes but by [`Addendum`].
    #[serde(default)]
    pub signed: Option<Stamp>,
    /// What they rest on, kept with the signature; none in minutes that were signed before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<PaperRecord>,
    /// What was added afterwards, oldest first.
    #[serde(default)]
    pub addenda: Vec<Addendum>,
    /// Revision, to be sent back with a change; 0 while nothing is stored.
    #[serde(default)]
    pub rev: u32,
}

impl Minutes {
    /// Empty minutes in the order of the agenda, with the officers who were announced.
    pub fn of(meeting: &Meeting) -> Self {
        let plan = &meeting.plan;
        let item = |title: &String| MinutesItem { title: title.clone(), text: String::new() };
        let text = MinutesText {
            chair: plan.chair,
            minute_taker: plan.minute_taker,
            items: plan.agenda.iter().map(|item| &item.title).map(item).collect(),
            ..MinutesText::default()
        };
        Self {
            meeting: meeting.id,
            text,
            chair_name: meeting.chair_name.clone(),
            minute_taker_name: meeting.minute_taker_name.clone(),
            written: None,
            signed: None,
            record: None,
            addenda: Vec::new(),
            rev: 0,
        }
    }

    /// Whether they were signed off only after the day by which they are due.
    pub fn is_late(&self, meeting: &Meeting) -> bool {
        self.signed.as_ref().is_some_and(|signed| local_date(signed.at) > minutes_due_on(meeting))
    }
}

/// The last day on which the minutes are signed in time.
pub fn minutes_due_on(meeting: &Meeting) -> Date {
    let day = local_date(meeting.plan.starts_at);
    day.saturating_add(meeting_rules(day).days_for_minutes.days())
}

/// Whether minutes can be written now: in the session and after it.
///
/// # Errors
/// [`ProblemCode::WrongMeetingState`].
pub fn check_writable(meeting: &Meeting) -> Result<(), Problem> {
    match meeting.state {
        MeetingState::InSession | MeetingState::Closed => Ok(()),
        MeetingState::Draft | MeetingState::Called | MeetingState::Cancelled => {
            let sentence = "Biên bản được ghi từ khi cuộc họp bắt đầu. Xin chờ đến giờ họp.";
            Err(Problem::with(ProblemCode::WrongMeetingState, sentence))
        }
    }
}

/// Whether the session has begun or is over.
pub fn has_minutes(meeting: &Meeting) -> bool {
    check_writable(meeting).is_ok()
}

/// The hours of the session, as far as they are known.
pub fn session_hours(meeting: &Meeting) -> (Timestamp, Option<Timestamp>) {
    let began = meeting.opened.as_ref().map_or(meeting.plan.starts_at, |opened| opened.at);
    (began, meeting.closed.as_ref().map(|closed| closed.at))
}

#[cfg(test)]
pub(crate) mod tests;
