//! Endpoints on the list of a meeting. Those with a member in the path serve both the member and whoever acts on
//! their behalf; the stamp shows which.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AbsenceReport, Attendance, Mark, Verdict};
use crate::endpoints;
use crate::id::{MeetingId, MemberId};
use crate::meeting::{MeetingAt, MeetingView};

/// Names a person's entry in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttendanceAt {
    /// The meeting.
    pub meeting: MeetingId,
    /// The person.
    pub member: MemberId,
}

/// A decision as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionOrder {
    /// When the request was sent that the decision is about: one that was sent again meanwhile is another one.
    pub asked_at: Timestamp,
    /// Yes or no.
    pub verdict: Verdict,
    /// A word to the member, at most 500 characters; needed when refusing.
    #[serde(default)]
    pub note: String,
}

/// A batch of marks, as many as a phone has collected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RollCall {
    /// At most 300.
    pub marks: Vec<Mark>,
}

endpoints! {
    /// "I will come."
    AnswerInvitation = "answer_invitation": Post "/api/meetings/{meeting}/attendances/{member}/answer" by Member {
        path: AttendanceAt, reply: Attendance
    }
    /// Asks leave of absence.
    ReportAbsence = "report_absence": Post "/api/meetings/{meeting}/attendances/{member}/absence" by Member {
        path: AttendanceAt, body: AbsenceReport, reply: Attendance
    }
    /// Takes the request back.
    WithdrawAbsence = "withdraw_absence": Delete "/api/meetings/{meeting}/attendances/{member}/absence" by Member {
        path: AttendanceAt, reply: Attendance
    }
    /// Decides the request; the first decision stands.
    DecideAbsence = "decide_absence": Post "/api/meetings/{meeting}/attendances/{member}/decision" by Member {
        path: AttendanceAt, body: DecisionOrder, reply: Attendance
    }
    /// Takes the roll: merges marks, the later tap on a person wins. Replies with the whole list as it stands.
    TakeRollCall = "take_roll_call": Post "/api/meetings/{meeting}/roll-call" by Member {
        path: MeetingAt, body: RollCall, reply: MeetingView
    }
}
