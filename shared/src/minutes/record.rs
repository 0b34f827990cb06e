//! What a paper rests on, kept as it was when the paper became final: a decision that comes later changes the statistics,
//! and never a paper that somebody has signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::VoteBase;
use crate::attendance::Attendance;
use crate::issuer::Issuer;
use crate::meeting::Meeting;
use crate::statistics::{FigureCount, MeetingFigures};

/// The head and the figures of signed minutes or of an adopted resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaperRecord {
    /// Who issues it, as it was called then.
    pub issuer: Issuer,
    /// Figures of attendance.
    pub figures: Vec<FigureCount>,
    /// Of whom votes are counted, without their names.
    pub base: VoteBase,
}

impl PaperRecord {
    /// What a paper of the meeting rests on, counted from the list as it stands.
    pub fn count(meeting: &Meeting, list: &[Attendance], issuer: Issuer) -> Self {
        let base = VoteBase { members: Vec::new(), ..VoteBase::count(meeting, list) };
        Self { issuer, figures: MeetingFigures::count(meeting, list).counts(), base }
    }

    /// The figures of today where they are no longer those that were kept; empty while nothing has changed.
    pub fn figures_since(&self, today: &[FigureCount]) -> Vec<FigureCount> {
        if self.figures == today { Vec::new() } else { today.to_vec() }
    }
}
