//! The resolution of a meeting (nghị quyết): what became of last month's assignments, where one goes, who does what.
//!
//! Written by whoever writes the minutes, adopted by a vote of the meeting that carried it; from then on it stands with
//! its number, the review, the figures and the self-score as they were on that day, and the vote it rests on stands too.

mod endpoints;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use endpoints::*;

use crate::assignment::{Assignment, Settlement};
use crate::document::DocNumber;
use crate::grant::Role;
use crate::id::{DocumentId, MeetingId, VoteId};
use crate::meeting::{Meeting, MeetingState, Stamp};
use crate::meeting_score::MeetingScore;
use crate::minutes::{PaperRecord, Vote, VoteBase, VoteOutcome, check_writable};
use crate::problem::{FieldProblem, Problem, ProblemCode};

/// Longest part, in characters.
const LONGEST: usize = 10_000;

/// What people write into the resolution.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResolutionText {
    /// I. What became of the last resolution, beside the table of assignments.
    #[serde(default)]
    pub review: String,
    /// II. Where one goes: plain paragraphs, one to a line.
    pub directions: String,
}

impl ResolutionText {
    /// Checks what may be kept.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] naming each wrong field.
    pub fn check(&self) -> Result<(), Problem> {
        let parts =
            [("review", "Phần đánh giá", &self.review), ("directions", "Phương hướng", &self.directions)];
        let long = parts.into_iter().filter(|(_, _, text)| text.chars().count() > LONGEST);
        let wrong: Vec<_> = long
            .map(|(field, what, _)| {
                FieldProblem::new(field, format!("{what} dài quá 10.000 ký tự. Xin viết ngắn hơn."))
            })
            .collect();
        if wrong.is_empty() { Ok(()) } else { Err(Problem::invalid(wrong)) }
    }
}

/// An assignment of an earlier meeting, as it stood in the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewedTask {
    /// What.
    pub what: String,
    /// Who was in charge.
    pub lead_name: String,
    /// Until when.
    pub due_on: Date,
    /// What had become of it.
    pub settlement: Settlement,
}

impl From<&Assignment> for ReviewedTask {
    fn from(assignment: &Assignment) -> Self {
        Self {
            what: assignment.text.what.clone(),
            lead_name: assignment.lead_name.clone(),
            due_on: assignment.text.due_on,
            settlement: assignment.settlement.clone(),
        }
    }
}

/// How a resolution was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Adoption {
    /// By whom and when it was signed.
    pub stamp: Stamp,
    /// In which role.
    pub role: Role,
    /// By which vote.
    pub vote: VoteId,
    /// `05-NQ/CB`.
    pub number: DocNumber,
    /// The review as it stood on that day.
    pub review: Vec<ReviewedTask>,
    /// What it rests on besides; none in resolutions that were adopted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<PaperRecord>,
    /// The self-score that part IV names: as the sheet stood on that day, else the first one that was confirmed. It stays
    /// whatever becomes of the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<MeetingScore>,
}

/// The resolution of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Resolution {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// What is written.
    pub text: ResolutionText,
    /// Who wrote last, and when.
    pub written: Option<Stamp>,
    /// How it was adopted; from then on nothing changes.
    #[serde(default)]
    pub adoption: Option<Adoption>,
    /// Revision, to be sent back with a change; 0 while nothing is stored.
    #[serde(default)]
    pub rev: u32,
}

impl Resolution {
    /// Before the first word.
    pub fn of(meeting: MeetingId) -> Self {
        Self { meeting, text: ResolutionText::default(), written: None, adoption: None, rev: 0 }
    }

    /// Whether the text can still be changed.
    ///
    /// # Errors
    /// [`ProblemCode::WrongMeetingState`], [`ProblemCode::ResolutionAdopted`].
    pub fn check_open(&self, meeting: &Meeting) -> Result<(), Problem> {
        check_writable(meeting)?;
        if self.adoption.is_some() { Err(ProblemCode::ResolutionAdopted.into()) } else { Ok(()) }
    }

    /// Whether a vote can still be changed or taken out as far as the resolution is concerned: the one that adopted it
    /// cannot.
    ///
    /// # Errors
    /// [`ProblemCode::ResolutionAdopted`], and what to do about a wrong count.
    pub fn check_vote_open(&self, vote: VoteId) -> Result<(), Problem> {
        if self.adopted_by() != Some(vote) {
            return Ok(());
        }
        let sentence = "Nghị quyết đã ban hành theo lần biểu quyết này nên không sửa, không xóa được nữa. Nếu số phiếu \
                        ghi sai, xin hoàn tất biên bản rồi ghi phần bổ sung.";
        Err(Problem::with(ProblemCode::ResolutionAdopted, sentence))
    }

    /// The vote that adopted it.
    pub fn adopted_by(&self) -> Option<VoteId> {
        self.adoption.as_ref().map(|adoption| adoption.vote)
    }

    /// Keeps the self-score that part IV names before the sheet is written anew: the one before, or the first one. Says
    /// whether there was anything to keep; until the adoption part IV goes by the sheet.
    pub fn keep_score(&mut self, before: Option<&MeetingScore>, first: &MeetingScore) -> bool {
        match &mut self.adoption {
            Some(Adoption { score: score @ None, .. }) => {
                *score = Some(before.unwrap_or(first).clone());
                true
            }
            Some(_) | None => false,
        }
    }

    /// Adopts it by a vote.
    ///
    /// # Errors
    /// As [`Self::check_open`]; while the session goes on; without directions; by a vote that did not carry it.
    pub fn adopt(
        &mut self,
        meeting: &Meeting,
        vote: Option<&Vote>,
        base: &VoteBase,
        adoption: Adoption,
    ) -> Result<(), Problem> {
        self.check_open(meeting)?;
        if meeting.state != MeetingState::Closed {
            let sentence =
                "Cuộc họp chưa kết thúc nên chưa ban hành nghị quyết được. Xin kết thúc cuộc họp trước.";
            return Err(Problem::with(ProblemCode::WrongMeetingState, sentence));
        }
        if self.text.directions.trim().is_empty() {
            return Err(Problem::field("directions", "Xin ghi phương hướng, nhiệm vụ và lưu lại trước."));
        }
        let carried = vote.filter(|vote| {
            vote.text.tally.outcome(vote.text.kind, base) == VoteOutcome::Carried && vote.id == adoption.vote
        });
        if carried.is_none() {
            let sentence =
                "Xin chọn lần biểu quyết đã thông qua nghị quyết; nếu chưa ghi, xin ghi ở trang biên bản.";
            return Err(Problem::field("vote", sentence));
        }
        self.adoption = Some(adoption);
        Ok(())
    }
}

impl DocumentId {
    /// The id under which the number of a meeting's resolution is kept.
    pub fn of_resolution(meeting: MeetingId) -> Self {
        let bits = meeting.bits();
        // An id is 48 bits of time before 80 random ones; both halves fit by their masks.
        Self::from_parts((bits >> 80) as u64, bits & ((1 << 80) - 1))
    }
}

#[cfg(test)]
mod tests;
