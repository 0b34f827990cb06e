//! Read receipts: who has opened a document, and who has confirmed having read it.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, MemberId, OrgId};
use crate::org::Org;

/// How far somebody is with a document.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ReadState {
    /// Never opened.
    #[default]
    Unread,
    /// Đã xem.
    Opened,
    /// Đã xác nhận.
    Confirmed,
}

impl ReadState {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unread => "Chưa xem",
            Self::Opened => "Đã xem",
            Self::Confirmed => "Đã xác nhận",
        }
    }
}

/// The receipt of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// Of what.
    pub document: DocumentId,
    /// Whose.
    pub member: MemberId,
    /// When it was first opened.
    pub opened_at: Timestamp,
    /// When it was confirmed.
    pub confirmed_at: Option<Timestamp>,
}

impl Receipt {
    /// How far they are.
    pub fn state(&self) -> ReadState {
        if self.confirmed_at.is_some() { ReadState::Confirmed } else { ReadState::Opened }
    }
}

/// As what a reader is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReaderKind {
    /// Their branch lies below the organisation that handed it down.
    #[default]
    Member,
    /// They are there for the time being.
    Guest,
}

impl ReaderKind {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Member => "Đảng viên của chi bộ",
            Self::Guest => "Sinh hoạt tạm thời ở đây",
        }
    }
}

/// How many of an organisation and of everything below it have opened a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptCounts {
    /// Members there, whoever the document is for.
    pub members: u32,
    /// Have opened it.
    pub opened: u32,
    /// Have confirmed it.
    pub confirmed: u32,
    /// Guests who have opened it, or acknowledged it; they are not among the others.
    #[serde(default)]
    pub guests: u32,
}

/// The counts of one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgReceipts {
    /// The organisation.
    pub org: Org,
    /// Its counts.
    pub counts: ReceiptCounts,
}

/// How far one member of a branch is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberReceipt {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// How far.
    pub state: ReadState,
    /// Of the branch, or there for the time being.
    #[serde(default)]
    pub reader: ReaderKind,
}

/// Who has read a document, as seen from one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptReport {
    /// The organisation itself.
    pub own: OrgReceipts,
    /// Those directly below, by name.
    pub below: Vec<OrgReceipts>,
    /// The members of a branch by given name, then guests whose own branch does not read it; for its own leaders and the committee directly above alone.
    pub names: Option<Vec<MemberReceipt>>,
}

/// Names a document and an organisation in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptsAt {
    /// The document.
    pub document: DocumentId,
    /// From where it is looked at.
    pub org: OrgId,
}
