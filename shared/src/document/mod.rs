//! Documents that committees hand down: resolutions, directives, guidance, materials, news.
//!
//! Draft → handed in → checked by a second person, or returned with a remark → published at a time → replaced by another one, or withdrawn with a reason. A
//! document is published once for its whole audience: the issuing organisation and everything below it read it from
//! there, so publishing costs the same for a branch and for the whole country.
//!
//! `kind` and `number` say what it is called, `draft` what an author writes, `body` what is read and `markup` in which
//! form that is typed; `course` holds the rules of its states, `receipt` who has read it.
//!
//! Files that belong to a document (`attachment`) go the way of every file; they are added to a draft and frozen with it.

mod attachment;
mod audience;
mod body;
mod course;
mod docx;
mod draft;
mod endpoints;
mod kind;
pub mod markup;
pub mod number;
mod receipt;
mod search;
mod step;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use attachment::{
    AddAttachment, Attachment, AttachmentAt, AttachmentUpload, HandInAttachment, OpenAttachment,
    RemoveAttachment, check_attachments_ready,
};
pub use audience::Audience;
pub use body::{Block, Body, Entry, Paragraph, Run, Runs, words};
pub use course::{NumberPlace, number_place};
pub use docx::{CreateDocxUpload, DocxText, DocxUploadAt, MOST_DOCX, NewDocxUpload, ReadDocx};
pub use draft::{DocumentDraft, DocumentHead, MOST_TEXT};
pub use endpoints::*;
pub use kind::DocumentKind;
pub use number::{DocNumber, LooseNumber};
pub use receipt::{
    MemberReceipt, OrgReceipts, ReadState, ReaderKind, Receipt, ReceiptCounts, ReceiptReport, ReceiptsAt,
};
pub use search::{LONGEST_SEARCH, Marked, SearchDocuments, SearchHit, SearchQuery};
pub use step::{DocumentAct, DocumentStep, ListDocumentSteps, Remark};

use crate::id::{DocumentId, MemberId, OrgId};
use crate::issuer::Issuer;
use crate::meeting::Stamp;
use crate::org::{OrgKind, OrgPath};

/// Where a document stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// Being written.
    #[default]
    Draft,
    /// Handed in: a second person is to read it over.
    HandedIn,
    /// Read over by a second person; ready to be published.
    Checked,
    /// Published, from its time on.
    Published,
    /// Published, and replaced by another one.
    Replaced,
    /// Taken back, with the reason.
    Withdrawn,
}

impl DocumentState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::HandedIn, Self::Checked, Self::Published, Self::Replaced, Self::Withdrawn];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Bản thảo",
            Self::HandedIn => "Chờ duyệt",
            Self::Checked => "Đã duyệt, chờ phát hành",
            Self::Published => "Đã phát hành",
            Self::Replaced => "Đã được thay thế",
            Self::Withdrawn => "Đã thu hồi",
        }
    }

    /// The name in keys and URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::HandedIn => "handed_in",
            Self::Checked => "checked",
            Self::Published => "published",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it was never published.
    pub const fn is_on_desk(self) -> bool {
        matches!(self, Self::Draft | Self::HandedIn | Self::Checked)
    }

    /// Whether it stands in the library of its organisation.
    pub const fn is_in_library(self) -> bool {
        matches!(self, Self::Published | Self::Replaced)
    }
}

/// Who worked on a document; for those who staff its organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentWork {
    /// Who began it.
    pub author: Stamp,
    /// Who wrote last.
    pub written: Stamp,
    /// Who read it over.
    pub checked: Option<Stamp>,
    /// Who published it.
    pub published: Option<Stamp>,
    /// Who handed it in last.
    #[serde(default)]
    pub handed_in: Option<Stamp>,
    /// Why it was given back, until it is handed in again.
    #[serde(default)]
    pub returned: Option<Remark>,
    /// Everybody who wrote in it: none of them checks it.
    #[serde(default)]
    pub writers: Vec<MemberId>,
    /// How many steps it has taken, and the last one.
    #[serde(default)]
    pub steps: u32,
    /// The last step.
    #[serde(default)]
    pub last: DocumentAct,
}

/// By what a document was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Replacement {
    /// The newer one.
    pub by: DocumentId,
    /// What that is called.
    pub title: String,
    /// Since when.
    pub at: Timestamp,
}

/// Why a document was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// The reason, for the readers.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
}

/// A document without its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Who issues it.
    pub org: OrgId,
    /// Name of that organisation.
    pub org_name: String,
    /// Name of the organisation directly above it when this was begun; empty without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub superior: String,
    /// What that is.
    pub org_kind: OrgKind,
    /// Where that stands in the tree.
    pub path: OrgPath,
    /// What the author wrote.
    pub head: DocumentHead,
    /// Where it stands.
    pub state: DocumentState,
    /// Its number, once published.
    pub number: Option<DocNumber>,
    /// From when on it is read; may lie ahead.
    pub published_at: Option<Timestamp>,
    /// By what it was replaced.
    pub replaced: Option<Replacement>,
    /// Why it was taken back.
    pub withdrawn: Option<Withdrawal>,
    /// Who worked on it; `None` for readers.
    pub work: Option<DocumentWork>,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

/// A document in a line: what the home screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Headline {
    /// The document.
    pub id: DocumentId,
    /// `Nghị quyết số 05-NQ/ĐU`.
    pub title: String,
    /// Trích yếu.
    pub r#abstract: String,
    /// Who issued it.
    pub org_name: String,
    /// When it was published.
    pub published_at: Option<Timestamp>,
}

impl Document {
    /// `Nghị quyết số 05-NQ/ĐU`, or the kind alone.
    pub fn title(&self) -> String {
        match &self.number {
            Some(number) => format!("{} số {number}", self.head.kind.label()),
            None => self.head.kind.label().to_owned(),
        }
    }

    /// Whose paper it is.
    pub fn issuer(&self) -> Issuer {
        let (name, superior) = (self.org_name.clone(), self.superior.clone());
        Issuer { org: self.org, kind: self.org_kind, name, superior }
    }

    /// Whether readers may have it now.
    pub fn is_out(&self, now: Timestamp) -> bool {
        self.state.is_in_library() && self.published_at.is_some_and(|at| at <= now)
    }

    /// As a line of a list.
    pub fn headline(&self) -> Headline {
        Headline {
            id: self.id,
            title: self.title(),
            r#abstract: self.head.r#abstract.clone(),
            org_name: self.org_name.clone(),
            published_at: self.published_at,
        }
    }

    /// As readers see it.
    #[must_use]
    pub fn for_readers(self) -> Self {
        Self { work: None, ..self }
    }
}
