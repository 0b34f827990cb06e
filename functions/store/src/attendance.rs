//! Entries on the lists of meetings: the one record behind every view of attendance.

use jiff::Timestamp;
use shared::attendance::Attendance;
use shared::id::{MeetingId, MemberId};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

impl Entity for Attendance {
    const KIND: &'static str = "attendance";

    fn keys(&self) -> Keys {
        key::attendance_keys(self.meeting, self.member, self.has_open_request())
    }
}

impl Store {
    /// One entry.
    pub async fn find_attendance(
        &self,
        meeting: MeetingId,
        member: MemberId,
    ) -> StoreResult<Option<Stored<Attendance>>> {
        self.app.get(&key::attendance(meeting, member)).await
    }

    /// The entries of a person in several meetings, in no order.
    pub async fn attendances_of(
        &self,
        member: MemberId,
        meetings: &[MeetingId],
    ) -> StoreResult<Vec<Stored<Attendance>>> {
        let keys: Vec<_> = meetings.iter().map(|meeting| key::attendance(*meeting, member)).collect();
        self.app.get_all(&keys).await
    }

    /// Writes a changed entry.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_attendance(&self, entry: &Stored<Attendance>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(entry, now)?]).await
    }
}
