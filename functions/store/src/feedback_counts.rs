//! Counts of feedback, up the tree; the same way as the sums of the months (`infra/decisions/0013`).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::feedback::FeedbackSum;
use shared::id::{FeedbackId, OrgId};
use shared::org::OrgPath;
use shared::period::Period;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Freshness, Keys, Partition};
use crate::write::Write;

/// Name of the consumer that counts feedback, for its failures.
pub const FEEDBACK_COUNTS: &str = "feedback_counts";

/// What one letter counts as at one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackHeld {
    /// Where.
    pub org: OrgPath,
    /// The month in which it came there.
    pub month: Period,
    /// Which letter.
    pub feedback: FeedbackId,
    /// What it counts as.
    pub sum: FeedbackSum,
}

impl Entity for FeedbackHeld {
    const KIND: &'static str = "feedback_held";

    fn keys(&self) -> Keys {
        key::feedback_holding(last(&self.org), self.month, self.feedback).into()
    }
}

/// The counts of a month of one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackRow {
    /// Which organisation.
    pub org: OrgPath,
    /// Which month.
    pub month: Period,
    /// What came to itself.
    pub own: FeedbackSum,
    /// What came to everything below it.
    pub below: FeedbackSum,
}

impl FeedbackRow {
    /// Nothing came.
    pub fn empty(org: OrgPath, month: Period) -> Self {
        Self { org, month, own: FeedbackSum::default(), below: FeedbackSum::default() }
    }

    /// What came to it and to everything below it.
    pub fn sum(&self) -> FeedbackSum {
        self.own + self.below
    }
}

impl Entity for FeedbackRow {
    const KIND: &'static str = "feedback_row";

    fn keys(&self) -> Keys {
        key::feedback_row(self.org.parent(), self.month, last(&self.org)).into()
    }
}

/// Every path that is counted at ends in an organisation.
fn last(org: &OrgPath) -> OrgId {
    org.org().unwrap_or(OrgId::from_parts(0, 0))
}

impl Store {
    /// Brings an item to what `count` finds. It is read before `count` reads what it follows from: whoever writes over
    /// another one's count has read later than the other, so no late writer puts back an old count.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when another one wrote at the same moment; what both wanted is then to be counted
    /// anew.
    pub async fn settle_feedback_count<T: Entity + PartialEq>(
        &self,
        empty: T,
        count: impl AsyncFnOnce() -> StoreResult<T>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let known = self.app.get::<T>(&empty.keys().key).await?;
        let value = count().await?;
        let write = match known {
            Some(known) if known.value == value => return Ok(()),
            Some(Stored { rev, .. }) => Write::replace(&Stored { value, rev }, now)?,
            None if value == empty => return Ok(()),
            None => Write::create(&value, now)?,
        };
        self.app.write(vec![write]).await
    }

    /// What each letter counts as that came to an organisation in a month.
    pub async fn feedback_held(&self, org: OrgId, month: Period) -> StoreResult<Vec<FeedbackHeld>> {
        let all = self.app.all::<FeedbackHeld>(&key::feedback_holdings(org, month)).await?;
        Ok(all.into_iter().map(|stored| stored.value).collect())
    }

    /// The rows of everything directly below an organisation, over the months of a period.
    pub async fn feedback_rows(
        &self,
        above: OrgId,
        period: Period,
        freshness: Freshness,
    ) -> StoreResult<Vec<FeedbackRow>> {
        let mut months = period.months();
        let Some(first) = months.next() else { return Ok(Vec::new()) };
        let partition = key::feedback_rows(above, first, months.last().unwrap_or(first));
        let rows = self.app.all::<FeedbackRow>(&Partition { freshness, ..partition }).await?;
        Ok(rows.into_iter().map(|stored| stored.value).collect())
    }

    /// The rows of one organisation itself, over the months of a period; a month in which nothing came has none.
    pub async fn feedback_rows_of(&self, org: &OrgPath, period: Period) -> StoreResult<Vec<FeedbackRow>> {
        let Some(id) = org.org() else { return Ok(Vec::new()) };
        let keys: Vec<_> = period.months().map(|month| key::feedback_row(org.parent(), month, id)).collect();
        let rows = self.app.get_all::<FeedbackRow>(&keys).await?;
        Ok(rows.into_iter().map(|stored| stored.value).collect())
    }
}
