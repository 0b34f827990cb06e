//! What an entry amounts to: the one place where request, decision and roll call are put together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Attendance, ListedAs, Verdict};
use crate::meeting::Meeting;

/// The state of a person in the roll call of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Có mặt, perhaps late or leaving early.
    Present,
    /// Vắng có phép.
    ExcusedAbsence,
    /// Vắng không phép.
    UnexcusedAbsence,
    /// Absent, with a request that nobody has decided: never counted as without leave.
    AwaitingDecision,
    /// Chưa điểm danh.
    NotTaken,
    /// Miễn sinh hoạt, and not there.
    Exempt,
    /// On the list without being summoned: suspended or away.
    NotSummoned,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 7] = [
        Self::Present,
        Self::ExcusedAbsence,
        Self::UnexcusedAbsence,
        Self::AwaitingDecision,
        Self::NotTaken,
        Self::Exempt,
        Self::NotSummoned,
    ];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Present => "Có mặt",
            Self::ExcusedAbsence => "Vắng có phép",
            Self::UnexcusedAbsence => "Vắng không phép",
            Self::AwaitingDecision => "Vắng, đơn chờ quyết định",
            Self::NotTaken => "Chưa điểm danh",
            Self::Exempt => "Miễn sinh hoạt",
            Self::NotSummoned => "Không triệu tập",
        }
    }
}

impl Attendance {
    /// What this entry amounts to in `meeting`.
    pub fn outcome(&self, meeting: &Meeting) -> Outcome {
        use super::CheckIn;
        let check_in = self.mark_in(meeting);
        if check_in.is_present() {
            return Outcome::Present;
        }
        match self.listed_as {
            ListedAs::Exempt => return Outcome::Exempt,
            ListedAs::Suspended | ListedAs::TemporaryElsewhere => return Outcome::NotSummoned,
            ListedAs::Official
            | ListedAs::Probationary
            | ListedAs::TemporaryHere
            | ListedAs::CommitteeMember => {}
        }
        if check_in != CheckIn::Absent {
            return Outcome::NotTaken;
        }
        let Some(absence) = &self.absence else { return Outcome::UnexcusedAbsence };
        match absence.decision_in(meeting.round).map(|decision| decision.verdict) {
            Some(Verdict::Approved) => Outcome::ExcusedAbsence,
            Some(Verdict::Refused) => Outcome::UnexcusedAbsence,
            None => Outcome::AwaitingDecision,
        }
    }
}
