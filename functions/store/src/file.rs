//! Attached files: an item for each, and where its bytes are. [`crate::Files`] has the bytes themselves.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::document::{Document, DocumentStep};
use shared::file::{FileKind, FileOwner, FileState};
use shared::id::FileId;
use shared::meeting::Stamp;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

/// How long a file is remembered whose bytes never came, and one that was refused.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Its id.
    pub id: FileId,
    /// What it belongs to.
    pub owner: FileOwner,
    /// Its name, as people read it.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Who announced it, and when.
    pub added: Stamp,
    /// When its bytes were all there.
    pub handed_in_at: Option<Timestamp>,
    /// The file in whose place it comes once it is ready.
    pub replaces: Option<FileId>,
    /// How often somebody began to look into it: one that brings the process down must not do so for ever.
    pub checks: u8,
    /// Where it stands.
    pub state: FileState,
}

impl Entity for StoredFile {
    const KIND: &'static str = "file";

    fn keys(&self) -> Keys {
        key::file(self.owner, self.id).into()
    }

    fn expires(&self) -> Option<Timestamp> {
        match self.state {
            FileState::Uploading | FileState::Refused { .. } => self.added.at.saturating_add(REMEMBERED).ok(),
            FileState::Checking | FileState::Ready => None,
        }
    }
}

impl StoredFile {
    /// Where its bytes are. What it belongs to is part of it: ids are chosen by callers, and nobody shall reach the
    /// bytes of another one's file by choosing its id.
    pub fn bytes_key(&self) -> String {
        Self::bytes_key_of(self.owner, self.id)
    }

    /// Where the bytes of such a file are.
    pub(crate) fn bytes_key_of(owner: FileOwner, id: FileId) -> String {
        match owner {
            FileOwner::Meeting(meeting) => format!("files/meetings/{meeting}/{id}"),
            FileOwner::Document(document) => format!("files/documents/{document}/{id}"),
            FileOwner::Feedback(feedback) => format!("files/feedback/{feedback}/{id}"),
            FileOwner::FeedbackAnswer(feedback) => format!("files/feedback/{feedback}/answer/{id}"),
        }
    }
}

impl Store {
    /// A file.
    pub async fn find_file(&self, owner: FileOwner, id: FileId) -> StoreResult<Option<Stored<StoredFile>>> {
        self.app.get(&key::file(owner, id)).await
    }

    /// The files that belong to something, as they were announced. They are few by rule.
    pub async fn files_of(&self, owner: FileOwner) -> StoreResult<Vec<Stored<StoredFile>>> {
        self.app.all(&key::files_of(owner)).await
    }

    /// The same for showing only, at half the price: what was handed in a moment ago may be missing.
    pub async fn files_to_show(&self, owner: FileOwner) -> StoreResult<Vec<Stored<StoredFile>>> {
        self.app.all(&key::files_of(owner).to_show()).await
    }

    /// Announces a file.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken.
    pub async fn create_file(&self, file: &StoredFile, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(file, now)?]).await
    }

    /// Writes a changed file.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_file(&self, file: &Stored<StoredFile>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(file, now)?]).await
    }

    /// Writes a file that was handed in, together with the document that it now belongs to.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed one of the two.
    pub async fn hand_in_attachment(
        &self,
        document: &Stored<Document>,
        step: &DocumentStep,
        file: &Stored<StoredFile>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let writes = vec![Write::replace(document, now)?, Write::put(step, now)?, Write::replace(file, now)?];
        self.app.write(writes).await
    }

    /// Removes a file, together with the document that it belonged to being written.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed one of the two.
    pub async fn remove_attachment(
        &self,
        document: &Stored<Document>,
        step: &DocumentStep,
        file: &Stored<StoredFile>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let writes = vec![Write::replace(document, now)?, Write::put(step, now)?, Write::remove_read(file)];
        self.app.write(writes).await
    }

    /// Removes a file; `jobs` sees it go and removes the bytes.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_file(&self, file: &Stored<StoredFile>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(file)]).await
    }
}
