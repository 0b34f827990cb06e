//! Looking after a profile: showing an identifier in full, and correcting what is wrong.
//!
//! Identifiers are masked wherever a profile is shown. Who needs one in full asks for that one, says why, and the log of
//! the branch says so for good. A member whose profile is wrong proposes the right value; whoever runs the branch sees
//! before and after and decides. One proposal a field waits at a time.

mod correction;
mod value;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoints;
use crate::member::MemberAt;
use crate::org::OrgAt;

pub use correction::{
    Correction, CorrectionAt, CorrectionDecision, CorrectionOrder, CorrectionState, CorrectionVerdict,
};
pub use value::{ProfileField, ProfileValue};

/// An identifier that is masked in a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Identifier {
    /// Số định danh công dân.
    CitizenId,
    /// Số thẻ đảng viên.
    PartyCardNo,
    /// Số điện thoại.
    Phone,
}

impl Identifier {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CitizenId => "Số định danh công dân",
            Self::PartyCardNo => "Số thẻ đảng viên",
            Self::Phone => "Số điện thoại",
        }
    }

    /// The field of the profile.
    pub const fn field(self) -> ProfileField {
        match self {
            Self::CitizenId => ProfileField::CitizenId,
            Self::PartyCardNo => ProfileField::PartyCardNo,
            Self::Phone => ProfileField::Phone,
        }
    }
}

/// Which value of an identifier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RevealedValue {
    /// As the profile has it.
    #[default]
    Present,
    /// As the member proposes it.
    Proposed,
}

/// Asks for an identifier in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RevealOrder {
    /// Which.
    pub identifier: Identifier,
    /// Which value of it.
    #[serde(default)]
    pub value: RevealedValue,
    /// Why; see [`crate::audit::check_reason`]. Nobody is asked for a reason to see their own.
    #[serde(default)]
    pub reason: String,
}

/// An identifier in full.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Revealed {
    /// Its digits; `None` when the profile has none.
    pub digits: Option<String>,
}

endpoints! {
    /// Shows an identifier in full; the log of the branch keeps who saw it and why.
    RevealIdentifier = "reveal_identifier": Post "/api/members/{member}/reveals" by Member {
        path: MemberAt, body: RevealOrder, reply: Revealed
    }
    /// Proposes the right value of a field of one's own profile.
    ProposeCorrection = "propose_correction": Post "/api/members/{member}/corrections/{field}" by Member {
        path: CorrectionAt, body: CorrectionOrder, reply: Correction
    }
    /// The last proposal of each field, waiting or decided.
    ListCorrections = "list_corrections": Get "/api/members/{member}/corrections" by Member {
        path: MemberAt, reply: Vec<Correction>
    }
    /// The proposals of a branch's members that wait for a decision, the oldest first.
    ListWaitingCorrections = "list_waiting_corrections": Get "/api/orgs/{org}/corrections" by Member {
        path: OrgAt, reply: Vec<Correction>
    }
    /// Accepts a proposal, which changes the profile, or refuses it.
    DecideCorrection = "decide_correction": Post "/api/members/{member}/corrections/{field}/decision" by Member {
        path: CorrectionAt, body: CorrectionDecision, reply: Correction
    }
}
