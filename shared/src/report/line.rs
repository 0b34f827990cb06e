//! The reports side by side, as the organisation above sees them: a line for each organisation directly below, also
//! for one that has not begun any.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Report, ReportFigures};
use crate::id::{OrgId, ReportId};
use crate::org::{Org, OrgKind};
use crate::statistics::{FigureKind, MonthSum};

/// Which reports are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportOf {
    /// Of the meetings of a month.
    #[default]
    Meetings,
    /// Of a period as a whole.
    Period,
}

impl ReportOf {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Meetings, Self::Period];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Meetings => "Báo cáo cuộc họp",
            Self::Period => "Báo cáo định kỳ",
        }
    }

    /// The name in keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meetings => "meetings",
            Self::Period => "period",
        }
    }
}

/// How it stands with the reports of an organisation below; what asks for more comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportStanding {
    /// Not sent, and its day is over.
    Late,
    /// Sent, and nobody has answered.
    Sent,
    /// Given back, to be sent again.
    Returned,
    /// Not sent, and there is still time.
    Due,
    /// There is none: no meeting was held, no report begun.
    Missing,
    /// Accepted.
    Accepted,
}

impl ReportStanding {
    /// Every standing.
    pub const ALL: [Self; 6] =
        [Self::Late, Self::Sent, Self::Returned, Self::Due, Self::Missing, Self::Accepted];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Late => "Quá hạn",
            Self::Sent => "Chờ tiếp nhận",
            Self::Returned => "Đã trả lại",
            Self::Due => "Chưa đến hạn",
            Self::Missing => "Chưa có",
            Self::Accepted => "Đã tiếp nhận",
        }
    }
}

/// A report in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportShort {
    /// Which.
    pub id: ReportId,
    /// What it is about, in words.
    pub title: String,
    /// The last day on which it is in time.
    pub due_on: Date,
    /// How it stands.
    pub standing: ReportStanding,
    /// The day on which it was first sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<Date>,
}

/// An organisation with its reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportLine {
    /// Which.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrgKind,
    /// How it stands: of several reports the one that asks for most.
    pub standing: ReportStanding,
    /// Its reports, oldest first.
    pub reports: Vec<ReportShort>,
}

impl ReportLine {
    /// The line of an organisation with those of these reports that are its own.
    pub fn of(org: &Org, reports: &[Report], today: Date) -> Self {
        let own = reports.iter().filter(|report| report.org == org.id);
        let reports: Vec<_> = own
            .map(|report| ReportShort {
                id: report.id,
                title: report.about.title(),
                due_on: report.due_on,
                standing: report.standing(today),
                sent_on: report.sent_on,
            })
            .collect();
        let standing = reports.iter().map(|report| report.standing).min().unwrap_or(ReportStanding::Missing);
        Self { org: org.id, name: org.name.clone(), kind: org.kind, standing, reports }
    }
}

/// The sum of what was reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportedFigures {
    /// Reports that were sent, and so are in the sum.
    pub reports: u32,
    /// Those summoned.
    pub summoned: u32,
    /// Of them, present.
    pub present: u32,
    /// Of them, absent with leave.
    pub excused: u32,
    /// Of them, absent without leave.
    pub unexcused: u32,
}

impl ReportedFigures {
    fn add(&mut self, figures: &ReportFigures) {
        let [summoned, present, excused, unexcused] = match figures {
            ReportFigures::Meeting { counts, .. } => {
                let of = |kind| counts.iter().find(|count| count.kind == kind).map_or(0, |count| count.count);
                [FigureKind::Summoned, FigureKind::Present, FigureKind::Excused, FigureKind::Unexcused]
                    .map(of)
            }
            ReportFigures::Period { sum, .. } => {
                let MonthSum { summoned, present, excused, unexcused, .. } = *sum;
                [summoned, present, excused, unexcused]
            }
        };
        self.reports += 1;
        self.summoned += summoned;
        self.present += present;
        self.excused += excused;
        self.unexcused += unexcused;
    }
}

/// All lines in one: how many organisations stand how, and the sum of their figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportSum {
    /// Organisations directly below.
    pub orgs: u32,
    /// Of them, with a report that is late.
    pub late: u32,
    /// Of them, with one that waits to be accepted.
    pub sent: u32,
    /// Of them, with one that was given back.
    pub returned: u32,
    /// Of them, with one that is due later.
    pub due: u32,
    /// Of them, without any.
    pub missing: u32,
    /// Of them, with nothing open.
    pub accepted: u32,
    /// The figures that were sent.
    pub figures: ReportedFigures,
}

impl ReportSum {
    /// The sum over organisations and their reports.
    pub fn of(orgs: &[Org], reports: &[Report], today: Date) -> Self {
        let mut sum = Self::default();
        for org in orgs {
            sum.orgs += 1;
            let part = match ReportLine::of(org, reports, today).standing {
                ReportStanding::Late => &mut sum.late,
                ReportStanding::Sent => &mut sum.sent,
                ReportStanding::Returned => &mut sum.returned,
                ReportStanding::Due => &mut sum.due,
                ReportStanding::Missing => &mut sum.missing,
                ReportStanding::Accepted => &mut sum.accepted,
            };
            *part += 1;
        }
        // A report that was given back is counted with what was sent, until it is sent again.
        reports
            .iter()
            .filter_map(|report| report.figures.as_ref())
            .for_each(|figures| sum.figures.add(figures));
        sum
    }

    /// How many organisations stand so.
    pub const fn count(&self, standing: ReportStanding) -> u32 {
        match standing {
            ReportStanding::Late => self.late,
            ReportStanding::Sent => self.sent,
            ReportStanding::Returned => self.returned,
            ReportStanding::Due => self.due,
            ReportStanding::Missing => self.missing,
            ReportStanding::Accepted => self.accepted,
        }
    }
}
