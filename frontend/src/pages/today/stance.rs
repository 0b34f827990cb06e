//! How I stand to a meeting: the one question that decides what its card says and offers.

use jiff::Timestamp;
use shared::attendance::{Answer, Attendance, ListedAs, Outcome, answers_close_at};
use shared::meeting::{MeetingState, MyMeeting};

/// How I stand to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// It is called off.
    Cancelled,
    /// It is over, and this came of it for me.
    Ended(Outcome),
    /// It is over and I was not on its list.
    EndedWithoutMe,
    /// I am not on its list.
    NotListed,
    /// I am on its list without being summoned.
    NotSummoned(ListedAs),
    /// It has begun, so answers are closed.
    Begun,
    /// I have not answered yet.
    Asked,
    /// I had answered, but time or place have changed since.
    AskedAgain,
    /// I will come.
    Attending,
    /// I asked to be absent.
    Absent,
}

impl Stance {
    /// How I stand to `mine` at `now`.
    pub fn of(mine: &MyMeeting, now: Timestamp) -> Self {
        let meeting = &mine.meeting;
        match (meeting.state, &mine.mine) {
            (MeetingState::Cancelled, _) => Self::Cancelled,
            (MeetingState::Closed, Some(entry)) => Self::Ended(entry.outcome(meeting)),
            (MeetingState::Closed, None) => Self::EndedWithoutMe,
            (_, None) => Self::NotListed,
            (_, Some(entry)) if !entry.listed_as.is_summoned() => Self::NotSummoned(entry.listed_as),
            (MeetingState::InSession, _) => Self::Begun,
            _ if now >= answers_close_at(meeting) => Self::Begun,
            (_, Some(entry)) => Self::answered(entry, meeting.round),
        }
    }

    fn answered(entry: &Attendance, round: u32) -> Self {
        match entry.answer {
            Answer::Waiting => Self::Asked,
            _ if entry.answered_round < round => Self::AskedAgain,
            Answer::WillAttend { .. } => Self::Attending,
            Answer::AbsenceReported { .. } => Self::Absent,
        }
    }

    /// Whether I owe an answer.
    pub fn waits_for_me(self) -> bool {
        matches!(self, Self::Asked | Self::AskedAgain)
    }

    /// Whether it is over or off, so that another meeting is the next one.
    pub fn is_past(self) -> bool {
        matches!(self, Self::Cancelled | Self::Ended(_) | Self::EndedWithoutMe)
    }
}
