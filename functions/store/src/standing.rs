//! The history of members' standings, one item a change.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::audit::AuditDraft;
use shared::id::{MemberId, OrgId};
use shared::period::Period;
use shared::standing::StandingRecord;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::leaving::Leaving;
use crate::member::StoredMember;
use crate::table::Order;
use crate::write::Write;

/// Changes of standing that are shown of a member: more than a life in the Party brings.
const MOST_SHOWN: usize = 100;

/// A change of standing as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredStanding {
    /// Whose.
    pub member: MemberId,
    /// The revision of the member that it made: the order of changes.
    pub number: u32,
    /// What was recorded.
    pub record: StandingRecord,
    /// The branch whose change it is; none where a transfer says it, or from before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<OrgId>,
}

impl Entity for StoredStanding {
    const KIND: &'static str = "standing";

    fn keys(&self) -> Keys {
        key::standing_keys(self.member, self.number, self.branch, self.record.since)
    }
}

impl Store {
    /// The recorded states of a member, the newest first.
    pub async fn list_standings(&self, member: MemberId) -> StoreResult<Vec<StandingRecord>> {
        let partition = key::standings_of(member);
        let page = self.app.page::<StoredStanding>(&partition, Order::Descending, MOST_SHOWN, None).await?;
        Ok(page.items.into_iter().map(|stored| stored.value.record).collect())
    }

    /// The changes of standing in a branch that count from a day of a period, by their day.
    pub async fn standings_of_period(
        &self,
        branch: OrgId,
        period: Period,
    ) -> StoreResult<Vec<StandingRecord>> {
        let partition = key::standings_between(branch, period.first_day(), period.last_day());
        let found = self.app.all::<StoredStanding>(&partition).await?;
        Ok(found.into_iter().map(|stored| stored.value.record).collect())
    }

    /// Writes a member whose standing changes, with the record of it, and ends the roles that the change takes away: all
    /// or nothing. The logs hear of it.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed the member.
    pub async fn change_standing(
        &self,
        member: &Stored<StoredMember>,
        record: StandingRecord,
        leaving: &Leaving,
        said: &[AuditDraft],
        now: Timestamp,
    ) -> StoreResult<()> {
        let number = member.rev + 1;
        let standing =
            StoredStanding { member: member.value.id, number, record, branch: Some(member.value.branch) };
        let mut writes = vec![Write::replace(member, now)?, Write::create(&standing, now)?];
        writes.extend(leaving.writes(now)?);
        self.write_logged(&writes, said, now).await
    }
}
