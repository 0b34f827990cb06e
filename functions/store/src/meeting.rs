//! Meetings, and a meeting with its whole list.

use jiff::Timestamp;
use shared::attendance::Attendance;
use shared::endpoint::{Cursor, Page};
use shared::id::{MeetingId, OrgId};
use shared::meeting::Meeting;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored, from_item, kind_of};
use crate::key::{self, Keys};
use crate::table::{MOST_IN_TRANSACTION, Order};
use crate::write::Write;

/// Entries of a page of meetings.
const PAGE: usize = 20;

impl Entity for Meeting {
    const KIND: &'static str = "meeting";

    fn keys(&self) -> Keys {
        key::meeting_keys(self.id, self.org, self.plan.starts_at)
    }
}

/// A meeting with its whole list.
pub type WholeMeeting = (Stored<Meeting>, Vec<Stored<Attendance>>);

impl Store {
    /// A meeting.
    pub async fn find_meeting(&self, id: MeetingId) -> StoreResult<Option<Stored<Meeting>>> {
        self.app.get(&key::meeting(id)).await
    }

    /// A meeting and its whole list, in one query; the list in the order of member ids.
    pub async fn find_whole_meeting(&self, id: MeetingId) -> StoreResult<Option<WholeMeeting>> {
        let mut meeting = None;
        let mut list = Vec::new();
        for item in self.app.all_items(&key::meeting_whole(id)).await? {
            match kind_of(&item) {
                Meeting::KIND => meeting = Some(from_item(item)?),
                Attendance::KIND => list.push(from_item(item)?),
                _ => {}
            }
        }
        Ok(meeting.map(|meeting| (meeting, list)))
    }

    /// A page of an organisation's meetings, newest first.
    pub async fn list_meetings(
        &self,
        org: OrgId,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Stored<Meeting>>> {
        self.app.page(&key::meetings(org), Order::Descending, PAGE, after).await
    }

    /// The meetings of an organisation that start in `[from, until]`, by time.
    pub async fn meetings_between(
        &self,
        org: OrgId,
        from: Timestamp,
        until: Timestamp,
    ) -> StoreResult<Vec<Stored<Meeting>>> {
        self.app.all(&key::meetings_between(org, from, until)).await
    }

    /// Adds a draft.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken.
    pub async fn create_meeting(&self, meeting: &Meeting, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(meeting, now)?]).await
    }

    /// Writes a changed meeting.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_meeting(&self, meeting: &Stored<Meeting>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(meeting, now)?]).await
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_meeting(&self, meeting: &Stored<Meeting>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(meeting)]).await
    }

    /// Writes a called meeting with its list. The list of a branch of more than 99 goes first, in parts that a retry
    /// writes again unchanged; the meeting itself turns to called in the last one, so it is never called with a part
    /// of its list.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed the meeting.
    pub async fn call_meeting(
        &self,
        meeting: &Stored<Meeting>,
        list: &[Attendance],
        now: Timestamp,
    ) -> StoreResult<()> {
        let mut writes = vec![Write::replace(meeting, now)?];
        for entry in list {
            writes.push(Write::put(entry, now)?);
        }
        while writes.len() > MOST_IN_TRANSACTION {
            self.app.write(writes.split_off(writes.len() - (MOST_IN_TRANSACTION - 1))).await?;
        }
        self.app.write(writes).await
    }
}
