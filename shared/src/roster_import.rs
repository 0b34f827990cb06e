//! Roster import in three steps: announce a file and upload it, look at the preview, confirm.
//!
//! The file goes to object storage by a presigned URL, never through a function's body. The preview is stored beside
//! it; confirming imports exactly what was previewed, or refuses when the roster has changed since.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoints;
use crate::id::{OrgId, RosterImportId};
use crate::org::OrgAt;
use crate::roster::RosterPreview;

/// Announces a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewRosterImport {
    /// Chosen by the caller, so that a repeated request makes one import.
    pub id: RosterImportId,
    /// `Danh sach dang vien.xlsx`.
    pub file_name: String,
    /// Size in bytes.
    pub size: u64,
}

/// Where to put the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UploadPlace {
    /// A presigned URL for one PUT of exactly the announced size.
    pub url: String,
}

/// What the import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterImported {
    /// New members.
    pub created: usize,
    /// Members with changed fields.
    pub changed: usize,
    /// Rows that were the same already.
    pub same: usize,
    /// Rows given back.
    pub refused: usize,
    /// Presigned URL of the workbook with the refused rows and the reasons; `None` when all were right.
    pub refused_workbook: Option<String>,
}

/// Names an import in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterImportAt {
    /// The organisation whose roster it is.
    pub org: OrgId,
    /// The import.
    pub import: RosterImportId,
}

endpoints! {
    /// Announces a roster file and says where to put it.
    CreateRosterImport = "create_roster_import": Post "/api/orgs/{org}/roster-imports" by Member {
        path: OrgAt, body: NewRosterImport, reply: UploadPlace
    }
    /// Reads the uploaded file and compares it with the roster, changing nothing.
    PreviewRosterImport = "preview_roster_import": Post "/api/orgs/{org}/roster-imports/{import}/preview" by Member {
        path: RosterImportAt, reply: RosterPreview
    }
    /// Imports the valid rows of the preview.
    ConfirmRosterImport = "confirm_roster_import": Post "/api/orgs/{org}/roster-imports/{import}/confirm" by Member {
        path: RosterImportAt, reply: RosterImported
    }
}
