//! Reports upward: of a meeting, and of a month, half a year or a year. Draft → sent → accepted, or returned with
//! remarks and sent again. What the system knows is filled in; people add words.
//!
//! *Whose are the figures.* As long as a report is with its writers its figures are counted anew whenever somebody
//! looks, so a decision given after the meeting shows at once. Sending freezes them: the organisation above reads what
//! was sent. The same holds for the words: while a returned report is being mended, those above still read the old ones.
//!
//! `about` says what a report is about and when it is due, `course` how it goes from hand to hand, `line` how the
//! organisation above sees all of them side by side.

mod about;
mod course;
mod endpoints;
pub mod known;
mod line;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use about::{ReportAbout, ReportFigures, periods_ended_on};
pub use course::check_remarks;
pub use endpoints::*;
pub use known::{Known, KnownFrom, ReportPart};
pub use line::{ReportLine, ReportOf, ReportShort, ReportStanding, ReportSum, ReportedFigures};

use crate::id::{OrgId, ReportId};
use crate::meeting::Stamp;
use crate::org::{OrgKind, OrgPath};
use crate::problem::{FieldProblem, Problem};

/// Where a report stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Being written; nobody above sees it.
    #[default]
    Draft,
    /// With the organisation above.
    Sent,
    /// Given back with remarks, to be mended and sent again.
    Returned,
    /// Taken note of; nothing changes any more.
    Accepted,
}

impl ReportState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Sent, Self::Returned, Self::Accepted];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Chưa gửi",
            Self::Sent => "Đã gửi",
            Self::Returned => "Được trả lại",
            Self::Accepted => "Đã tiếp nhận",
        }
    }
}

/// What somebody did with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportAct {
    /// Sent it upward.
    Sent,
    /// Gave it back with remarks.
    Returned,
    /// Accepted it.
    Accepted,
}

impl ReportAct {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sent => "Gửi báo cáo",
            Self::Returned => "Trả lại, kèm ý kiến",
            Self::Accepted => "Tiếp nhận",
        }
    }
}

/// A step of a report, dated and named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportStep {
    /// What was done.
    pub act: ReportAct,
    /// By whom and when.
    pub stamp: Stamp,
    /// What they said with it; empty when nothing.
    #[serde(default)]
    pub remarks: String,
}

/// The words of a report, as people write them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportText {
    /// Nội dung chính.
    pub content: String,
    /// Kết luận.
    #[serde(default)]
    pub conclusions: String,
    /// Kiến nghị, đề xuất.
    #[serde(default)]
    pub proposals: String,
    /// Khó khăn, vướng mắc.
    #[serde(default)]
    pub difficulties: String,
}

/// Longest part of a text, in characters.
const LONGEST: usize = 5000;

impl ReportText {
    /// Each part with its name on the wire and its heading.
    pub fn parts(&self) -> [(&'static str, &'static str, &str); 4] {
        [
            ("content", "Nội dung chính", &self.content),
            ("conclusions", "Kết luận", &self.conclusions),
            ("proposals", "Kiến nghị, đề xuất", &self.proposals),
            ("difficulties", "Khó khăn, vướng mắc", &self.difficulties),
        ]
    }

    /// Checks what may be kept.
    ///
    /// # Errors
    /// Names each part that is too long.
    pub fn check(&self) -> Result<(), Problem> {
        let long = self.parts().into_iter().filter(|(_, _, text)| text.chars().count() > LONGEST);
        let wrong: Vec<_> = long
            .map(|(name, heading, _)| FieldProblem::new(name, format!("{heading} dài quá {LONGEST} ký tự.")))
            .collect();
        if wrong.is_empty() { Ok(()) } else { Err(Problem::invalid(wrong)) }
    }

    /// Checks what may be sent.
    ///
    /// # Errors
    /// As [`Self::check`], and when there is no content.
    pub fn check_sendable(&self) -> Result<(), Problem> {
        self.check()?;
        match self.content.trim().is_empty() {
            true => Err(Problem::field("content", "Xin ghi nội dung chính trước khi gửi.")),
            false => Ok(()),
        }
    }
}

/// A report, without its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Its id, which follows from what it is about: the same thing is never reported twice.
    pub id: ReportId,
    /// Whose report.
    pub org: OrgId,
    /// Name of that organisation.
    pub org_name: String,
    /// What that organisation is.
    pub org_kind: OrgKind,
    /// Where it stands in the tree; the report goes to the organisation directly above.
    pub path: OrgPath,
    /// What it is about.
    pub about: ReportAbout,
    /// The last day on which it is in time.
    pub due_on: Date,
    /// Where it stands.
    pub state: ReportState,
    /// When it was begun.
    pub created_at: Timestamp,
    /// The day on which it was first sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<Date>,
    /// The figures as they were sent the last time; in a reply to its writers before sending, as they are now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<ReportFigures>,
    /// What was done with it, oldest first.
    pub steps: Vec<ReportStep>,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

#[cfg(test)]
mod tests;
