//! What a report is about, the figures that go with it, and when it is due.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Report, ReportState};
use crate::attendance::Attendance;
use crate::id::{MeetingId, OrgId, ReportId};
use crate::meeting::{Meeting, MeetingKind, MeetingState};
use crate::meeting_score::{MeetingScore, MinutesTiming, ScoreShort};
use crate::minutes::Minutes;
use crate::org::{MemberCounts, Org, OrgKind};
use crate::period::{Period, Span};
use crate::rules::report_rules;
use crate::statistics::{FigureCount, MeetingFigures, MonthSum};
use crate::time::{format_date, local_date};

/// What a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportAbout {
    /// A meeting of a branch.
    Meeting {
        /// Which.
        meeting: MeetingId,
        /// What kind.
        kind: MeetingKind,
        /// Its title.
        title: String,
        /// When it began.
        starts_at: Timestamp,
    },
    /// A month, half a year or a year.
    Period {
        /// Which.
        period: Period,
    },
}

impl ReportAbout {
    /// `Báo cáo Sinh hoạt chi bộ tháng 11/2026`, `Báo cáo 6 tháng đầu năm 2026`.
    pub fn title(&self) -> String {
        match self {
            Self::Meeting { title, .. } => format!("Báo cáo: {title}"),
            Self::Period { period } => format!("Báo cáo {}", period.label()),
        }
    }

    /// The stretch of time under which the organisation above finds it.
    pub fn period(&self) -> Period {
        match self {
            Self::Meeting { starts_at, .. } => Period::month_of(local_date(*starts_at)),
            Self::Period { period } => *period,
        }
    }
}

/// The figures of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFigures {
    /// Of a meeting, from its list.
    Meeting {
        /// Every figure.
        counts: Vec<FigureCount>,
        /// Its self-score, once that was confirmed.
        #[serde(default)]
        score: Option<ScoreShort>,
        /// Whether its minutes were signed, and in time.
        #[serde(default)]
        minutes: MinutesTiming,
    },
    /// Of a period, from the sums of the months.
    Period {
        /// Meetings and attendance.
        sum: MonthSum,
        /// Members on the day of the report.
        members: MemberCounts,
    },
}

impl ReportFigures {
    /// The figures of a meeting, with what was written after it.
    pub fn of_meeting(
        meeting: &Meeting,
        list: &[Attendance],
        minutes: Option<&Minutes>,
        score: Option<&MeetingScore>,
    ) -> Self {
        Self::Meeting {
            counts: MeetingFigures::count(meeting, list).counts(),
            score: score.map(MeetingScore::short),
            minutes: MinutesTiming::of(meeting, minutes),
        }
    }
}

impl ReportId {
    /// The report of a meeting: however often its end is told, there is one.
    pub fn of_meeting(meeting: MeetingId) -> Self {
        let bits = meeting.bits();
        // An id is 48 bits of time before 80 random ones; both halves fit by their masks.
        Self::from_parts((bits >> 80) as u64, bits & ((1 << 80) - 1))
    }

    /// The report of an organisation on a period: one, whoever begins it. The first millisecond of the period's days,
    /// as many milliseconds on as it has months, before the random part of the organisation's own id.
    pub fn of_period(org: OrgId, period: Period) -> Self {
        let days = period.first_day().since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days());
        let milliseconds = i64::from(days) * 86_400_000 + i64::from(period.length());
        Self::from_parts(u64::try_from(milliseconds).unwrap_or(0), org.bits() & ((1 << 80) - 1))
    }
}

/// The periods that are reported on and end with a day: a month, with June and December half a year, with December the
/// year.
pub fn periods_ended_on(day: Date) -> Vec<Period> {
    let year = day.year();
    let half = Span::Half(if day.month() <= 6 { 1 } else { 2 });
    let spans = [Span::Month(day.month()), half, Span::Year];
    let periods = spans.into_iter().filter_map(|span| Period::new(year, span));
    periods.filter(|period| period.last_day() == day).collect()
}

impl Report {
    /// Whether a meeting is reported: one of the branch that is over, with somebody above to report to. A meeting of the
    /// committee alone is not.
    pub fn is_owed_for(meeting: &Meeting) -> bool {
        meeting.state == MeetingState::Closed
            && !meeting.plan.kind.is_of_committee()
            && meeting.path.parent().is_some()
    }

    /// The report that a meeting owes; `None` when none is, see [`Self::is_owed_for`].
    pub fn of_meeting(meeting: &Meeting, now: Timestamp) -> Option<Self> {
        let plan = Self::is_owed_for(meeting).then_some(&meeting.plan)?;
        let day = local_date(plan.starts_at);
        let about = ReportAbout::Meeting {
            meeting: meeting.id,
            kind: plan.kind,
            title: plan.title.clone(),
            starts_at: plan.starts_at,
        };
        Some(Self {
            id: ReportId::of_meeting(meeting.id),
            org: meeting.org,
            org_name: meeting.org_name.clone(),
            org_kind: OrgKind::Branch,
            path: meeting.path.clone(),
            about,
            due_on: day.saturating_add(report_rules(day).days_after_meeting.days()),
            state: ReportState::Draft,
            created_at: now,
            sent_on: None,
            figures: None,
            steps: Vec::new(),
            rev: 0,
        })
    }

    /// The report of an organisation on a period; `None` for one that nobody reports on: a quarter, a period that has
    /// not begun, an organisation with nobody above.
    pub fn of_period(org: &Org, period: Period, now: Timestamp) -> Option<Self> {
        let reported = !matches!(period.span(), Span::Quarter(_)) && period.first_day() <= local_date(now);
        org.path.parent().filter(|_| reported && org.kind != OrgKind::Cell)?;
        let last = period.last_day();
        Some(Self {
            id: ReportId::of_period(org.id, period),
            org: org.id,
            org_name: org.name.clone(),
            org_kind: org.kind,
            path: org.path.clone(),
            about: ReportAbout::Period { period },
            due_on: last.saturating_add(report_rules(last).days_after_period.days()),
            state: ReportState::Draft,
            created_at: now,
            sent_on: None,
            figures: None,
            steps: Vec::new(),
            rev: 0,
        })
    }

    /// `Hạn gửi 27/11/2026`.
    pub fn due_text(&self) -> String {
        format!("Hạn gửi {}", format_date(self.due_on))
    }
}
