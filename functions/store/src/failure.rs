//! Records of the stream that a consumer can never process as they are, put aside so that the rest goes on.
//!
//! Putting a record aside also leaves the mark of a counted one: however often the stream brings it again, from now on
//! only replaying can count it, and does so in the transaction that takes it out of here. So it is counted once, also
//! when it is replayed long after its mark has gone.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::table::Order;
use crate::write::Write;

/// How long a failure waits: somebody must notice it, find the cause and have it mended and deployed.
const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Entries of a page of failures.
const PAGE: usize = 100;

/// A record put aside.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFailure {
    /// Which consumer could not process it.
    pub consumer: String,
    /// The record's id.
    pub event: String,
    /// Its place in the stream.
    pub sequence: String,
    /// Why.
    pub reason: String,
    /// The record as the stream brought it, in JSON.
    pub record: String,
    /// When it was put aside.
    pub failed_at: Timestamp,
}

impl Entity for StoredFailure {
    const KIND: &'static str = "failure";

    fn keys(&self) -> Keys {
        key::failure(&self.consumer, &self.sequence, &self.event).into()
    }

    fn expires(&self) -> Option<Timestamp> {
        self.failed_at.saturating_add(KEPT).ok()
    }
}

impl Store {
    /// Puts a record aside. One that was put aside or counted before is left as it is.
    pub async fn create_failure(&self, failure: &StoredFailure, now: Timestamp) -> StoreResult<()> {
        let item = Write::create(failure, now)?.in_transaction(self.app.name())?;
        let mark = self.mark(&failure.consumer, &failure.event, now)?;
        match self.app.transact(vec![item, mark]).await {
            Err(StoreError::Conflict) => Ok(()),
            other => other,
        }
    }

    /// A page of what a consumer could not process, in the order of the stream.
    pub async fn list_failures(
        &self,
        consumer: &str,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Stored<StoredFailure>>> {
        self.app.page(&key::failures(consumer), Order::Ascending, PAGE, after).await
    }

    /// Takes out a record that was processed after all.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it was taken out or mended meanwhile.
    pub async fn remove_failure(&self, failure: &Stored<StoredFailure>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(failure)]).await
    }

    /// Writes a mended record.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it was replayed meanwhile.
    pub async fn change_failure(&self, failure: &Stored<StoredFailure>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(failure, now)?]).await
    }
}
