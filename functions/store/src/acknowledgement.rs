//! "Đã rõ": the receipts of announcements. They are counted up the tree as those of documents are ([`crate::receipt`]).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::document::ReaderKind;
use shared::id::{AnnouncementId, MemberId, OrgId};
use shared::notice::ReadMarks;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

/// An acknowledgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredAcknowledgement {
    /// Of what.
    pub announcement: AnnouncementId,
    /// Whose.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
    /// The organisations from the one that published it to the member's branch, for the sums.
    pub chain: Vec<OrgId>,
    /// As what they are counted there.
    #[serde(default)]
    pub reader: ReaderKind,
}

impl Entity for StoredAcknowledgement {
    const KIND: &'static str = "acknowledgement";

    fn keys(&self) -> Keys {
        key::acknowledgement(self.announcement, self.member).into()
    }
}

impl Store {
    /// Leaves an acknowledgement and notes it among the marks of its author, both or neither.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when there is one, or the marks were changed at the same moment.
    pub async fn create_acknowledgement(
        &self,
        acknowledgement: &StoredAcknowledgement,
        marks: &Stored<ReadMarks>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let marks = self.marks_write(marks, now)?;
        self.app.write(vec![Write::create(acknowledgement, now)?, marks]).await
    }

    /// Whether somebody has acknowledged an announcement.
    pub async fn has_acknowledged(
        &self,
        announcement: AnnouncementId,
        member: MemberId,
    ) -> StoreResult<bool> {
        let found =
            self.app.get::<StoredAcknowledgement>(&key::acknowledgement(announcement, member)).await?;
        Ok(found.is_some())
    }

    /// Which of these members have acknowledged an announcement.
    pub(crate) async fn acknowledged_by(
        &self,
        announcement: AnnouncementId,
        members: &[MemberId],
    ) -> StoreResult<Vec<MemberId>> {
        let keys: Vec<_> = members.iter().map(|member| key::acknowledgement(announcement, *member)).collect();
        let found = self.app.get_all::<StoredAcknowledgement>(&keys).await?;
        Ok(found.into_iter().map(|stored| stored.value.member).collect())
    }
}
