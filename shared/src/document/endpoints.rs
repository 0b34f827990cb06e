//! Endpoints of documents: reading, and the office that writes them.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Attachment, Body, Document, DocumentDraft, DocumentKind, DocumentState, ReadState, Receipt,
    ReceiptReport, ReceiptsAt,
};
use crate::endpoint::{Cursor, Nothing, Page};
use crate::endpoints;
use crate::id::{DocumentId, OrgId};
use crate::meeting::AtRevision;
use crate::org::OrgAt;

/// Names a document in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentAt {
    /// The document.
    pub document: DocumentId,
}

/// Query of what I may read, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedQuery {
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentKind>,
    /// Only from this organisation of my chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<OrgId>,
    /// Only published in this year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Only what I have not opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<bool>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// A document of my feed, and how far I am with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedEntry {
    /// The document.
    pub document: Document,
    /// How far I am.
    pub read: ReadState,
}

/// What the caller may do with a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentRights {
    /// Write, check, publish, replace, withdraw.
    pub write: bool,
    /// Belong to its audience, and so leave a receipt.
    pub read: bool,
}

/// A document with its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentView {
    /// The document.
    pub document: Document,
    /// Its body; empty for readers of one that was withdrawn.
    pub body: Body,
    /// Its files, as they were added; those that can be read, for whoever does not write it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// My receipt.
    pub receipt: Option<Receipt>,
    /// What I may do here, by `access::may`.
    pub may: DocumentRights,
}

/// Query of the documents of an organisation for its office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfficeQuery {
    /// In this state, drafts when left out; published and replaced ones come together.
    #[serde(default)]
    pub state: DocumentState,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// A new document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewDocument {
    /// Chosen by the caller, so that a repeated request makes one document.
    pub id: DocumentId,
    /// What the author wrote.
    pub draft: DocumentDraft,
}

/// A changed draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentChange {
    /// The whole as it shall be.
    pub draft: DocumentDraft,
    /// The revision that was read.
    pub rev: u32,
}

/// Publishes a checked document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishOrder {
    /// From when on; left out, or in the past, from now on.
    #[serde(default)]
    pub at: Option<Timestamp>,
    /// Its serial, when the draft has none.
    #[serde(default)]
    pub serial: Option<u32>,
    /// The revision that was read.
    pub rev: u32,
}

/// Puts a newer document in the place of this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReplaceOrder {
    /// The newer one.
    pub by: DocumentId,
    /// The revision that was read.
    pub rev: u32,
}

/// Takes a document back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WithdrawOrder {
    /// Why, told to its readers; 5 to 500 characters.
    pub reason: String,
    /// The revision that was read.
    pub rev: u32,
}

/// Gives a document back to its authors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnOrder {
    /// What is to be mended; 5 to 500 characters.
    pub remark: String,
    /// The revision that was read.
    pub rev: u32,
}

/// Which numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NumberQuery {
    /// Of this kind; resolutions when left out.
    #[serde(default)]
    pub kind: DocumentKind,
    /// Signed on this day; today when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
}

/// The serial after the highest one in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextNumber {
    /// `None` for a kind without numbers.
    pub serial: Option<u32>,
}

endpoints! {
    /// What I may read of my chain of organisations, newest first.
    ListMyDocuments = "list_my_documents": Get "/api/me/documents" by Member { query: FeedQuery, reply: Page<FeedEntry> }
    /// A document with its body.
    FindDocument = "find_document": Get "/api/documents/{document}" by Member { path: DocumentAt, reply: DocumentView }
    /// "I have opened it."
    OpenDocument = "open_document": Post "/api/documents/{document}/open" by Member {
        path: DocumentAt, reply: Receipt
    }
    /// "I have read it", where that is asked for.
    ConfirmDocument = "confirm_document": Post "/api/documents/{document}/confirm" by Member {
        path: DocumentAt, reply: Receipt
    }
    /// Who has read it, as seen from an organisation.
    FindReceipts = "find_receipts": Get "/api/documents/{document}/receipts/{org}" by Member {
        path: ReceiptsAt, reply: ReceiptReport
    }
    /// The documents of an organisation in one state, for its office.
    ListDocuments = "list_documents": Get "/api/orgs/{org}/documents" by Member {
        path: OrgAt, query: OfficeQuery, reply: Page<Document>
    }
    /// Begins a document; the same id again gives the same document.
    CreateDocument = "create_document": Post "/api/orgs/{org}/documents" by Member {
        path: OrgAt, body: NewDocument, reply: DocumentView
    }
    /// The next serial of a kind.
    FindNextNumber = "find_next_number": Get "/api/orgs/{org}/next-document-number" by Member {
        path: OrgAt, query: NumberQuery, reply: NextNumber
    }
    /// Writes a draft anew.
    ChangeDocument = "change_document": Put "/api/documents/{document}" by Member {
        path: DocumentAt, body: DocumentChange, reply: DocumentView
    }
    /// Removes what was never published.
    RemoveDocument = "remove_document": Delete "/api/documents/{document}" by Member {
        path: DocumentAt, reply: Nothing
    }
    /// Hands it in, so that somebody else reads it over.
    HandInDocument = "hand_in_document": Post "/api/documents/{document}/hand-in" by Member {
        path: DocumentAt, body: AtRevision, reply: Document
    }
    /// Gives it back to its authors with a remark.
    ReturnDocument = "return_document": Post "/api/documents/{document}/return" by Member {
        path: DocumentAt, body: ReturnOrder, reply: Document
    }
    /// "I have read it over": by another person than its authors.
    CheckDocument = "check_document": Post "/api/documents/{document}/check" by Member {
        path: DocumentAt, body: AtRevision, reply: Document
    }
    /// Publishes it, now or at a time.
    PublishDocument = "publish_document": Post "/api/documents/{document}/publish" by Member {
        path: DocumentAt, body: PublishOrder, reply: Document
    }
    /// Marks it as replaced by a newer one.
    ReplaceDocument = "replace_document": Post "/api/documents/{document}/replace" by Member {
        path: DocumentAt, body: ReplaceOrder, reply: Document
    }
    /// Takes it back, with the reason.
    WithdrawDocument = "withdraw_document": Post "/api/documents/{document}/withdraw" by Member {
        path: DocumentAt, body: WithdrawOrder, reply: Document
    }
}
