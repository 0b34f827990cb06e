//! Roster imports: where an uploaded file stands between preview and confirmation.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::id::{MemberId, OrgId, RosterImportId};
use shared::roster_import::RosterImported;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

/// How long an import is remembered.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Where an import stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportState {
    /// Announced; the file may be there or not.
    Announced,
    /// Looked at; confirming does exactly this.
    Previewed {
        /// Fingerprint of the preview.
        digest: String,
    },
    /// Done.
    Imported {
        /// What it did, without the URL of the workbook, which is signed anew each time.
        outcome: RosterImported,
    },
}

/// A roster import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredImport {
    /// Its id.
    pub id: RosterImportId,
    /// Whose roster.
    pub org: OrgId,
    /// Who began it.
    pub by: MemberId,
    /// Name of the file, for the preview.
    pub file_name: String,
    /// Announced size in bytes.
    pub size: u64,
    /// Begun at.
    pub begun_at: Timestamp,
    /// Where it stands.
    pub state: ImportState,
}

impl Entity for StoredImport {
    const KIND: &'static str = "roster_import";

    fn keys(&self) -> Keys {
        key::roster_import(self.org, self.id).into()
    }

    fn expires(&self) -> Option<Timestamp> {
        self.begun_at.saturating_add(KEPT).ok()
    }
}

impl StoredImport {
    /// Where the uploaded file is.
    pub fn file_key(&self) -> String {
        format!("roster-imports/{}/{}/roster", self.org, self.id)
    }

    /// Where the workbook of refused rows is.
    pub fn refused_key(&self) -> String {
        format!("roster-imports/{}/{}/refused.xlsx", self.org, self.id)
    }
}

impl Store {
    /// An import.
    pub async fn find_import(
        &self,
        org: OrgId,
        id: RosterImportId,
    ) -> StoreResult<Option<Stored<StoredImport>>> {
        self.app.get(&key::roster_import(org, id)).await
    }

    /// Announces an import.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken.
    pub async fn create_import(&self, import: &StoredImport, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(import, now)?]).await
    }

    /// Writes a changed import.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_import(&self, import: &Stored<StoredImport>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(import, now)?]).await
    }
}
