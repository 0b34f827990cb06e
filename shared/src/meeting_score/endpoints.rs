//! What can be asked about the sheet of a meeting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{MeetingScore, Proposal, ScoreLine};
use crate::endpoints;
use crate::meeting::{Meeting, MeetingAt};
use crate::report::ReportState;

/// The sheet of a meeting, as this caller may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingScoreView {
    /// Of which meeting.
    pub meeting: Meeting,
    /// The sheet; `None` before it was confirmed.
    pub score: Option<MeetingScore>,
    /// What the system proposes for each criterion; for those who score, once the meeting is over.
    pub proposals: Vec<Proposal>,
    /// Where the report of the meeting stands, with which the sheet goes upward; `None` while there is none.
    pub report: Option<ReportState>,
    /// What the caller may do.
    pub may: ScoreRights,
}

/// What the caller may do with the sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreRights {
    /// Confirm it.
    pub score: bool,
}

/// A sheet as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreChange {
    /// Every criterion once, in the order of the sheet; what was proposed is filled in by the server.
    pub lines: Vec<ScoreLine>,
    /// The revision that was read; 0 when there was none.
    pub rev: u32,
}

endpoints! {
    /// The self-score sheet of a meeting; to those who score with what the system proposes.
    FindMeetingScore = "find_meeting_score": Get "/api/meetings/{meeting}/score" by Member {
        path: MeetingAt, reply: MeetingScoreView
    }
    /// Confirms the sheet, until the report of the meeting is with those above.
    ScoreMeeting = "score_meeting": Put "/api/meetings/{meeting}/score" by Member {
        path: MeetingAt, body: ScoreChange, reply: MeetingScore
    }
}
