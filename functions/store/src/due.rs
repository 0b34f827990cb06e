//! What somebody is to be reminded of, by the day on which that is done: work that is found by its key, not by looking
//! through all meetings.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::id::{MeetingId, OrgId, ReportId};
use shared::notice::happened::reminded_at;
use shared::period::Period;

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Item, from_item, key_of};
use crate::key::{self, Key, Keys};
use crate::table::Order;
use crate::write::Write;

/// Name of the reminders, for what is put aside of them.
pub const REMINDERS: &str = "reminders";

/// Work that nobody did is forgotten so long after its day.
const KEPT: SignedDuration = SignedDuration::from_hours(3 * 24);

/// Of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueOf {
    /// Those who have not answered, of a meeting.
    Meeting(MeetingId),
    /// Its writers, of a report.
    Report(ReportId),
    /// Nobody yet: the reports on a period of those directly below an organisation are to be begun.
    Begin {
        /// Below which.
        below: OrgId,
        /// On which period.
        period: Period,
    },
}

/// Something of which somebody is reminded on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// Of what.
    pub of: DueOf,
}

/// What stands at a place of the list.
#[derive(Debug)]
pub struct OnList {
    /// Where.
    pub key: Key,
    /// What, or why it cannot be read.
    pub due: Result<Due, String>,
}

impl OnList {
    fn of(item: Item) -> Self {
        let key = key_of(&item);
        Self { key, due: from_item(item).map(|stored| stored.value).map_err(|error| error.to_string()) }
    }
}

impl Entity for Due {
    const KIND: &'static str = "due";

    fn keys(&self) -> Keys {
        match self.of {
            DueOf::Meeting(id) => key::due_meeting(self.day, id).into(),
            DueOf::Report(id) => key::due_report(self.day, id).into(),
            DueOf::Begin { below, period } => key::due_begin(self.day, below, period).into(),
        }
    }

    fn expires(&self) -> Option<Timestamp> {
        reminded_at(self.day)?.saturating_add(KEPT).ok()
    }
}

impl Store {
    /// Puts something on the list of a day; twice is once.
    pub async fn put_due(&self, due: &Due, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::put(due, now)?]).await
    }

    /// Puts several things on the list of a day, all or none, and once under this name however often it is asked for
    /// within the days for which marks are kept.
    pub async fn put_due_once(&self, name: &str, all: &[Due], now: Timestamp) -> StoreResult<()> {
        let mut items = vec![self.mark(REMINDERS, name, now)?];
        for due in all {
            items.push(Write::put(due, now)?.in_transaction(self.app.name())?);
        }
        match self.app.transact(items).await {
            Ok(()) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Some of what is on a part of the list of a day, from its beginning.
    pub async fn list_due(&self, day: Date, part: u8, count: usize) -> StoreResult<Vec<OnList>> {
        let partition = key::due_on(day, part);
        let (items, _) = self.app.page_of_items(&partition, Order::Ascending, count, None).await?;
        Ok(items.into_iter().map(OnList::of).collect())
    }

    /// Takes off the list what is done.
    pub async fn remove_due(&self, done: &[Key]) -> StoreResult<()> {
        self.app.remove_all(done).await
    }
}
