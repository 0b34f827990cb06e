//! Self-registration: who has no slip asks for an account, the branch compares with its roster and decides.
//!
//! A registration lies with one organisation at a time. It begins with the branch that the roster or the applicant
//! names, and climbs one level when nobody there fits; who has it in hand approves it, refuses it with a reason or
//! passes it on. Approving gives the member of the roster the password that the applicant chose; nothing of what the
//! applicant wrote changes the roster.

mod applicant;
mod comparison;
mod endpoints;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{MemberId, OrgId, RegistrationId};
use crate::meeting::Stamp;
use crate::member::AccountState;
use crate::person::PersonName;
use crate::problem::Problem;

pub use self::applicant::{Applicant, NewRegistration};
pub use self::comparison::{Agreement, Compared, ComparedField, Person, compare};
pub use self::endpoints::*;

/// Where a registration stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationState {
    /// Waits for a decision.
    #[default]
    Pending,
    /// The account is open.
    Approved,
    /// Refused, with the reason.
    Refused,
}

impl RegistrationState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Approved, Self::Refused];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pending => "Chờ duyệt",
            Self::Approved => "Đã duyệt",
            Self::Refused => "Bị từ chối",
        }
    }
}

/// A registration went from one organisation to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passing {
    /// By whom.
    pub stamp: Stamp,
    /// To which organisation.
    pub to: OrgId,
    /// Its name.
    pub to_name: String,
    /// Why; may be empty.
    pub note: String,
}

/// How a registration ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationDecision {
    /// By whom.
    pub stamp: Stamp,
    /// Whose account it became; `None` when it was refused.
    pub member: Option<MemberId>,
    /// Why it was refused; empty when it was approved.
    pub reason: String,
}

/// The member of the roster whom a registration seems to be about, and what of it agrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterMatch {
    /// The member.
    pub member: MemberId,
    /// What the roster says; identifiers masked.
    pub person: Person,
    /// The state of the member's account: who has one already asks for another password.
    pub account: AccountState,
    /// Each field with what agrees.
    pub fields: Vec<ComparedField>,
}

impl RosterMatch {
    /// Whether every field agrees and nobody has the account yet: such a registration may be approved with many others
    /// at once. Whose password would be replaced is looked at alone.
    pub fn agrees(&self) -> bool {
        let same = self.fields.iter().all(|field| field.agreement == Agreement::Same);
        same && self.account == AccountState::PreRegistered
    }
}

/// A registration as those see it who decide; identifiers masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Registration {
    /// Its id.
    pub id: RegistrationId,
    /// Where it stands.
    pub state: RegistrationState,
    /// What the applicant says.
    pub person: Person,
    /// Name of the branch that the applicant named.
    pub branch_name: String,
    /// With which organisation it lies.
    pub org: OrgId,
    /// When it was sent.
    pub created_at: Timestamp,
    /// While nobody decides it, it waits until then; whom the roster does not know, for a shorter time.
    pub held_until: Timestamp,
    /// The ways it has gone.
    pub passings: Vec<Passing>,
    /// How it ended.
    pub decision: Option<RegistrationDecision>,
    /// Whom of the roster it seems to be about.
    pub matched: Option<RosterMatch>,
    /// Revision, to be sent back with a decision.
    pub rev: u32,
}

/// What an applicant may know of their registration, who is not signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationStatus {
    /// Where it stands.
    pub state: RegistrationState,
    /// Name of the branch that the applicant named.
    pub branch_name: String,
    /// When it was sent.
    pub created_at: Timestamp,
    /// Why it was refused; empty otherwise.
    pub reason: String,
}

/// Longest reason or note, in characters.
const MOST_REASON_CHARS: usize = 500;

/// Checks a reason that must be there.
///
/// # Errors
/// Naming the field `reason`.
pub fn check_reason(reason: &str) -> Result<(), Problem> {
    let count = reason.trim().chars().count();
    match count {
        0..3 => Err(Problem::field("reason", "Xin ghi lý do để người đăng ký biết cần làm gì.")),
        _ if count > MOST_REASON_CHARS => Err(Problem::field("reason", "Lý do dài quá 500 ký tự.")),
        _ => Ok(()),
    }
}

/// Checks a note that may be empty.
///
/// # Errors
/// Naming the field `note`.
pub fn check_note(note: &str) -> Result<(), Problem> {
    match note.chars().count() > MOST_REASON_CHARS {
        true => Err(Problem::field("note", "Lời nhắn dài quá 500 ký tự.")),
        false => Ok(()),
    }
}

impl Person {
    /// Whether name and birth date are the same: how somebody is found whose number on the roster is wrong.
    pub fn is_same_by_name(&self, name: &PersonName, born_on: Date) -> bool {
        self.born_on == born_on && crate::text::fold(self.name.as_str()) == crate::text::fold(name.as_str())
    }
}
