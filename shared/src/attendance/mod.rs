//! Attendance: one record per person and meeting, which serves the invitation, the absence request, its decision,
//! the roll call, the minutes and the statistics. Nothing about a person's part in a meeting is stored elsewhere, so
//! no two views can disagree.
//!
//! `summons` says who is on the list and why, `answer` what a member says before the meeting, `check_in` what the
//! hall shows, `outcome` what it all amounts to, `roll_call` how marks taken without network merge.

mod answer;
mod check_in;
mod endpoints;
mod outcome;
mod summons;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use answer::{Absence, AbsenceReason, AbsenceReport, Answer, Decision, Verdict, answers_close_at};
pub use check_in::{CheckIn, Mark, Merge, check_roll_call, roll_call_opens_at};
pub use endpoints::*;
pub use outcome::Outcome;
pub use summons::{Candidate, CommitteeSeat, ListedAs, Listing, summon};

use crate::id::{MeetingId, MemberId};
use crate::meeting::{Meeting, Stamp};

/// A person's entry on the list of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attendance {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Who.
    pub member: MemberId,
    /// Their name when the list was fixed.
    pub name: String,
    /// Summoned or not, and why; fixed when the meeting was called.
    pub listed_as: ListedAs,
    /// What they said before the meeting.
    pub answer: Answer,
    /// The round of asking that the answer was given in, see [`Meeting::round`].
    pub answered_round: u32,
    /// Their request to be absent, with the decision once there is one.
    pub absence: Option<Absence>,
    /// What the roll call says.
    pub check_in: CheckIn,
    /// Who marked it, and when on their device.
    pub checked: Option<Stamp>,
    /// Revision.
    #[serde(default)]
    pub rev: u32,
}

impl Attendance {
    /// A fresh entry, nobody has said anything yet.
    pub fn new(meeting: MeetingId, listing: Listing) -> Self {
        Self {
            meeting,
            member: listing.member,
            name: listing.name,
            listed_as: listing.listed_as,
            answer: Answer::Waiting,
            answered_round: 0,
            absence: None,
            check_in: CheckIn::Unmarked,
            checked: None,
            rev: 0,
        }
    }

    /// Whether this person still has to answer: summoned, and silent since the latest asking.
    pub fn owes_answer(&self, meeting: &Meeting) -> bool {
        self.listed_as.is_summoned()
            && (self.answer == Answer::Waiting || self.answered_round < meeting.round)
    }

    /// Whether a request stands that nobody decided in the round in which it was made.
    pub fn has_open_request(&self) -> bool {
        self.absence.as_ref().is_some_and(|absence| absence.decision_in(self.answered_round).is_none())
    }

    /// Whether an absence request waits for a decision, being undecided in the present round.
    pub fn awaits_decision(&self, meeting: &Meeting) -> bool {
        self.absence.as_ref().is_some_and(|absence| absence.decision_in(meeting.round).is_none())
    }
}
