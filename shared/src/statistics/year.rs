//! Statistics of a year: a branch by months, a member by meetings.

use std::collections::BTreeMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FigureKind, MeetingFigures, Rate};
use crate::attendance::{Attendance, Outcome};
use crate::endpoints;
use crate::id::{MeetingId, MemberId, OrgId};
use crate::meeting::{Meeting, MeetingKind, MeetingState};
use crate::meeting_score::ScoreShort;
use crate::member::MemberAt;
use crate::org::OrgAt;
use crate::rules::meeting_rules;
use crate::time::local_date;

/// A closed meeting with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CountedMeeting {
    /// Which.
    pub id: MeetingId,
    /// What kind.
    pub kind: MeetingKind,
    /// Its title.
    pub title: String,
    /// When.
    pub starts_at: Timestamp,
    /// Its figures.
    pub figures: MeetingFigures,
    /// Its self-score, once that was confirmed.
    #[serde(default)]
    pub score: Option<ScoreShort>,
}

/// A month of a branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthStatistics {
    /// 1 to 12.
    pub month: i8,
    /// The month's closed meetings, in order of time.
    pub meetings: Vec<CountedMeeting>,
    /// Attendance over the regular and thematic meetings of the month.
    pub rate: Rate,
}

/// A member's year in a branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberStatistics {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Meetings of the branch they were summoned to.
    pub summoned: usize,
    /// Of them, present.
    pub present: usize,
    /// Of them, late or left early.
    pub not_whole: usize,
    /// Of them, absent with leave.
    pub excused: usize,
    /// Of them, absent without leave.
    pub unexcused: usize,
    /// Of them, absent with an undecided request.
    pub awaiting: usize,
    /// Months in which they missed the regular meeting without leave.
    pub missed_months: Vec<i8>,
    /// Whether the branch must be warned.
    pub warning: Warning,
}

/// Whether the branch must be warned about a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// No.
    #[default]
    None,
    /// Missed as many months of the year without leave as are a ground for striking off.
    MissedMonths,
}

/// A year of a branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BranchStatistics {
    /// Whose.
    pub org: OrgId,
    /// Which year.
    pub year: i16,
    /// Months with closed meetings.
    pub months: Vec<MonthStatistics>,
    /// Members on any list, in the order of people.
    pub members: Vec<MemberStatistics>,
    /// Attendance over the year's regular and thematic meetings.
    pub rate: Rate,
    /// How many missed months bring a warning, in the rule of that year.
    pub warning_at: u8,
}

/// One meeting in a member's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MyOutcome {
    /// Which.
    pub meeting: MeetingId,
    /// Its title.
    pub title: String,
    /// When.
    pub starts_at: Timestamp,
    /// What it amounted to.
    pub outcome: Outcome,
}

/// A member's year: the sum and each meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberYear {
    /// The sum.
    pub sum: MemberStatistics,
    /// Meeting by meeting, in order of time.
    pub meetings: Vec<MyOutcome>,
}

/// Query of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearQuery {
    /// The year; this year when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
}

endpoints! {
    /// A branch's year.
    FindBranchStatistics = "find_branch_statistics": Get "/api/orgs/{org}/statistics" by Member {
        path: OrgAt, query: YearQuery, reply: BranchStatistics
    }
    /// A member's year in their branch.
    FindMemberStatistics = "find_member_statistics": Get "/api/members/{member}/statistics" by Member {
        path: MemberAt, query: YearQuery, reply: MemberYear
    }
}

/// A meeting with its list.
pub type Listed = (Meeting, Vec<Attendance>);

/// The year of a branch from its closed meetings.
pub fn branch_year(org: OrgId, year: i16, listed: &[Listed]) -> BranchStatistics {
    let closed = in_year(year, listed);
    let mut months: BTreeMap<i8, MonthStatistics> = BTreeMap::new();
    for (meeting, list) in &closed {
        let month = local_date(meeting.plan.starts_at).month();
        let entry = months.entry(month).or_insert_with(|| MonthStatistics {
            month,
            meetings: Vec::new(),
            rate: Rate::default(),
        });
        let figures = MeetingFigures::count(meeting, list);
        if counts_for_branch(meeting) {
            entry.rate = entry.rate + figures.rate();
        }
        entry.meetings.push(CountedMeeting {
            id: meeting.id,
            kind: meeting.plan.kind,
            title: meeting.plan.title.clone(),
            starts_at: meeting.plan.starts_at,
            figures,
            score: None,
        });
    }
    let months: Vec<_> = months.into_values().collect();
    BranchStatistics {
        org,
        year,
        rate: months.iter().map(|month| month.rate).fold(Rate::default(), std::ops::Add::add),
        months,
        members: members(year, &closed),
        warning_at: warning_at(year),
    }
}

/// The year of one member from the closed meetings of their branch; an empty one when they were on no list.
pub fn member_year(member: MemberId, name: &str, year: i16, listed: &[Listed]) -> MemberYear {
    let closed = in_year(year, listed);
    let mine = closed.iter().filter_map(|(meeting, list)| {
        let entry = list.iter().find(|entry| entry.member == member)?;
        Some(MyOutcome {
            meeting: meeting.id,
            title: meeting.plan.title.clone(),
            starts_at: meeting.plan.starts_at,
            outcome: entry.outcome(meeting),
        })
    });
    MemberYear { meetings: mine.collect(), sum: sum(member, name, year, &closed) }
}

fn in_year(year: i16, listed: &[Listed]) -> Vec<&Listed> {
    let mut closed: Vec<_> = listed
        .iter()
        .filter(|(meeting, _)| meeting.state == MeetingState::Closed)
        .filter(|(meeting, _)| local_date(meeting.plan.starts_at).year() == year)
        .collect();
    closed.sort_by_key(|(meeting, _)| (meeting.plan.starts_at, meeting.id));
    closed
}

fn counts_for_branch(meeting: &Meeting) -> bool {
    matches!(meeting.plan.kind, MeetingKind::Regular | MeetingKind::Thematic)
}

fn members(year: i16, closed: &[&Listed]) -> Vec<MemberStatistics> {
    let mut names: BTreeMap<MemberId, &str> = BTreeMap::new();
    for (_, list) in closed.iter().filter(|(meeting, _)| counts_for_branch(meeting)) {
        names.extend(list.iter().map(|entry| (entry.member, entry.name.as_str())));
    }
    let mut members: Vec<_> =
        names.into_iter().map(|(member, name)| sum(member, name, year, closed)).collect();
    members.sort_by_cached_key(|member| crate::text::name_sort_key(&member.name));
    members
}

fn sum(member: MemberId, name: &str, year: i16, closed: &[&Listed]) -> MemberStatistics {
    let mine: Vec<_> = closed
        .iter()
        .filter(|(meeting, _)| counts_for_branch(meeting))
        .filter_map(|(meeting, list)| Some((meeting, list.iter().find(|entry| entry.member == member)?)))
        .filter(|(_, entry)| entry.listed_as.is_summoned())
        .collect();
    let count = |outcome| mine.iter().filter(|(meeting, entry)| entry.outcome(meeting) == outcome).count();
    let missed_months = missed_months(&mine);
    let warning = match missed_months.len() >= usize::from(warning_at(year)) {
        true => Warning::MissedMonths,
        false => Warning::None,
    };
    MemberStatistics {
        member,
        name: name.to_owned(),
        summoned: mine.len(),
        present: count(Outcome::Present),
        not_whole: mine
            .iter()
            .map(|(meeting, entry)| entry.mark_in(meeting))
            .filter(|mark| mark.is_late() || mark.left_early())
            .count(),
        excused: count(Outcome::ExcusedAbsence),
        unexcused: count(Outcome::UnexcusedAbsence),
        awaiting: count(Outcome::AwaitingDecision),
        missed_months,
        warning,
    }
}

fn missed_months(mine: &[(&Meeting, &Attendance)]) -> Vec<i8> {
    let mut months: Vec<i8> = mine
        .iter()
        .filter(|(meeting, _)| meeting.plan.kind == MeetingKind::Regular)
        .filter(|(meeting, entry)| entry.outcome(meeting) == Outcome::UnexcusedAbsence)
        .map(|(meeting, _)| local_date(meeting.plan.starts_at).month())
        .collect();
    months.dedup();
    months
}

fn warning_at(year: i16) -> u8 {
    let last_day = jiff::civil::Date::new(year, 12, 31).unwrap_or(jiff::civil::Date::MAX);
    meeting_rules(last_day).missed_months_warning
}

impl BranchStatistics {
    /// Members the branch must be warned about.
    pub fn warned(&self) -> impl Iterator<Item = &MemberStatistics> {
        self.members.iter().filter(|member| member.warning == Warning::MissedMonths)
    }

    /// The sum of one figure over the year's regular and thematic meetings.
    pub fn sum(&self, kind: FigureKind) -> usize {
        let counted = self.months.iter().flat_map(|month| &month.meetings);
        counted
            .filter(|meeting| !meeting.kind.is_of_committee())
            .map(|meeting| meeting.figures.of(kind))
            .sum()
    }
}
