//! The inbox of a person: notices to them alone, and how far they have read. Both lie beside the profile, so the call
//! that opens the app finds them in the query that it makes anyway.

use jiff::Timestamp;
use shared::grant::RoleGrant;
use shared::id::{MemberId, NoticeId};
use shared::notice::{PersonalNotice, ReadMarks};

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored, from_item, kind_of};
use crate::key::{self, Keys};
use crate::member::StoredMember;
use crate::table::Order;
use crate::write::Write;

/// Name of the consumer that tells people what happened, for its failures.
pub const NOTICES: &str = "notices";

impl Entity for PersonalNotice {
    const KIND: &'static str = "notice";

    fn keys(&self) -> Keys {
        key::notice(self.member, self.id).into()
    }

    fn expires(&self) -> Option<Timestamp> {
        Some(self.expires_at)
    }
}

impl Entity for ReadMarks {
    const KIND: &'static str = "read_marks";

    fn keys(&self) -> Keys {
        key::read_marks(self.member).into()
    }
}

/// A member with everything that the call needs which opens the app.
#[derive(Debug, Clone)]
pub struct PersonWithInbox {
    /// The member.
    pub member: Stored<StoredMember>,
    /// The roles held.
    pub grants: Vec<RoleGrant>,
    /// How far they have read.
    pub marks: ReadMarks,
    /// What they were told alone, oldest first.
    pub notices: Vec<PersonalNotice>,
}

impl Store {
    /// A member with roles and inbox, in one query, to show: what was written a moment ago may be missing.
    pub async fn find_person_with_inbox(&self, id: MemberId) -> StoreResult<Option<PersonWithInbox>> {
        let (mut member, mut marks) = (None, ReadMarks::none(id));
        let (mut grants, mut notices) = (Vec::new(), Vec::new());
        for item in self.app.all_items(&key::person_with_inbox(id).to_show()).await? {
            match kind_of(&item) {
                StoredMember::KIND => member = Some(from_item(item)?),
                RoleGrant::KIND => grants.push(from_item(item)?.value),
                ReadMarks::KIND => marks = from_item(item)?.value,
                PersonalNotice::KIND => notices.push(from_item(item)?.value),
                _ => {}
            }
        }
        Ok(member.map(|member| PersonWithInbox { member, grants, marks, notices }))
    }

    /// What somebody has read; with revision 0 before the first mark.
    pub async fn find_read_marks(&self, member: MemberId) -> StoreResult<Stored<ReadMarks>> {
        let found = self.app.get(&key::read_marks(member)).await?;
        Ok(found.unwrap_or_else(|| Stored { value: ReadMarks::none(member), rev: 0 }))
    }

    /// Writes changed marks.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when they were changed at the same moment.
    pub async fn change_read_marks(&self, marks: &Stored<ReadMarks>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![self.marks_write(marks, now)?]).await
    }

    pub(crate) fn marks_write(&self, marks: &Stored<ReadMarks>, now: Timestamp) -> StoreResult<Write> {
        if marks.rev == 0 { Write::create(&marks.value, now) } else { Write::replace(marks, now) }
    }

    /// The newest `count` notices to a person that are not newer than `last`, newest first.
    pub async fn notices_to(
        &self,
        member: MemberId,
        last: NoticeId,
        count: usize,
    ) -> StoreResult<Vec<PersonalNotice>> {
        let partition = key::notices_to(member, last).to_show();
        let page = self.app.page::<PersonalNotice>(&partition, Order::Descending, count, None).await?;
        Ok(page.items.into_iter().map(|stored| stored.value).collect())
    }

    /// Tells somebody something; what they were told already stays as it is, also when it is over.
    pub async fn create_notice(&self, notice: &PersonalNotice, now: Timestamp) -> StoreResult<()> {
        match self.app.write(vec![Write::create(notice, now)?]).await {
            Ok(()) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Ends a notice whose matter is done; one that was never told, or is over already, stays as it is.
    pub async fn end_notice(&self, notice: PersonalNotice, now: Timestamp) -> StoreResult<()> {
        let ended = Stored { value: PersonalNotice { expires_at: now, ..notice }, rev: 1 };
        match self.app.write(vec![Write::replace(&ended, now)?]).await {
            Ok(()) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Tells many something, over whatever is there.
    pub async fn load_notices(&self, all: &[PersonalNotice], now: Timestamp) -> StoreResult<()> {
        self.app.load(all, now).await
    }
}
