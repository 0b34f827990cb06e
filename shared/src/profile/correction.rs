//! A proposal to correct a field of a profile, and what became of it.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ProfileField;
use crate::id::MemberId;

/// A proposal. Identifiers in it are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Whose profile.
    pub member: MemberId,
    /// The name of that member.
    pub name: String,
    /// Which field.
    pub field: ProfileField,
    /// What the profile says now; `None` when it says nothing.
    pub before: Option<String>,
    /// What it is to say.
    pub after: String,
    /// What the member adds.
    pub note: String,
    /// Proposed at.
    pub asked_at: Timestamp,
    /// What became of it.
    pub state: CorrectionState,
    /// Revision, to be sent back with the decision.
    pub rev: u32,
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CorrectionState {
    /// It waits.
    Waiting,
    /// Somebody decided.
    Decided {
        /// How.
        verdict: CorrectionVerdict,
        /// Name of who decided.
        by_name: String,
        /// When.
        at: Timestamp,
        /// What they say to it.
        note: String,
    },
}

impl CorrectionState {
    /// What became of it, in a few words.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Waiting => "Đang chờ xét",
            Self::Decided { verdict, .. } => verdict.label(),
        }
    }
}

/// How a proposal was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionVerdict {
    /// The profile says it now.
    Accepted,
    /// The profile stays as it was.
    Refused,
}

impl CorrectionVerdict {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Accepted => "Đã sửa",
            Self::Refused => "Không sửa",
        }
    }
}

/// Proposes a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionOrder {
    /// The right value, as [`super::ProfileValue::parse`] reads it.
    pub value: String,
    /// What the member adds: which paper shows it. May be empty; numbers of people do not belong here.
    #[serde(default)]
    pub note: String,
}

/// Decides a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionDecision {
    /// How.
    pub verdict: CorrectionVerdict,
    /// What to say to it; needed to refuse.
    #[serde(default)]
    pub note: String,
    /// The revision of the proposal that was read.
    pub rev: u32,
}

/// Names a proposal in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionAt {
    /// Whose profile.
    pub member: MemberId,
    /// Which field.
    pub field: ProfileField,
}
