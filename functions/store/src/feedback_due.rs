//! What waits for an answer, by the last day for it: what has to climb is found by its key, not by looking through all
//! feedback.
//!
//! Unlike the reminders of a day nothing is forgotten here: what nobody took off stays until somebody does. A place that
//! is no longer true, because the day was put off or an answer came, does no harm: whoever takes it off reads the
//! feedback itself.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::id::FeedbackId;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Item, from_item, key_of};
use crate::key::{self, Key, Keys};
use crate::table::Order;
use crate::write::Write;

/// Name of the climbs, for what is put aside of them.
pub const FEEDBACK_CLIMBS: &str = "feedback_climbs";

/// A piece of feedback that climbs when a day is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackDue {
    /// The last day for an answer.
    pub day: Date,
    /// To which.
    pub feedback: FeedbackId,
}

/// What stands at a place of the list.
#[derive(Debug)]
pub struct FeedbackOnList {
    /// Where.
    pub key: Key,
    /// What, or why it cannot be read.
    pub due: Result<FeedbackDue, String>,
}

impl FeedbackOnList {
    fn of(item: Item) -> Self {
        let key = key_of(&item);
        Self { key, due: from_item(item).map(|stored| stored.value).map_err(|error| error.to_string()) }
    }
}

impl Entity for FeedbackDue {
    const KIND: &'static str = "feedback_due";

    fn keys(&self) -> Keys {
        key::feedback_due(self.day, self.feedback).into()
    }
}

impl Store {
    /// Puts a piece of feedback on the list; twice is once.
    pub async fn put_feedback_due(&self, due: &FeedbackDue, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::put(due, now)?]).await
    }

    /// Some of what should have been answered by the end of that day, the oldest first.
    pub async fn list_feedback_due(&self, until: Date, count: usize) -> StoreResult<Vec<FeedbackOnList>> {
        let partition = key::feedback_due_until(until);
        let (items, _) = self.app.page_of_items(&partition, Order::Ascending, count, None).await?;
        Ok(items.into_iter().map(FeedbackOnList::of).collect())
    }
}
