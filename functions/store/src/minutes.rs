//! Minutes of meetings with their votes.

use jiff::Timestamp;
use shared::assignment::Assignment;
use shared::id::MeetingId;
use shared::meeting_score::MeetingScore;
use shared::minutes::{Minutes, Vote};
use shared::resolution::Resolution;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored, from_item, kind_of};
use crate::key::{self, Keys};
use crate::write::Write;

impl Entity for Minutes {
    const KIND: &'static str = "minutes";

    fn keys(&self) -> Keys {
        key::minutes(self.meeting).into()
    }
}

impl Entity for Vote {
    const KIND: &'static str = "vote";

    fn keys(&self) -> Keys {
        key::vote(self.meeting, self.id).into()
    }
}

/// Minutes with everything that belongs to them.
#[derive(Debug, Clone, Default)]
pub struct WholeMinutes {
    /// The minutes; `None` before the first word.
    pub minutes: Option<Stored<Minutes>>,
    /// The votes, in the order in which they were written down.
    pub votes: Vec<Stored<Vote>>,
    /// The resolution; `None` before the first word.
    pub resolution: Option<Stored<Resolution>>,
    /// What was given to do, in the order in which it was given.
    pub assignments: Vec<Stored<Assignment>>,
    /// The self-score; `None` before it was confirmed.
    pub score: Option<Stored<MeetingScore>>,
}

impl Store {
    /// The minutes of a meeting.
    pub async fn find_minutes(&self, meeting: MeetingId) -> StoreResult<Option<Stored<Minutes>>> {
        self.app.get(&key::minutes(meeting)).await
    }

    /// The minutes of a meeting with everything that belongs to them, in one query.
    pub async fn find_whole_minutes(&self, meeting: MeetingId) -> StoreResult<WholeMinutes> {
        let mut whole = WholeMinutes::default();
        for item in self.app.all_items(&key::minutes_whole(meeting)).await? {
            match kind_of(&item) {
                Minutes::KIND => whole.minutes = Some(from_item(item)?),
                Vote::KIND => whole.votes.push(from_item(item)?),
                Resolution::KIND => whole.resolution = Some(from_item(item)?),
                MeetingScore::KIND => whole.score = Some(from_item(item)?),
                Assignment::KIND => whole.assignments.push(from_item(item)?),
                _ => {}
            }
        }
        Ok(whole)
    }

    /// Writes the minutes over the revision that was read; 0 when there were none.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else wrote meanwhile.
    pub async fn write_minutes(&self, minutes: &Stored<Minutes>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![created_or_replaced(minutes, now)?]).await
    }

    /// Writes a vote over the revision that was read, 0 for a new one, while minutes and resolution stand as they were
    /// read: neither was signed or adopted meanwhile.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it, or wrote in minutes or resolution meanwhile.
    pub async fn record_vote(
        &self,
        vote: &Stored<Vote>,
        whole: &WholeMinutes,
        now: Timestamp,
    ) -> StoreResult<()> {
        let mut writes = vec![created_or_replaced(vote, now)?];
        writes.extend(whole.checks(vote.value.meeting));
        self.app.write(writes).await
    }

    /// Removes a vote, while minutes and resolution stand as they were read.
    ///
    /// # Errors
    /// As [`Self::record_vote`].
    pub async fn remove_vote(&self, vote: &Stored<Vote>, whole: &WholeMinutes) -> StoreResult<()> {
        let mut writes = vec![Write::remove_read(vote)];
        writes.extend(whole.checks(vote.value.meeting));
        self.app.write(writes).await
    }
}

impl WholeMinutes {
    /// That minutes and resolution stand as they were read.
    fn checks(&self, meeting: MeetingId) -> [Write; 2] {
        [
            Write::check_as_read(self.minutes.as_ref(), key::minutes(meeting)),
            Write::check_as_read(self.resolution.as_ref(), key::resolution(meeting)),
        ]
    }
}

/// A write of something that was not there at revision 0.
pub(crate) fn created_or_replaced<T: Entity>(stored: &Stored<T>, now: Timestamp) -> StoreResult<Write> {
    match stored.rev {
        0 => Write::create(&stored.value, now),
        _ => Write::replace(stored, now),
    }
}
