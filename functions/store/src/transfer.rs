//! Transfers of membership. A member holds the id of the transfer that waits, so two cannot wait at once; every step
//! writes the transfer and the member together.

use jiff::Timestamp;
use shared::audit::AuditDraft;
use shared::endpoint::{Cursor, Page};
use shared::grant::RoleGrant;
use shared::id::{MemberId, OrgId, TransferId};
use shared::period::Period;
use shared::standing::StandingRecord;
use shared::transfer::{Transfer, TransferStage};

use crate::connect::Store;
use crate::correction::StoredCorrection;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys, Partition};
use crate::member::StoredMember;
use crate::standing::StoredStanding;
use crate::table::Order;
use crate::transfer_line::lines;
use crate::write::Write;

/// Entries of a page of transfers.
const PAGE: usize = 30;

/// Transfers that are shown of a member: more than a life in the Party brings.
const MOST_SHOWN: usize = 50;

impl Entity for Transfer {
    const KIND: &'static str = "transfer";

    fn keys(&self) -> Keys {
        let to = self.to.branch().map(|branch| branch.org);
        key::transfer_keys(self.member, self.id, self.from.org, to, self.state.stage(), self.letter_on)
    }
}

/// A step of a transfer with all that comes with it.
#[derive(Debug, Clone)]
pub struct TransferWrite {
    /// The transfer after the step.
    pub transfer: Transfer,
    /// The revision that was read; `None` for a transfer that begins.
    pub before: Option<u32>,
    /// The member after the step.
    pub member: Stored<StoredMember>,
    /// The state of membership that begins with it.
    pub record: Option<StandingRecord>,
    /// Roles that end with it.
    pub ended: Vec<RoleGrant>,
    /// Proposals of the member that the receiving branch is to decide.
    pub corrections: Vec<Stored<StoredCorrection>>,
    /// What the logs say.
    pub said: Vec<AuditDraft>,
}

/// The order of a list: what waits by age, what is over with the latest first.
pub(crate) const fn order(stage: TransferStage) -> Order {
    match stage {
        TransferStage::Waiting => Order::Ascending,
        TransferStage::Over => Order::Descending,
    }
}

fn value(stored: Stored<Transfer>) -> Transfer {
    Transfer { rev: stored.rev, ..stored.value }
}

/// A transfer, new or over the revision that was read, with its lines in the lists of committees.
pub(crate) fn written(transfer: &Transfer, before: Option<u32>, now: Timestamp) -> StoreResult<Vec<Write>> {
    let first = match before {
        None => Write::create(transfer, now)?,
        Some(rev) => {
            let value = Transfer { rev: rev + 1, ..transfer.clone() };
            Write::replace(&Stored { value, rev }, now)?
        }
    };
    let mut writes = vec![first];
    writes.extend(lines(transfer, now)?);
    Ok(writes)
}

impl Store {
    /// A transfer.
    pub async fn find_transfer(&self, member: MemberId, id: TransferId) -> StoreResult<Option<Transfer>> {
        Ok(self.app.get(&key::transfer(member, id)).await?.map(value))
    }

    /// The transfers of a member, the newest first.
    pub async fn transfers_of(&self, member: MemberId) -> StoreResult<Vec<Transfer>> {
        let partition = key::transfers_of(member);
        let page = self.app.page(&partition, Order::Descending, MOST_SHOWN, None).await?;
        Ok(page.items.into_iter().map(value).collect())
    }

    /// A page of the transfers to a branch: those that wait by age, those that are over with the latest first.
    pub async fn list_arrivals(
        &self,
        to: OrgId,
        stage: TransferStage,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Transfer>> {
        self.transfers_in(&key::arrivals(to, stage), stage, after).await
    }

    /// A page of the transfers from a branch, in the same order.
    pub async fn list_departures(
        &self,
        from: OrgId,
        stage: TransferStage,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Transfer>> {
        self.transfers_in(&key::departures(from, stage), stage, after).await
    }

    /// The transfers to a branch and from it that are over and whose letters are of a period.
    pub async fn transfers_of_period(
        &self,
        branch: OrgId,
        period: Period,
    ) -> StoreResult<(Vec<Transfer>, Vec<Transfer>)> {
        let (from, until) = (period.first_day(), period.last_day());
        let arrivals = self.app.all(&key::arrivals_between(branch, from, until)).await?;
        let departures = self.app.all(&key::departures_between(branch, from, until)).await?;
        let values = |all: Vec<Stored<Transfer>>| all.into_iter().map(value).collect();
        Ok((values(arrivals), values(departures)))
    }

    async fn transfers_in(
        &self,
        partition: &Partition,
        stage: TransferStage,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Transfer>> {
        let page = self.app.page(partition, order(stage), PAGE, after).await?;
        Ok(Page { items: page.items.into_iter().map(value).collect(), next: page.next })
    }

    /// Writes a step, all of it or nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed the transfer or the member.
    pub async fn write_transfer(&self, step: &TransferWrite, now: Timestamp) -> StoreResult<()> {
        let mut writes = written(&step.transfer, step.before, now)?;
        writes.push(Write::replace(&step.member, now)?);
        if let Some(record) = &step.record {
            let (member, number) = (step.member.value.id, step.member.rev + 1);
            let record = StoredStanding { member, number, record: record.clone(), branch: None };
            writes.push(Write::create(&record, now)?);
        }
        let ended = step.ended.iter().map(|grant| key::grant(grant.member, grant.org, grant.role));
        writes.extend(ended.map(Write::remove));
        for correction in &step.corrections {
            writes.push(Write::replace(correction, now)?);
        }
        self.write_logged(&writes, &step.said, now).await
    }
}
