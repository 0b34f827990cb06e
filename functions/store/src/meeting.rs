//! Meetings, and a meeting with its whole list.

use std::collections::BTreeSet;

use jiff::Timestamp;
use shared::attendance::Attendance;
use shared::endpoint::{Cursor, Page};
use shared::id::{MeetingId, OrgId};
use shared::meeting::Meeting;

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
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

    /// A page of an organisation's meetings, newest first; with a span, only those that start in `[from, until]`.
    pub async fn list_meetings(
        &self,
        org: OrgId,
        span: Option<(Timestamp, Timestamp)>,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Stored<Meeting>>> {
        let partition = match span {
            Some((from, until)) => key::meetings_between(org, from, until),
            None => key::meetings(org),
        };
        self.app.page(&partition, Order::Descending, PAGE, after).await
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
    /// [`StoreError::Conflict`] when the id is taken.
    pub async fn create_meeting(&self, meeting: &Meeting, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(meeting, now)?]).await
    }

    /// Writes a changed meeting.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed it.
    pub async fn change_meeting(&self, meeting: &Stored<Meeting>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(meeting, now)?]).await
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_meeting(&self, meeting: &Stored<Meeting>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(meeting)]).await
    }

    /// Writes a called meeting with its list. What of a list of more than 99 does not fit into the transaction goes
    /// first, entry by entry and only where there is none yet, so a repeated call wipes out no answer; the meeting
    /// itself turns to called in the transaction, so it is never called with a part of its list.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed the meeting.
    pub async fn call_meeting(
        &self,
        meeting: &Stored<Meeting>,
        list: &[Attendance],
        now: Timestamp,
    ) -> StoreResult<()> {
        let (together, before) = list.split_at(list.len().min(MOST_IN_TRANSACTION - 1));
        for entry in self.missing(meeting.value.id, before).await? {
            match self.app.write(vec![Write::create(entry, now)?]).await {
                Ok(()) | Err(StoreError::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        let mut writes = vec![Write::replace(meeting, now)?];
        for entry in together {
            writes.push(Write::put(entry, now)?);
        }
        self.app.write(writes).await
    }

    /// The entries that are not there yet, so that a call of a large branch which was cut off goes on where it was.
    async fn missing<'e>(
        &self,
        meeting: MeetingId,
        entries: &'e [Attendance],
    ) -> StoreResult<Vec<&'e Attendance>> {
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let list = self.find_whole_meeting(meeting).await?.map_or_else(Vec::new, |(_, list)| list);
        let there: BTreeSet<_> = list.iter().map(|entry| entry.value.member).collect();
        Ok(entries.iter().filter(|entry| !there.contains(&entry.member)).collect())
    }

    /// Writes a closed meeting and touches every entry of its list, so that a mark taken at the same moment finds its
    /// entry changed, looks again and sees that the meeting is closed. Of a list of more than 99 the rest is touched
    /// right after.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed the meeting or an entry.
    pub async fn close_meeting(
        &self,
        meeting: &Stored<Meeting>,
        list: &[Stored<Attendance>],
        now: Timestamp,
    ) -> StoreResult<()> {
        let (together, after) = list.split_at(list.len().min(MOST_IN_TRANSACTION - 1));
        let mut writes = vec![Write::replace(meeting, now)?];
        for entry in together {
            writes.push(Write::replace(entry, now)?);
        }
        self.app.write(writes).await?;
        for entry in after {
            self.touch(entry.clone(), now).await?;
        }
        Ok(())
    }

    /// Writes an entry once more as it stands: whoever follows the changes sees it after any mark that came in between.
    async fn touch(&self, mut entry: Stored<Attendance>, now: Timestamp) -> StoreResult<()> {
        for _ in 0..4 {
            match self.app.write(vec![Write::replace(&entry, now)?]).await {
                Err(StoreError::Conflict) => {}
                other => return other,
            }
            match self.find_attendance(entry.value.meeting, entry.value.member).await? {
                Some(found) => entry = found,
                None => return Ok(()),
            }
        }
        Ok(())
    }
}
