//! The log of an organisation: who gave, ended, revealed, decided what, and when.
//!
//! Entries of an organisation are numbered without a gap, and each carries the hash of the one before. An entry that
//! was changed, taken out or slipped in later breaks the chain, and checking it says where. People stand in it by their
//! ids alone; names are looked up for whoever may read it, so that a name which is corrected is right here too.

mod act;
mod month;
mod reason;
mod step;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::{Cursor, Page};
use crate::endpoints;
use crate::id::{MemberId, OrgId};
use crate::org::OrgAt;

pub use act::{AuditAct, AuditTopic};
pub use month::AuditMonth;
pub use reason::{LONGEST_REASON, check_reason};
pub use step::TransferStep;

/// One act in the log of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditEntry {
    /// In whose log.
    pub org: OrgId,
    /// Its number in this log, from 1 on.
    pub number: u64,
    /// When; never before the entry before it.
    pub at: Timestamp,
    /// Who did it; `None` for the operator of the system.
    pub by: Option<MemberId>,
    /// What was done.
    pub act: AuditAct,
    /// Hash of the entry before; empty in the first.
    pub before: String,
    /// Hash of this entry with everything above.
    pub hash: String,
}

/// An act before it has its place in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditDraft {
    /// In whose log.
    pub org: OrgId,
    /// Who did it; `None` for the operator of the system.
    pub by: Option<MemberId>,
    /// What was done.
    pub act: AuditAct,
}

/// An entry as it is read, with the names of the people in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditLine {
    /// The entry.
    pub entry: AuditEntry,
    /// Name of who did it.
    pub by_name: Option<String>,
    /// Name of whom it is about.
    pub member_name: Option<String>,
    /// Name of who was there before.
    pub former_name: Option<String>,
}

/// Which entries to read, the newest first: of a month or day, of one and a topic, or about a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditQuery {
    /// Of which month; the present one when left out. Not asked for about a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<AuditMonth>,
    /// Of which day alone; asked for in place of a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// About what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<AuditTopic>,
    /// About whom, in any month and on any topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// What checking a log came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditCheck {
    /// How many entries were found whole, from the first on.
    pub whole: u64,
    /// Number of the first entry that is missing, was changed or does not follow; `None` when the log is whole.
    pub broken_at: Option<u64>,
}

endpoints! {
    /// The log of an organisation, the newest entries first.
    ListAudit = "list_audit": Get "/api/orgs/{org}/audit" by Member {
        path: OrgAt, query: AuditQuery, reply: Page<AuditLine>
    }
    /// Checks the whole log of an organisation, from its first entry to its last.
    CheckAudit = "check_audit": Get "/api/orgs/{org}/audit/check" by Member { path: OrgAt, reply: AuditCheck }
}
