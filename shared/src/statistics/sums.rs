//! Sums of a month, up the tree. A meeting that is closed comes to a [`MonthSum`]; the sum of a branch is that of its
//! meetings, the sum of a committee that of the organisations directly below it, and so on to the top.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::adding::add_fields;
use super::{AfterSum, FigureKind, MeetingFigures, Rate};
use crate::attendance::Attendance;
use crate::endpoints;
use crate::id::OrgId;
use crate::meeting::{Meeting, MeetingKind, MeetingState};
use crate::meeting_score::MeetingScore;
use crate::minutes::Minutes;
use crate::org::{Org, OrgAt, OrgKind};
use crate::period::Period;

/// What meetings came to: how many were held, and the attendance of those of the whole branch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthSum {
    /// Regular meetings.
    pub regular: u32,
    /// Thematic meetings.
    pub thematic: u32,
    /// Meetings of the branches' committees; nobody's attendance is counted from them.
    pub committee: u32,
    /// Branches that held a regular meeting, once a month each.
    pub branches: u32,
    /// Invitations that asked for attendance.
    pub summoned: u32,
    /// Of them, present.
    pub present: u32,
    /// Of them, absent with leave.
    pub excused: u32,
    /// Of them, absent without leave.
    pub unexcused: u32,
    /// Of them, absent with a request nobody has decided.
    pub awaiting: u32,
    /// Minutes and self-scores of regular and thematic meetings.
    #[serde(default)]
    pub after: AfterSum,
}

impl MonthSum {
    /// What one meeting came to; nothing while it is not closed.
    pub fn of_meeting(meeting: &Meeting, list: &[Attendance]) -> Self {
        if meeting.state != MeetingState::Closed {
            return Self::default();
        }
        let figures = MeetingFigures::count(meeting, list);
        let of = |kind| u32::try_from(figures.of(kind)).unwrap_or(u32::MAX);
        let counted = Self {
            summoned: of(FigureKind::Summoned),
            present: of(FigureKind::Present),
            excused: of(FigureKind::Excused),
            unexcused: of(FigureKind::Unexcused),
            awaiting: of(FigureKind::AwaitingDecision),
            ..Self::default()
        };
        match meeting.plan.kind {
            MeetingKind::Regular => Self { regular: 1, ..counted },
            MeetingKind::Thematic => Self { thematic: 1, ..counted },
            MeetingKind::BranchCommittee => Self { committee: 1, ..Self::default() },
            MeetingKind::Committee => Self::default(),
        }
    }

    /// What the meetings of one branch in one month came to.
    pub fn of_branch(meetings: impl IntoIterator<Item = Self>) -> Self {
        let sum: Self = meetings.into_iter().sum();
        Self { branches: u32::from(sum.regular > 0), ..sum }
    }

    /// The same with what was written after the meeting; nothing for meetings of a committee.
    #[must_use]
    pub fn with_after(
        self,
        meeting: &Meeting,
        minutes: Option<&Minutes>,
        score: Option<&MeetingScore>,
    ) -> Self {
        let after = AfterSum::of(meeting, minutes, score);
        Self { after: if self.meetings() > 0 { after } else { AfterSum::default() }, ..self }
    }

    /// Attendance rate over regular and thematic meetings.
    pub fn rate(&self) -> Rate {
        Rate { part: self.present as usize, whole: self.summoned as usize }
    }

    /// Regular and thematic meetings.
    pub const fn meetings(&self) -> u32 {
        self.regular + self.thematic
    }
}

add_fields!(MonthSum {
    regular,
    thematic,
    committee,
    branches,
    summoned,
    present,
    excused,
    unexcused,
    awaiting,
    after
});

/// The sum of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SumOfMonth {
    /// Which month.
    pub month: Period,
    /// Its sum.
    pub sum: MonthSum,
}

/// The sum of one organisation over the period that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SumBelow {
    /// Which.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// What it is: a branch has statistics of its own, meeting by meeting.
    pub kind: OrgKind,
    /// Its sum.
    pub sum: MonthSum,
}

/// The statistics of an organisation and of everything below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TreeStatistics {
    /// Whose.
    pub org: Org,
    /// Over which period.
    pub period: Period,
    /// The sum of the period.
    pub sum: MonthSum,
    /// Every month of its year, for the picture.
    pub months: Vec<SumOfMonth>,
    /// The organisations directly below by name, also those that held no meeting.
    pub below: Vec<SumBelow>,
}

/// Query of statistics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodQuery {
    /// Which period; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// A spreadsheet of some kilobytes, to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SheetFile {
    /// `thong-ke-2026-11.xlsx`.
    pub file_name: String,
    /// The workbook in base 64.
    pub base64: String,
}

endpoints! {
    /// The statistics of an organisation and of everything below it.
    FindTreeStatistics = "find_tree_statistics": Get "/api/orgs/{org}/tree-statistics" by Member {
        path: OrgAt, query: PeriodQuery, reply: TreeStatistics
    }
    /// The same as a spreadsheet.
    ExportTreeStatistics = "export_tree_statistics": Get "/api/orgs/{org}/tree-statistics/sheet" by Member {
        path: OrgAt, query: PeriodQuery, reply: SheetFile
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_that_met_twice_in_a_month_is_one_branch() {
        let regular = MonthSum { regular: 1, summoned: 10, present: 9, excused: 1, ..MonthSum::default() };
        let thematic =
            MonthSum { thematic: 1, summoned: 10, present: 8, unexcused: 2, ..MonthSum::default() };
        let branch = MonthSum::of_branch([regular, thematic, regular]);
        assert_eq!((branch.branches, branch.meetings(), branch.summoned, branch.present), (1, 3, 30, 26));
        assert_eq!(MonthSum::of_branch([thematic]).branches, 0, "a thematic meeting is no regular one");
        let commune: MonthSum = [branch, branch].into_iter().sum();
        assert_eq!((commune.branches, commune.rate().percent()), (2, Some(87)));
    }
}
