//! Transfer of membership: a member leaves one branch and is received by another.
//!
//! The sending branch starts it with the letter of introduction; the member takes the papers to the receiving branch,
//! which accepts them or sends them back with a reason. Until then the member is counted, meets and votes where they
//! were, and the sender may take the transfer back. A transfer to a place outside of this system has nobody who could
//! receive it here, so it is over at once. Nobody decides their own transfer.

mod course;
mod endpoints;
mod new;
mod said;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::access::Subject;
use crate::id::{MemberId, OrgId, TransferId};
use crate::meeting::Stamp;
use crate::org::OrgPath;

pub use course::Lateness;
pub use endpoints::*;
pub use new::{NewDestination, NewTransfer, Transferred};

/// A branch in a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferBranch {
    /// Which.
    pub org: OrgId,
    /// Its name when the transfer was started.
    pub name: String,
    /// Where it stands in the tree.
    pub path: OrgPath,
}

/// Where the member goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Destination {
    /// To a branch of this system.
    Branch(TransferBranch),
    /// To an organisation that is not in it.
    Outside {
        /// Its name, as the letter has it.
        name: String,
    },
}

impl Destination {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Branch(branch) => &branch.name,
            Self::Outside { name } => name,
        }
    }

    /// The receiving branch, when it is one of this system.
    pub const fn branch(&self) -> Option<&TransferBranch> {
        match self {
            Self::Branch(branch) => Some(branch),
            Self::Outside { .. } => None,
        }
    }
}

/// Where a transfer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TransferState {
    /// The receiving branch has not decided.
    Waiting,
    /// The member belongs to the receiving branch.
    Received {
        /// The day on which the papers were presented.
        papers_on: Date,
        /// Who received.
        stamp: Stamp,
    },
    /// The receiving branch sent the papers back; the member stays.
    Returned {
        /// Why.
        reason: String,
        /// Who sent them back.
        stamp: Stamp,
    },
    /// The sending branch took it back; the member stays.
    Withdrawn {
        /// Who took it back, or recorded what made it void.
        stamp: Stamp,
    },
    /// The member has left for a place outside of this system.
    Left,
}

impl TransferState {
    /// Vietnamese name.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Waiting => "Chờ tiếp nhận",
            Self::Received { .. } => "Đã tiếp nhận",
            Self::Returned { .. } => "Trả lại hồ sơ",
            Self::Withdrawn { .. } => "Đã rút lại",
            Self::Left => "Đã chuyển ra ngoài hệ thống",
        }
    }

    /// Whether somebody still has to decide.
    pub const fn stage(&self) -> TransferStage {
        match self {
            Self::Waiting => TransferStage::Waiting,
            _ => TransferStage::Over,
        }
    }
}

/// Whether somebody still has to decide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TransferStage {
    /// Yes.
    #[default]
    Waiting,
    /// No.
    Over,
}

impl TransferStage {
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

/// A transfer of membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Transfer {
    /// Its id.
    pub id: TransferId,
    /// Whose.
    pub member: MemberId,
    /// Their name when it was started.
    pub name: String,
    /// Ngày vào Đảng.
    pub admitted_on: Date,
    /// Ngày chính thức; a probationary member has none.
    pub official_on: Option<Date>,
    /// Which branch they leave.
    pub from: TransferBranch,
    /// Where they go.
    pub to: Destination,
    /// Day of the letter of introduction: the deadlines run from it.
    pub letter_on: Date,
    /// Its number, when it has one.
    pub letter_no: Option<String>,
    /// Why.
    pub reason: String,
    /// Who started it.
    pub started: Stamp,
    /// Where it stands.
    pub state: TransferState,
    /// Revision, to be sent back with a decision.
    #[serde(default)]
    pub rev: u32,
}

/// How a transfer stands to a committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From a branch below to one that is not.
    Out,
    /// To a branch below from one that is not.
    In,
    /// Between two branches below.
    Within,
}

impl Direction {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::In, Self::Out, Self::Within];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Out => "Chuyển đi",
            Self::In => "Chuyển đến",
            Self::Within => "Trong đảng bộ",
        }
    }
}

impl Transfer {
    /// How it stands to a committee above one of its branches, or to both.
    pub fn direction(&self, committee: OrgId) -> Direction {
        let is_below = |path: &OrgPath| path.ids().contains(&committee);
        let arrives = self.to.branch().is_some_and(|branch| is_below(&branch.path));
        match (is_below(&self.from.path), arrives) {
            (true, true) => Direction::Within,
            (false, true) => Direction::In,
            (_, false) => Direction::Out,
        }
    }

    /// The committees above both branches: each has it in its own list.
    pub fn committees(&self) -> BTreeSet<OrgId> {
        let branches = std::iter::once(&self.from).chain(self.to.branch());
        let above = |branch: &TransferBranch| {
            branch.path.ids().split_last().map(|(_, above)| above.to_vec()).unwrap_or_default()
        };
        branches.flat_map(above).collect()
    }

    /// What the policy is asked about.
    pub fn subject(&self) -> Subject<'_> {
        let host = self.to.branch().map(|branch| &branch.path);
        Subject { org: &self.from.path, member: Some(self.member), host }
    }
}
