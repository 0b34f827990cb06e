//! Endpoints of the resolution.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Resolution, ResolutionText, ReviewedTask};
use crate::assignment::Assignment;
use crate::endpoints;
use crate::id::VoteId;
use crate::issuer::Issuer;
use crate::meeting::{Meeting, MeetingAt};
use crate::meeting_score::{MeetingScore, ScoreShort};
use crate::minutes::{Attendee, MinutesRights, Vote, VoteBase};
use crate::party_form::PaperFile;
use crate::statistics::FigureCount;

/// The resolution with what belongs to it, as this caller may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResolutionView {
    /// Of which meeting.
    pub meeting: Meeting,
    /// Whose paper it is, as its head names it.
    pub issuer: Issuer,
    /// The resolution; `None` for members until it is adopted.
    pub resolution: Option<Resolution>,
    /// Assignments of earlier meetings: as they are now, after the adoption as they were on its day.
    pub review: Vec<ReviewedTask>,
    /// What was given to do in this meeting.
    pub assignments: Vec<Assignment>,
    /// The self-score of the meeting, as far as it was confirmed; once adopted as it was then.
    #[serde(default)]
    pub score: Option<MeetingScore>,
    /// The self-score of today, where the sheet has changed after the adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_since: Option<ScoreShort>,
    /// Figures of attendance: counted from the one record, once adopted as they were then.
    pub figures: Vec<FigureCount>,
    /// The figures of today, where a decision after the adoption has changed the record; empty otherwise.
    pub figures_since: Vec<FigureCount>,
    /// Votes of the meeting: all of them for those who write, otherwise the one that adopted it.
    pub votes: Vec<Vote>,
    /// Of whom votes are counted.
    pub base: VoteBase,
    /// Who can be put in charge; for those who write.
    pub people: Vec<Attendee>,
    /// The number that comes next; for those who sign.
    pub next_serial: Option<u32>,
    /// What the caller may do.
    pub may: MinutesRights,
}

/// A written resolution as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResolutionChange {
    /// The whole text as it shall be.
    pub text: ResolutionText,
    /// The revision that was read; 0 when there was none.
    pub rev: u32,
}

/// Adopts a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AdoptionOrder {
    /// By which vote of the meeting.
    pub vote: VoteId,
    /// Its number: 5 of `05-NQ/CB`.
    pub serial: u32,
    /// The revision that was read.
    pub rev: u32,
}

endpoints! {
    /// The resolution of a meeting with review and assignments; members read it once it is adopted.
    FindResolution = "find_resolution": Get "/api/meetings/{meeting}/resolution" by Member {
        path: MeetingAt, reply: ResolutionView
    }
    /// Writes the resolution, in the session and after it.
    WriteResolution = "write_resolution": Put "/api/meetings/{meeting}/resolution" by Member {
        path: MeetingAt, body: ResolutionChange, reply: Resolution
    }
    /// Adopts the resolution under its number; from then on nothing in it changes.
    AdoptResolution = "adopt_resolution": Post "/api/meetings/{meeting}/resolution/adoption" by Member {
        path: MeetingAt, body: AdoptionOrder, reply: Resolution
    }
    /// The resolution as a Word file in Party form, for whoever may read it.
    ExportResolution = "export_resolution": Get "/api/meetings/{meeting}/resolution/file" by Member {
        path: MeetingAt, reply: PaperFile
    }
}
