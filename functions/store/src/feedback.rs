//! What members have to say, and the numbers under which organisations keep it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};
use shared::feedback::{Feedback, FeedbackAct, FeedbackNumber, FeedbackQuery, FeedbackStage};
use shared::id::{FeedbackId, MemberId, OrgId};
use shared::time::local_date;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::table::Order;
use crate::write::Write;

/// Entries of a page.
const PAGE: usize = 30;

/// Of what an organisation has, only some may be asked for: a page counts as filled with so many.
const FILLED: usize = 10;

/// Pages that are read to fill one.
const MOST_READ: usize = 8;

impl Entity for Feedback {
    const KIND: &'static str = "feedback";

    fn keys(&self) -> Keys {
        let stage = self.state.stage();
        let day = match (stage, self.steps.last()) {
            (FeedbackStage::Over, Some(last)) => local_date(last.stamp.at()),
            _ => self.due_on,
        };
        key::feedback_keys(self.id, self.author, self.holder.org, stage, day)
    }
}

/// How many pieces of feedback an organisation has numbered in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackCount {
    /// Which organisation.
    pub org: OrgId,
    /// The number given last.
    pub last: FeedbackNumber,
}

impl Entity for FeedbackCount {
    const KIND: &'static str = "feedback_count";

    fn keys(&self) -> Keys {
        key::feedback_count(self.org, self.last.year).into()
    }
}

/// That an organisation has or had a piece of feedback under a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackNumbered {
    /// Which organisation.
    pub org: OrgId,
    /// Under which number.
    pub number: FeedbackNumber,
    /// Which.
    pub feedback: FeedbackId,
}

impl FeedbackNumbered {
    /// That of whoever has it now.
    pub fn at_holder(feedback: &Feedback) -> Self {
        Self { org: feedback.holder.org, number: feedback.number, feedback: feedback.id }
    }
}

impl Entity for FeedbackNumbered {
    const KIND: &'static str = "feedback_numbered";

    fn keys(&self) -> Keys {
        key::feedback_numbered(self.org, self.number, self.feedback).into()
    }
}

/// A number that is about to be given.
#[derive(Debug, Clone, Copy)]
pub struct NextNumber {
    count: FeedbackCount,
    read: Option<u32>,
}

impl NextNumber {
    /// The number.
    pub const fn number(&self) -> FeedbackNumber {
        self.count.last
    }
}

fn value(stored: Stored<Feedback>) -> Feedback {
    Feedback { rev: stored.rev, ..stored.value }
}

impl Store {
    /// A piece of feedback.
    pub async fn find_feedback(&self, id: FeedbackId) -> StoreResult<Option<Feedback>> {
        Ok(self.app.get(&key::feedback(id)).await?.map(value))
    }

    /// A page of what a person has sent, newest first.
    pub async fn feedback_of(&self, author: MemberId, after: Option<&Cursor>) -> StoreResult<Page<Feedback>> {
        let page = self.app.page(&key::feedback_of(author), Order::Descending, PAGE, after).await?;
        Ok(Page { items: page.items.into_iter().map(value).collect(), next: page.next })
    }

    /// A page of what lies with an organisation: what waits by its last day, what is over with the latest first. Where only
    /// some is asked for, several pages are read to fill one; all of them are that organisation's own.
    pub async fn feedback_with(&self, holder: OrgId, wanted: &FeedbackQuery) -> StoreResult<Page<Feedback>> {
        let order = match wanted.stage {
            FeedbackStage::Waiting => Order::Ascending,
            FeedbackStage::Over => Order::Descending,
        };
        let partition = key::feedback_with(holder, wanted.stage);
        let (mut items, mut next) = (Vec::new(), wanted.after.clone());
        for _ in 0..MOST_READ {
            let page = self.app.page::<Feedback>(&partition, order, PAGE, next.as_ref()).await?;
            next = page.next;
            items.extend(page.items.into_iter().map(value).filter(|feedback| wanted.wants(feedback)));
            if items.len() >= FILLED || next.is_none() {
                break;
            }
        }
        Ok(Page { items, next })
    }

    /// What an organisation has or had under a number.
    pub async fn feedback_under(&self, org: OrgId, number: FeedbackNumber) -> StoreResult<Vec<Feedback>> {
        let found = self.app.all::<FeedbackNumbered>(&key::feedback_under(org, number)).await?;
        let keys: Vec<_> = found.into_iter().map(|found| key::feedback(found.value.feedback)).collect();
        Ok(self.app.get_all(&keys).await?.into_iter().map(value).collect())
    }

    /// The number that an organisation gives next in a year.
    pub async fn next_feedback_number(&self, org: OrgId, year: i16) -> StoreResult<NextNumber> {
        let before: Option<Stored<FeedbackCount>> = self.app.get(&key::feedback_count(org, year)).await?;
        let serial = before.as_ref().map_or(0, |before| before.value.last.serial) + 1;
        let count = FeedbackCount { org, last: FeedbackNumber { serial, year } };
        Ok(NextNumber { count, read: before.map(|before| before.rev) })
    }

    /// Writes a new piece of feedback and gives it its number, both or neither; gives it as it stands now.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken, or another one got the number.
    pub async fn create_feedback(
        &self,
        feedback: Feedback,
        number: NextNumber,
        now: Timestamp,
    ) -> StoreResult<Feedback> {
        let counted = match number.read {
            Some(rev) => Write::replace(&Stored { value: number.count, rev }, now)?,
            None => Write::create(&number.count, now)?,
        };
        let numbered = Write::put(&FeedbackNumbered::at_holder(&feedback), now)?;
        self.app.write(vec![Write::create(&feedback, now)?, counted, numbered]).await?;
        Ok(Feedback { rev: 1, ..feedback })
    }

    /// Writes a step over the revision that was read, and gives it as it stands now.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else took one.
    pub async fn write_feedback(&self, feedback: Feedback, now: Timestamp) -> StoreResult<Feedback> {
        let rev = feedback.rev;
        let value = Feedback { rev: rev + 1, ..feedback };
        let mut writes = vec![Write::replace(&Stored { value: value.clone(), rev }, now)?];
        let act = value.steps.last().map(|step| &step.act);
        if matches!(act, Some(FeedbackAct::Forwarded { .. } | FeedbackAct::Climbed { .. })) {
            writes.push(Write::put(&FeedbackNumbered::at_holder(&value), now)?);
        }
        self.app.write(writes).await?;
        Ok(value)
    }
}
