//! Resolutions of meetings. Their numbers are kept unique together with those of the organisation's documents.

use jiff::Timestamp;
use shared::document::NumberPlace;
use shared::id::{DocumentId, MeetingId};
use shared::minutes::Vote;
use shared::resolution::Resolution;

use crate::connect::Store;
use crate::document::NumberGuard;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::minutes::created_or_replaced;
use crate::write::Write;

impl Entity for Resolution {
    const KIND: &'static str = "resolution";

    fn keys(&self) -> Keys {
        key::resolution(self.meeting).into()
    }
}

impl Store {
    /// The resolution of a meeting.
    pub async fn find_resolution(&self, meeting: MeetingId) -> StoreResult<Option<Stored<Resolution>>> {
        self.app.get(&key::resolution(meeting)).await
    }

    /// Writes a resolution over the revision that was read; 0 when there was none.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else wrote meanwhile.
    pub async fn write_resolution(&self, resolution: &Stored<Resolution>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![created_or_replaced(resolution, now)?]).await
    }

    /// Writes an adopted resolution under its number, which must be free, while the vote stands that it rests on.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else wrote meanwhile, changed the vote, or the number is taken:
    /// [`Self::is_serial_free`] tells.
    pub async fn adopt_resolution(
        &self,
        resolution: &Stored<Resolution>,
        vote: &Stored<Vote>,
        place: &NumberPlace,
        serial: u32,
        now: Timestamp,
    ) -> StoreResult<()> {
        let guard = NumberGuard::at(place, serial, DocumentId::of_resolution(resolution.value.meeting));
        let adopted = created_or_replaced(resolution, now)?;
        self.app.write(vec![adopted, Write::create(&guard, now)?, Write::check_read(vote)]).await
    }

    /// Whether nobody bears this number yet.
    pub async fn is_serial_free(&self, place: &NumberPlace, serial: u32) -> StoreResult<bool> {
        Ok(self.app.all::<NumberGuard>(&key::document_number_taken(place, serial)).await?.is_empty())
    }
}
