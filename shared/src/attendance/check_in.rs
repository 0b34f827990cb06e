//! The roll call: what the hall shows, and how marks taken on several phones, some without network, merge.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Attendance;
use crate::id::MemberId;
use crate::meeting::{Meeting, MeetingState, Stamp};
use crate::problem::{Problem, ProblemCode};
use crate::rules::meeting_rules;
use crate::time::local_date;

/// What the roll call says of one person.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CheckIn {
    /// Not marked yet, or the mark was taken back.
    #[default]
    Unmarked,
    /// Có mặt.
    Present,
    /// Đến muộn.
    Late,
    /// Về sớm.
    LeftEarly,
    /// Đến muộn và về sớm.
    LateAndLeftEarly,
    /// Vắng. Whether with leave follows from the absence request alone.
    Absent,
}

impl CheckIn {
    /// Every mark.
    pub const ALL: [Self; 6] =
        [Self::Unmarked, Self::Present, Self::Late, Self::LeftEarly, Self::LateAndLeftEarly, Self::Absent];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unmarked => "Chưa điểm danh",
            Self::Present => "Có mặt",
            Self::Late => "Đến muộn",
            Self::LeftEarly => "Về sớm",
            Self::LateAndLeftEarly => "Đến muộn, về sớm",
            Self::Absent => "Vắng",
        }
    }

    /// Whether the person was in the hall, for however long.
    pub const fn is_present(self) -> bool {
        matches!(self, Self::Present | Self::Late | Self::LeftEarly | Self::LateAndLeftEarly)
    }

    /// Whether they came late.
    pub const fn is_late(self) -> bool {
        matches!(self, Self::Late | Self::LateAndLeftEarly)
    }

    /// Whether they left early.
    pub const fn left_early(self) -> bool {
        matches!(self, Self::LeftEarly | Self::LateAndLeftEarly)
    }

    /// The same person with the late mark switched; absent and unmarked become late.
    pub const fn toggle_late(self) -> Self {
        match self {
            Self::Late => Self::Present,
            Self::LateAndLeftEarly => Self::LeftEarly,
            Self::LeftEarly => Self::LateAndLeftEarly,
            Self::Present | Self::Absent | Self::Unmarked => Self::Late,
        }
    }

    /// The same person with the left-early mark switched; absent and unmarked become left early.
    pub const fn toggle_left_early(self) -> Self {
        match self {
            Self::LeftEarly => Self::Present,
            Self::LateAndLeftEarly => Self::Late,
            Self::Late => Self::LateAndLeftEarly,
            Self::Present | Self::Absent | Self::Unmarked => Self::LeftEarly,
        }
    }
}

/// One tap of a roll call, taken on a phone at `at`, perhaps sent much later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    /// Whom.
    pub member: MemberId,
    /// As what.
    pub check_in: CheckIn,
    /// When it was tapped, by the phone's clock; a time in the future counts as now.
    pub at: Timestamp,
}

impl Attendance {
    /// Applies a mark if it is later than the one that stands: of two taps on one person the later wins, whatever
    /// order they arrive in, and taps on different people never meet. A phone whose clock is slow is taken to have
    /// tapped when the roll call opened; of its own taps the one that arrives last wins.
    ///
    /// # Errors
    /// See [`check_roll_call`].
    pub fn mark(
        &mut self,
        meeting: &Meeting,
        mark: Mark,
        stamp: Stamp,
        now: Timestamp,
    ) -> Result<Merge, Problem> {
        check_roll_call(meeting, now)?;
        let at = mark.at.min(now).max(roll_call_opens_at(meeting));
        let again = |standing: &Stamp| standing.by != stamp.by || self.check_in == mark.check_in;
        let stands = |standing: &Stamp| standing.at > at || (standing.at == at && again(standing));
        if self.checked.as_ref().is_some_and(stands) {
            return Ok(Merge::Kept);
        }
        self.check_in = mark.check_in;
        self.checked = Some(Stamp { at, ..stamp });
        Ok(Merge::Taken)
    }
}

impl Attendance {
    /// The mark that counts in `meeting`: one taken before its roll call opened is of a hall that was sent home, when
    /// the time was changed at the last moment. One that no server has stamped yet was taken on this device just now.
    pub fn mark_in(&self, meeting: &Meeting) -> CheckIn {
        match &self.checked {
            Some(checked) if checked.at < roll_call_opens_at(meeting) => CheckIn::Unmarked,
            _ => self.check_in,
        }
    }

    /// Drops a mark that does not count, so that no view can show it.
    pub fn forget_old_mark(&mut self, meeting: &Meeting) {
        if self.check_in != CheckIn::Unmarked && self.mark_in(meeting) == CheckIn::Unmarked {
            self.check_in = CheckIn::Unmarked;
            self.checked = None;
        }
    }
}

/// What became of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// It stands now.
    Taken,
    /// A later or the same one stood already.
    Kept,
}

/// Whether the roll may be taken now: from some time before the announced start until the meeting is closed.
///
/// # Errors
/// [`ProblemCode::WrongMeetingState`] with a sentence that says when.
pub fn check_roll_call(meeting: &Meeting, now: Timestamp) -> Result<(), Problem> {
    match meeting.state {
        MeetingState::InSession => Ok(()),
        MeetingState::Called if now >= roll_call_opens_at(meeting) => Ok(()),
        MeetingState::Called => Err(Problem::with(
            ProblemCode::WrongMeetingState,
            format!(
                "Chưa đến giờ điểm danh. Có thể điểm danh từ {}.",
                crate::time::format_date_time(roll_call_opens_at(meeting))
            ),
        )),
        MeetingState::Draft | MeetingState::Closed | MeetingState::Cancelled => {
            Err(ProblemCode::WrongMeetingState.into())
        }
    }
}

/// The earliest moment of the roll call.
pub fn roll_call_opens_at(meeting: &Meeting) -> Timestamp {
    let start = meeting.plan.starts_at;
    let before = meeting_rules(local_date(start)).roll_call_opens_minutes_before;
    start.saturating_sub(jiff::SignedDuration::from_mins(i64::from(before))).unwrap_or(start)
}
