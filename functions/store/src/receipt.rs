//! Read receipts and their sums up the tree, folded from the change stream as the member counts are.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::document::{ReaderKind, Receipt, ReceiptCounts};
use shared::id::{AnnouncementId, DocumentId, MemberId, OrgId};

use crate::connect::Store;
use crate::counts::Sum;
use crate::error::StoreResult;
use crate::failure::StoredFailure;
use crate::item::{Entity, Item, Stored};
use crate::key::{self, Key, Keys};
use crate::write::Write;

/// Name of the consumer, for its marks and failures.
pub const RECEIPT_COUNTS: &str = "receipt_counts";

/// A receipt as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredReceipt {
    /// What the reader left.
    pub receipt: Receipt,
    /// When the document was published: where the receipt stands among those of the reader.
    pub published_at: Timestamp,
    /// The organisations from the one that issued the document to the branch that counts the reader, for the sums.
    pub chain: Vec<OrgId>,
    /// As what they are counted there.
    #[serde(default)]
    pub reader: ReaderKind,
}

impl Entity for StoredReceipt {
    const KIND: &'static str = "receipt";

    fn keys(&self) -> Keys {
        key::receipt_keys(self.receipt.document, self.receipt.member, self.published_at)
    }
}

/// What receipts are counted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Readers of a document.
    Document(DocumentId),
    /// Those who acknowledged an announcement.
    Announcement(AnnouncementId),
}

impl Counted {
    fn key(self, org: OrgId) -> Key {
        match self {
            Self::Document(id) => key::receipt_counts(id, org),
            Self::Announcement(id) => key::acknowledgement_counts(id, org),
        }
    }
}

/// How the counts of one organisation for one document or announcement change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReceiptChange {
    /// Readers who opened it, more or fewer.
    pub opened: i64,
    /// Readers who confirmed it, more or fewer.
    pub confirmed: i64,
    /// Guests who opened it, more or fewer.
    pub guests: i64,
}

impl std::ops::AddAssign for ReceiptChange {
    fn add_assign(&mut self, other: Self) {
        self.opened += other.opened;
        self.confirmed += other.confirmed;
        self.guests += other.guests;
    }
}

type Place = (Counted, OrgId);

impl Store {
    /// The receipt of one person.
    pub async fn find_receipt(
        &self,
        document: DocumentId,
        member: MemberId,
    ) -> StoreResult<Option<Stored<StoredReceipt>>> {
        self.app.get(&key::receipt(document, member)).await
    }

    /// The receipts of several people, in no order.
    pub async fn receipts_of(&self, document: DocumentId, members: &[MemberId]) -> StoreResult<Vec<Receipt>> {
        let keys: Vec<_> = members.iter().map(|member| key::receipt(document, *member)).collect();
        let found = self.app.get_all::<StoredReceipt>(&keys).await?;
        Ok(found.into_iter().map(|stored| stored.value.receipt).collect())
    }

    /// The receipts of a person for what stands between two places of a feed, both included.
    pub async fn receipts_between(
        &self,
        member: MemberId,
        oldest: String,
        newest: String,
    ) -> StoreResult<Vec<Receipt>> {
        let found = self.app.all::<StoredReceipt>(&key::receipts_of(member, oldest, newest)).await?;
        Ok(found.into_iter().map(|stored| stored.value.receipt).collect())
    }

    /// Leaves the first receipt.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when there is one.
    pub async fn create_receipt(&self, receipt: &StoredReceipt, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(receipt, now)?]).await
    }

    /// Writes a changed receipt.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_receipt(&self, receipt: &Stored<StoredReceipt>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(receipt, now)?]).await
    }

    /// How many of these organisations belong to it, have opened and have confirmed a document; zero before the stream
    /// has brought any. Whoever acknowledged an announcement has done both.
    pub async fn find_receipt_counts(
        &self,
        of: Counted,
        orgs: &[OrgId],
    ) -> StoreResult<BTreeMap<OrgId, ReceiptCounts>> {
        let sums = orgs.iter().map(|org| of.key(*org));
        let keys: Vec<_> = sums.chain(orgs.iter().map(|org| key::org_counts(*org))).collect();
        let mut found: BTreeMap<_, _> = BTreeMap::new();
        for item in self.app.get_items(&keys).await? {
            found.insert((text(&item, "pk"), text(&item, "sk")), item);
        }
        let item = |key: Key| found.get(&(key.pk, key.sk));
        let number = |item: Option<&Item>, name: &str| {
            let number = item.and_then(|item| item.get(name)).and_then(|value| value.as_n().ok());
            number.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        let counts = |org: OrgId| {
            let sums = item(of.key(org));
            ReceiptCounts {
                members: number(item(key::org_counts(org)), "members"),
                opened: number(sums, "opened"),
                confirmed: number(sums, "confirmed"),
                guests: number(sums, "guests"),
            }
        };
        Ok(orgs.iter().map(|org| (*org, counts(*org))).collect())
    }

    /// Adds changes to the counts of readers, once for these records of the stream. At most 100 records and counts
    /// together.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when one of the records was counted before; nothing is added then.
    pub async fn count_receipts_once(
        &self,
        events: &[String],
        changes: &[(Place, ReceiptChange)],
        now: Timestamp,
    ) -> StoreResult<()> {
        self.add_once(RECEIPT_COUNTS, events, &sums(changes), now).await
    }

    /// Adds changes to the counts of readers for a record that was put aside, and takes it out of there.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when it was taken out or mended meanwhile; nothing is added then.
    pub async fn count_receipt_failure(
        &self,
        failure: &Stored<StoredFailure>,
        changes: &[(Place, ReceiptChange)],
    ) -> StoreResult<()> {
        self.add_failure(failure, &sums(changes)).await
    }
}

fn sums(changes: &[(Place, ReceiptChange)]) -> Vec<Sum> {
    let sum = |((of, org), change): &(Place, ReceiptChange)| Sum {
        key: of.key(*org),
        kind: "receipt_counts",
        parts: vec![("opened", change.opened), ("confirmed", change.confirmed), ("guests", change.guests)],
    };
    changes.iter().map(sum).collect()
}

fn text(item: &Item, name: &str) -> String {
    item.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default()
}
