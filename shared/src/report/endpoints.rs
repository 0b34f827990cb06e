//! What can be asked about reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Known, Report, ReportLine, ReportOf, ReportStanding, ReportSum, ReportText};
use crate::endpoint::{Cursor, Page, PageQuery};
use crate::endpoints;
use crate::id::{MeetingId, ReportId};
use crate::org::OrgAt;
use crate::period::Period;

/// A report with its words, and what the caller may do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportView {
    /// The report.
    pub report: Report,
    /// Its words: to its writers as they are now, to those above as they were sent.
    pub text: ReportText,
    /// What is known of what it is about; for its writers, until it is sent.
    #[serde(default)]
    pub known: Vec<Known>,
    /// What the caller may do.
    pub may: ReportRights,
}

/// What the caller may do with a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportRights {
    /// Write and send it.
    pub write: bool,
    /// Accept it or give it back.
    pub receive: bool,
}

/// A report that is begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewReport {
    /// Of a closed meeting, when its report is not there yet.
    Meeting {
        /// Which.
        meeting: MeetingId,
    },
    /// Of a month, half a year or a year.
    Period {
        /// Which.
        period: Period,
    },
}

/// The words of a report as they shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportChange {
    /// All of them.
    pub text: ReportText,
    /// The revision that was read.
    pub rev: u32,
}

/// An answer to a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportAnswer {
    /// What is to be mended, or a word with accepting; at most 2000 characters.
    #[serde(default)]
    pub remarks: String,
    /// The revision that was read.
    pub rev: u32,
}

/// Which lines of the organisation above.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportsQuery {
    /// Reports of meetings or of periods.
    #[serde(default)]
    pub of: ReportOf,
    /// Of which month or period; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Only those that stand so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<ReportStanding>,
    /// Words of a name, with or without marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Which sum of the organisation above.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportSumQuery {
    /// Reports of meetings or of periods.
    #[serde(default)]
    pub of: ReportOf,
    /// Of which month or period; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// Names a report in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportAt {
    /// The report.
    pub report: ReportId,
}

endpoints! {
    /// An organisation's own reports, those due last first.
    ListReports = "list_reports": Get "/api/orgs/{org}/reports" by Member {
        path: OrgAt, query: PageQuery, reply: Page<Report>
    }
    /// Begins a report; the same thing again gives the same report.
    CreateReport = "create_report": Post "/api/orgs/{org}/reports" by Member {
        path: OrgAt, body: NewReport, reply: Report
    }
    /// The organisations directly below by name, each with its reports of a month or period; changes nothing.
    ListReportLines = "list_report_lines": Ask "/api/orgs/{org}/report-lines" by Member {
        path: OrgAt, body: ReportsQuery, reply: Page<ReportLine>
    }
    /// How many of them stand how, and the sum of what they reported.
    FindReportSum = "find_report_sum": Get "/api/orgs/{org}/report-sum" by Member {
        path: OrgAt, query: ReportSumQuery, reply: ReportSum
    }
    /// One report.
    FindReport = "find_report": Get "/api/reports/{report}" by Member { path: ReportAt, reply: ReportView }
    /// Keeps the words without sending them.
    ChangeReport = "change_report": Put "/api/reports/{report}" by Member {
        path: ReportAt, body: ReportChange, reply: ReportView
    }
    /// Sends it with these words to the organisation above.
    SendReport = "send_report": Post "/api/reports/{report}/send" by Member {
        path: ReportAt, body: ReportChange, reply: ReportView
    }
    /// Accepts it.
    AcceptReport = "accept_report": Post "/api/reports/{report}/accept" by Member {
        path: ReportAt, body: ReportAnswer, reply: ReportView
    }
    /// Gives it back with remarks.
    ReturnReport = "return_report": Post "/api/reports/{report}/return" by Member {
        path: ReportAt, body: ReportAnswer, reply: ReportView
    }
}
