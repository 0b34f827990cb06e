//! Written opinions on meetings. They lie apart from the list of a meeting, which is read at every mark of a roll call.

use jiff::Timestamp;
use shared::id::{MeetingId, MemberId};
use shared::meeting::ItemMark;
use shared::opinion::Opinion;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

impl Entity for Opinion {
    const KIND: &'static str = "opinion";

    fn keys(&self) -> Keys {
        key::opinion(self.meeting, self.member, self.about.as_ref().map(|about| &about.mark)).into()
    }
}

impl Store {
    /// A member's opinion on a meeting as a whole, or on an item of its agenda.
    pub async fn find_opinion(
        &self,
        meeting: MeetingId,
        member: MemberId,
        about: Option<&ItemMark>,
    ) -> StoreResult<Option<Stored<Opinion>>> {
        self.app.get(&key::opinion(meeting, member, about)).await
    }

    /// All opinions of a member on a meeting: at most one on the whole and one for each item of its agenda.
    pub async fn opinions_of(
        &self,
        meeting: MeetingId,
        member: MemberId,
    ) -> StoreResult<Vec<Stored<Opinion>>> {
        self.app.all(&key::opinions_of(meeting, member)).await
    }

    /// All opinions on a meeting, in the order of member ids.
    pub async fn opinions_on(&self, meeting: MeetingId) -> StoreResult<Vec<Stored<Opinion>>> {
        self.app.all(&key::opinions_on(meeting)).await
    }

    /// Writes a first opinion.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when there is one.
    pub async fn create_opinion(&self, opinion: &Opinion, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(opinion, now)?]).await
    }

    /// Writes a changed opinion.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_opinion(&self, opinion: &Stored<Opinion>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(opinion, now)?]).await
    }

    /// Removes an opinion.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_opinion(&self, opinion: &Stored<Opinion>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(opinion)]).await
    }
}
