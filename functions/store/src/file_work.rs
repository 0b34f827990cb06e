//! What is to be done about files, and when: looks that take longer than a batch of the stream may wait, and bytes that
//! may come after their file was removed.
//!
//! One list for all, in the order of time, as [`crate::key::file_work`] says: both are rare.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::file::FileOwner;
use shared::id::FileId;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::file::StoredFile;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::table::Order;
use crate::write::Write;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileTask {
    /// Look into it to the end.
    Look,
    /// Clear away its bytes once more, unless it is there again.
    Clear,
}

/// Something to be done about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileWork {
    /// Of what the file is or was.
    pub owner: FileOwner,
    /// The file.
    pub file: FileId,
    /// What.
    pub task: FileTask,
    /// Not before that time.
    pub at: Timestamp,
}

impl FileWork {
    /// Something to be done about this file.
    pub fn of(file: &StoredFile, task: FileTask, at: Timestamp) -> Self {
        Self { owner: file.owner, file: file.id, task, at }
    }

    /// Where the bytes of the file are or were.
    pub fn bytes_key(&self) -> String {
        StoredFile::bytes_key_of(self.owner, self.file)
    }
}

impl Entity for FileWork {
    const KIND: &'static str = "file_work";

    fn keys(&self) -> Keys {
        key::file_work(self.at, self.owner, self.file).into()
    }
}

impl Store {
    /// Puts something on the list; twice is once.
    pub async fn put_file_work(&self, work: &FileWork, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::put(work, now)?]).await
    }

    /// Some of what is to be done by now, the oldest first.
    pub async fn list_file_work(&self, now: Timestamp, count: usize) -> StoreResult<Vec<Stored<FileWork>>> {
        Ok(self.app.page(&key::file_work_until(now), Order::Ascending, count, None).await?.items)
    }

    /// Takes off the list what is done.
    pub async fn remove_file_work(&self, work: &FileWork) -> StoreResult<()> {
        self.app.write(vec![Write::remove(work.keys().key)]).await
    }
}
