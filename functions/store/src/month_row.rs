//! Sums of the months, up the tree.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::{MeetingId, OrgId};
use shared::org::OrgPath;
use shared::period::Period;
use shared::statistics::MonthSum;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Freshness, Keys, Partition};
use crate::write::Write;

/// Name of the consumer that follows closed meetings, for its failures.
pub const CLOSED_MEETINGS: &str = "closed_meetings";

/// What a row is the sum of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Below {
    /// Of one meeting.
    Meeting(MeetingId),
    /// Of an organisation and everything below it.
    Org(OrgId),
}

/// The sum of a month of something directly below an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthRow {
    /// Below which organisation; `None` for the row of the organisation at the top.
    pub above: Option<OrgPath>,
    /// Which month.
    pub month: Period,
    /// Of what.
    pub below: Below,
    /// The sum.
    pub sum: MonthSum,
}

impl Entity for MonthRow {
    const KIND: &'static str = "month_row";

    fn keys(&self) -> Keys {
        let below = match self.below {
            Below::Meeting(meeting) => meeting.to_string(),
            Below::Org(org) => org.to_string(),
        };
        key::month_row(self.above.as_ref().and_then(OrgPath::org), self.month, &below).into()
    }
}

impl Store {
    /// Brings a row to what `count` finds. The row is read before `count` reads what it is the sum of: whoever writes
    /// over another one's sum has read its sources later than the other, so no late writer puts back an old sum.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when another one wrote at the same moment; what both wanted is then to be counted
    /// anew.
    pub async fn settle_month_row<E: From<crate::StoreError>>(
        &self,
        empty: MonthRow,
        count: impl AsyncFnOnce() -> Result<MonthSum, E>,
        now: Timestamp,
    ) -> Result<(), E> {
        let known = self.app.get::<MonthRow>(&empty.keys().key).await?;
        let sum = count().await?;
        let write = match known {
            Some(known) if known.value.sum == sum => return Ok(()),
            Some(Stored { value, rev }) => {
                Write::replace(&Stored { value: MonthRow { sum, ..value }, rev }, now)?
            }
            None if sum == MonthSum::default() => return Ok(()),
            None => Write::create(&MonthRow { sum, ..empty }, now)?,
        };
        Ok(self.app.write(vec![write]).await?)
    }

    /// The rows of everything directly below an organisation, over the months of a period.
    pub async fn month_rows(
        &self,
        above: OrgId,
        period: Period,
        freshness: Freshness,
    ) -> StoreResult<Vec<MonthRow>> {
        let mut months = period.months();
        let Some(first) = months.next() else { return Ok(Vec::new()) };
        let partition = key::month_rows(above, first, months.last().unwrap_or(first));
        let rows = self.app.all::<MonthRow>(&Partition { freshness, ..partition }).await?;
        Ok(rows.into_iter().map(|stored| stored.value).collect())
    }

    /// The rows of one organisation itself, over the months of a period; a month without meetings has none.
    pub async fn months_of(&self, org: &OrgPath, period: Period) -> StoreResult<Vec<MonthRow>> {
        let Some(id) = org.org() else { return Ok(Vec::new()) };
        let key = |month| key::month_row(org.parent(), month, &id.to_string());
        let keys: Vec<_> = period.months().map(key).collect();
        let mut rows: Vec<_> =
            self.app.get_all::<MonthRow>(&keys).await?.into_iter().map(|stored| stored.value).collect();
        rows.sort_by_key(|row| row.month);
        Ok(rows)
    }
}
