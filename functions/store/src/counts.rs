//! Member counts of organisations, folded from the change stream.
//!
//! The stream delivers at least once and in no promised order across batches. Each counted record leaves a mark in
//! the same transaction as its sums, so a record that comes again finds its mark and adds nothing. Marks outlive the
//! stream's own memory of a day.

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem, Update};
use jiff::{SignedDuration, Timestamp};
use shared::id::OrgId;
use shared::org::MemberCounts;

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::failure::StoredFailure;
use crate::item::{Item, Stored, key_item};
use crate::key::{self, Key};
use crate::write::Write;

/// Name of the consumer, for its marks and failures.
pub const MEMBER_COUNTS: &str = "member_counts";

/// Longer than the stream remembers a record.
const MARK_KEPT: SignedDuration = SignedDuration::from_hours(3 * 24);

/// How one organisation's counts change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CountChange {
    /// Members more or fewer.
    pub members: i64,
    /// Probationary members more or fewer.
    pub probationary: i64,
    /// Exempt members more or fewer.
    pub exempt: i64,
    /// Activated accounts more or fewer.
    pub activated: i64,
}

impl CountChange {
    const fn parts(self) -> [(&'static str, i64); 4] {
        [
            ("members", self.members),
            ("probationary", self.probationary),
            ("exempt", self.exempt),
            ("activated", self.activated),
        ]
    }
}

impl std::ops::AddAssign for CountChange {
    fn add_assign(&mut self, other: Self) {
        self.members += other.members;
        self.probationary += other.probationary;
        self.exempt += other.exempt;
        self.activated += other.activated;
    }
}

impl Store {
    /// The member counts of an organisation; zero before the stream has brought any.
    pub async fn find_counts(&self, org: OrgId) -> StoreResult<MemberCounts> {
        let request = self.app.client().get_item().table_name(self.app.name());
        let reply = request
            .set_key(Some(key_item(&key::org_counts(org))))
            .send()
            .await
            .map_err(StoreError::engine)?;
        let item = reply.item.unwrap_or_default();
        let number = |name: &str| {
            let number = item.get(name).and_then(|value| value.as_n().ok());
            number.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        Ok(MemberCounts {
            members: number("members"),
            probationary: number("probationary"),
            exempt: number("exempt"),
            activated: number("activated"),
        })
    }

    /// Adds changes to the counts of organisations, once for these records of the stream. At most 100 records and
    /// organisations together.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when one of the records was counted before; nothing is added then.
    pub async fn count_once(
        &self,
        events: &[String],
        changes: &[(OrgId, CountChange)],
        now: Timestamp,
    ) -> StoreResult<()> {
        self.add_once(MEMBER_COUNTS, events, &sums(changes), now).await
    }

    /// Adds changes to the counts of organisations for a record that was put aside, and takes it out of there.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it was taken out or mended meanwhile; nothing is added then.
    pub async fn count_failure(
        &self,
        failure: &Stored<StoredFailure>,
        changes: &[(OrgId, CountChange)],
    ) -> StoreResult<()> {
        self.add_failure(failure, &sums(changes)).await
    }

    /// Adds sums, once for these records of the stream.
    pub(crate) async fn add_once(
        &self,
        consumer: &str,
        events: &[String],
        sums: &[Sum],
        now: Timestamp,
    ) -> StoreResult<()> {
        let marks = events.iter().map(|event| self.mark(consumer, event, now));
        let items = marks.chain(sums.iter().map(|sum| self.add(sum))).collect::<StoreResult<Vec<_>>>()?;
        self.app.transact(items).await
    }

    /// Adds sums for a record that was put aside, and takes it out of there.
    pub(crate) async fn add_failure(&self, failure: &Stored<StoredFailure>, sums: &[Sum]) -> StoreResult<()> {
        let taken_out = Write::remove_read(failure).in_transaction(self.app.name());
        let items = std::iter::once(taken_out).chain(sums.iter().map(|sum| self.add(sum)));
        self.app.transact(items.collect::<StoreResult<Vec<_>>>()?).await
    }

    /// The mark of a record that a consumer is done with.
    pub(crate) fn mark(&self, consumer: &str, event: &str, now: Timestamp) -> StoreResult<TransactWriteItem> {
        let expires = now.saturating_add(MARK_KEPT).unwrap_or(now).as_second();
        let mut item = key_item(&key::counted_event(consumer, event));
        item.insert("kind".into(), AttributeValue::S("counted_event".into()));
        item.insert("expires".into(), AttributeValue::N(expires.to_string()));
        let put = Put::builder().table_name(self.app.name()).set_item(Some(item));
        let put = put.condition_expression("attribute_not_exists(pk)").build().map_err(StoreError::engine)?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    fn add(&self, sum: &Sum) -> StoreResult<TransactWriteItem> {
        let adds: Vec<_> = sum.parts.iter().map(|(name, _)| format!("{name} :{name}")).collect();
        let values =
            sum.parts.iter().map(|(name, by)| (format!(":{name}"), AttributeValue::N(by.to_string())));
        let mut values: Item = values.collect();
        values.insert(":kind".into(), AttributeValue::S(sum.kind.into()));
        let update = Update::builder()
            .table_name(self.app.name())
            .set_key(Some(key_item(&sum.key)))
            .update_expression(format!("SET kind = :kind ADD {}", adds.join(", ")))
            .set_expression_attribute_values(Some(values))
            .build()
            .map_err(StoreError::engine)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}

/// What is added to one item of counts.
#[derive(Debug, Clone)]
pub(crate) struct Sum {
    /// Which item.
    pub key: Key,
    /// What it is.
    pub kind: &'static str,
    /// Names and amounts.
    pub parts: Vec<(&'static str, i64)>,
}

fn sums(changes: &[(OrgId, CountChange)]) -> Vec<Sum> {
    let sum = |(org, change): &(OrgId, CountChange)| Sum {
        key: key::org_counts(*org),
        kind: "org_counts",
        parts: change.parts().to_vec(),
    };
    changes.iter().map(sum).collect()
}
