//! Taking a text over from Word: the file goes to object storage by a presigned URL, its text comes back in the plain
//! form, for the author to look over. Nothing of the file is kept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoints;
use crate::id::{DocxUploadId, OrgId};
use crate::org::OrgAt;
use crate::roster_import::UploadPlace;

/// Largest file, in bytes.
pub const MOST_DOCX: u64 = 10 << 20;

/// Announces a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewDocxUpload {
    /// Chosen by the caller.
    pub id: DocxUploadId,
    /// Size in bytes.
    pub size: u64,
}

/// Names an upload in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocxUploadAt {
    /// For whose draft.
    pub org: OrgId,
    /// The upload.
    pub upload: DocxUploadId,
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocxText {
    /// In the plain form.
    pub text: String,
    /// Pictures and drawings that were left out.
    pub pictures: usize,
}

endpoints! {
    /// Announces a text document and says where to put it.
    CreateDocxUpload = "create_docx_upload": Post "/api/orgs/{org}/docx-uploads" by Member {
        path: OrgAt, body: NewDocxUpload, reply: UploadPlace
    }
    /// Reads the text of an uploaded document; keeps nothing.
    ReadDocx = "read_docx": Post "/api/orgs/{org}/docx-uploads/{upload}/text" by Member {
        path: DocxUploadAt, reply: DocxText
    }
}
