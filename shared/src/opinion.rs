//! Written opinions before a meeting: what a member wants to be heard, written at home and in peace.
//!
//! One opinion for each member and meeting. Its author may change it or take it back until the roll call opens; then it
//! stands. The author reads their own, those who lead the branch read all. Whoever has no phone says it to one of them,
//! who writes it down; the stamp shows who did.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::attendance::{AttendanceAt, roll_call_opens_at};
use crate::endpoint::Nothing;
use crate::endpoints;
use crate::id::{MeetingId, MemberId};
use crate::meeting::{Meeting, MeetingAt, MeetingState, Stamp};
use crate::problem::{Problem, ProblemCode};
use crate::time::format_date_time;

/// Longest opinion, in characters: two written pages.
pub const MOST_CHARS: usize = 4_000;

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Opinion {
    /// About which meeting.
    pub meeting: MeetingId,
    /// Whose.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they say.
    pub text: String,
    /// Who wrote it down, and when the last time: the member, or somebody on their behalf.
    pub stamp: Stamp,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

impl Opinion {
    /// Whether somebody else wrote it down.
    pub fn is_on_behalf(&self) -> bool {
        self.stamp.by != self.member
    }
}

/// An opinion as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpinionText {
    /// What they say, 3 to 4,000 characters.
    pub text: String,
    /// The revision that was read; 0 when there was none.
    pub rev: u32,
}

impl OpinionText {
    /// Checks the written field.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] naming it.
    pub fn check(&self) -> Result<(), Problem> {
        match self.text.trim().chars().count() {
            0..3 => Err(Problem::field("text", "Xin ghi ý kiến của đồng chí.")),
            3..=MOST_CHARS => Ok(()),
            _ => Err(Problem::field("text", "Ý kiến dài quá 4.000 ký tự. Xin viết ngắn hơn.")),
        }
    }
}

/// Until when opinions are taken.
pub fn opinions_close_at(meeting: &Meeting) -> Timestamp {
    roll_call_opens_at(meeting)
}

/// Whether opinions are taken now: from the invitation until the roll call opens.
///
/// # Errors
/// [`ProblemCode::WrongMeetingState`], [`ProblemCode::MeetingStarted`].
pub fn check_opinions_open(meeting: &Meeting, now: Timestamp) -> Result<(), Problem> {
    match meeting.state {
        MeetingState::Called if now < opinions_close_at(meeting) => Ok(()),
        MeetingState::Called | MeetingState::InSession | MeetingState::Closed => {
            let sentence = format!(
                "Chỉ nhận ý kiến bằng văn bản trước {}. Đồng chí xin phát biểu trực tiếp tại cuộc họp.",
                format_date_time(opinions_close_at(meeting))
            );
            Err(Problem::with(ProblemCode::MeetingStarted, sentence))
        }
        MeetingState::Draft | MeetingState::Cancelled => Err(ProblemCode::WrongMeetingState.into()),
    }
}

endpoints! {
    /// The opinions on a meeting: all of them for those who lead, otherwise one's own alone.
    ListOpinions = "list_opinions": Get "/api/meetings/{meeting}/opinions" by Member {
        path: MeetingAt, reply: Vec<Opinion>
    }
    /// Writes a member's opinion, or changes it.
    WriteOpinion = "write_opinion": Put "/api/meetings/{meeting}/opinions/{member}" by Member {
        path: AttendanceAt, body: OpinionText, reply: Opinion
    }
    /// Takes an opinion back; taking it back again changes nothing.
    WithdrawOpinion = "withdraw_opinion": Delete "/api/meetings/{meeting}/opinions/{member}" by Member {
        path: AttendanceAt, reply: Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_says_something_and_ends() {
        for (text, is_good) in [("", false), ("  a ", false), ("Đồng ý.", true)] {
            assert_eq!(OpinionText { text: text.into(), rev: 0 }.check().is_ok(), is_good, "{text}");
        }
        let long = |count| OpinionText { text: "đ".repeat(count), rev: 0 };
        assert!(long(MOST_CHARS).check().is_ok() && long(MOST_CHARS + 1).check().is_err());
    }
}
