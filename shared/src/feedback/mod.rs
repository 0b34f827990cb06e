//! The two-way channel (góp ý, phản ánh, đề xuất, câu hỏi): a member writes to the branch or to the committee directly
//! above it, and hears back.
//!
//! What was sent has a number, a holder and a day by which the holder answers. The holder says that it has received it,
//! answers, hands it up one level with the origin named, or extends once with a reason. Where a holder keeps silent past
//! the day it climbs one level by itself. The author sees every step. Nobody between the author and the holder sees it:
//! what goes to the committee is not for the branch to read.

mod counts;
mod course;
mod endpoints;
mod files;
mod holding;
mod new;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{FeedbackId, MemberId, OrgId};
use crate::meeting::Stamp;
use crate::org::{Org, OrgKind, OrgPath};

pub use counts::*;
pub use course::Author;
pub use endpoints::*;
pub use files::*;
pub use holding::{FeedbackHolding, FeedbackLeft};
pub use new::{FeedbackText, LONGEST_TEXT, LONGEST_TITLE};

/// What a member has to say.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    /// Góp ý.
    #[default]
    Comment,
    /// Phản ánh.
    Concern,
    /// Đề xuất.
    Proposal,
    /// Câu hỏi.
    Question,
}

impl FeedbackKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Comment, Self::Concern, Self::Proposal, Self::Question];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comment => "Góp ý",
            Self::Concern => "Phản ánh",
            Self::Proposal => "Đề xuất",
            Self::Question => "Câu hỏi",
        }
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackState {
    /// With a holder who has not said anything yet.
    Sent,
    /// The holder has said that it is there.
    Received,
    /// Answered.
    Answered,
    /// Taken back by its author.
    Withdrawn,
}

impl FeedbackState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Sent, Self::Received, Self::Answered, Self::Withdrawn];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sent => "Đã gửi",
            Self::Received => "Đã tiếp nhận",
            Self::Answered => "Đã trả lời",
            Self::Withdrawn => "Đã rút lại",
        }
    }

    /// Whether the holder still has something to do.
    pub const fn stage(self) -> FeedbackStage {
        match self {
            Self::Sent | Self::Received => FeedbackStage::Waiting,
            Self::Answered | Self::Withdrawn => FeedbackStage::Over,
        }
    }
}

/// Whether the holder still has something to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackStage {
    /// Yes.
    #[default]
    Waiting,
    /// No.
    Over,
}

impl FeedbackStage {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Waiting, Self::Over];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Waiting => "Đang chờ",
            Self::Over => "Đã xong",
        }
    }

    /// The name in keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Over => "over",
        }
    }
}

/// An organisation that has, or had, a piece of feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackHolder {
    /// Which.
    pub org: OrgId,
    /// What it is: its deadline follows from it.
    pub kind: OrgKind,
    /// Its name when it came there.
    pub name: String,
    /// Where it stands in the tree.
    pub path: OrgPath,
}

impl FeedbackHolder {
    /// That organisation, as it is called now.
    pub fn of(org: &Org) -> Self {
        Self { org: org.id, kind: org.kind, name: org.name.clone(), path: org.path.clone() }
    }
}

/// What happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeedbackAct {
    /// It was sent.
    Sent,
    /// The holder has received it.
    Received,
    /// The holder needs longer.
    Extended {
        /// Why.
        reason: String,
        /// The new last day.
        due_on: Date,
    },
    /// It was handed up.
    Forwarded {
        /// Why.
        reason: String,
        /// To whom.
        to: String,
    },
    /// Nobody answered in time, so it went up by itself.
    Climbed {
        /// To whom.
        to: String,
    },
    /// Nobody answered in time, and nobody stands above.
    Overdue,
    /// It was answered.
    Answered {
        /// The answer.
        text: String,
    },
    /// The author took it back.
    Withdrawn,
}

/// A step that the author sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackStep {
    /// What happened.
    pub act: FeedbackAct,
    /// At which organisation.
    pub at: String,
    /// Who did it; the system itself where there is nobody.
    pub stamp: FeedbackStamp,
}

/// Who did a step, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum FeedbackStamp {
    /// A person.
    Person(Stamp),
    /// The clock.
    Clock {
        /// When.
        at: jiff::Timestamp,
    },
}

impl FeedbackStamp {
    /// When.
    pub const fn at(&self) -> jiff::Timestamp {
        match self {
            Self::Person(stamp) => stamp.at,
            Self::Clock { at } => *at,
        }
    }
}

/// Something that a member has to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Feedback {
    /// Its id.
    pub id: FeedbackId,
    /// What it is.
    pub kind: FeedbackKind,
    /// In one line.
    pub title: String,
    /// In full.
    pub text: String,
    /// Whose it is.
    pub author: MemberId,
    /// Their name when it was sent.
    pub author_name: String,
    /// Their branch then.
    pub branch: FeedbackHolder,
    /// To whom it was sent first.
    pub origin: FeedbackHolder,
    /// Its number there, in that year: `12/2026`.
    pub number: FeedbackNumber,
    /// Who has it now.
    pub holder: FeedbackHolder,
    /// Where it stands.
    pub state: FeedbackState,
    /// The day on which the holder got it.
    pub since: Date,
    /// The last day for the holder to answer.
    pub due_on: Date,
    /// How often this holder has extended.
    pub extended: u8,
    /// Who had it before, in order.
    #[serde(default)]
    pub past: Vec<FeedbackHolding>,
    /// What happened, in order.
    pub steps: Vec<FeedbackStep>,
    /// Revision, to be sent back with an act.
    #[serde(default)]
    pub rev: u32,
}

/// The number under which an organisation keeps it: one course for each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackNumber {
    /// From 1 on.
    pub serial: u32,
    /// The year.
    pub year: i16,
}

impl std::fmt::Display for FeedbackNumber {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}/{}", self.serial, self.year)
    }
}

impl FeedbackNumber {
    /// The number that somebody types: `12/2026`, `Số 12/2026`, or `12` for one of `this_year`.
    pub fn typed(text: &str, this_year: i16) -> Option<Self> {
        let text = text.trim().trim_start_matches(|sign: char| !sign.is_ascii_digit());
        let (serial, year) = match text.split_once('/') {
            Some((serial, year)) => (serial, year.trim().parse().ok()?),
            None => (text, this_year),
        };
        let serial = serial.trim().parse().ok().filter(|serial| *serial > 0)?;
        Some(Self { serial, year })
    }
}
