//! The list of a committee: a line for each transfer from or to a branch below it, written in the transaction of every
//! step. A line only names the transfer, which is read by its key, so a list never shows what has changed meanwhile.
//!
//! Every organisation above one of the two branches has a line. That is three to six writes for a step, and a step is
//! rare; asking each branch instead would be up to ninety queries whenever an office opens its page.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};
use shared::id::{MemberId, OrgId, TransferId};
use shared::transfer::{Transfer, TransferStage};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::transfer::order;
use crate::write::Write;

/// Entries of a page.
const PAGE: usize = 30;

/// A transfer in the list of a committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferLine {
    committee: OrgId,
    transfer: TransferId,
    member: MemberId,
    stage: TransferStage,
    letter_on: Date,
    /// Whether whoever staffs this committee may receive the member: the receiving branch lies directly below.
    #[serde(default)]
    receives: bool,
}

impl Entity for TransferLine {
    const KIND: &'static str = "transfer_line";

    fn keys(&self) -> Keys {
        key::transfer_line_keys(self.committee, self.transfer, self.stage, self.letter_on)
    }
}

impl TransferLine {
    /// Whose it is and of which day the letter, where the receiving branch lies directly below the committee.
    pub(crate) fn arrival(&self) -> Option<(MemberId, Date)> {
        self.receives.then_some((self.member, self.letter_on))
    }

    /// The lines of a transfer as it stands, one for each committee.
    pub fn all_of(transfer: &Transfer) -> Vec<Self> {
        let (stage, letter_on) = (transfer.state.stage(), transfer.letter_on);
        let above = transfer.to.branch().and_then(|branch| branch.path.parent());
        let line = |committee: OrgId| Self {
            committee,
            transfer: transfer.id,
            member: transfer.member,
            stage,
            letter_on,
            receives: above == Some(committee),
        };
        transfer.committees().into_iter().map(line).collect()
    }
}

/// Writes the lines of a transfer over those that were there.
pub(crate) fn lines(transfer: &Transfer, now: Timestamp) -> StoreResult<Vec<Write>> {
    TransferLine::all_of(transfer).iter().map(|line| Write::put(line, now)).collect()
}

impl Store {
    /// A page of the transfers of all branches below a committee: those that wait by age, those that are over with the
    /// latest first.
    pub async fn list_transfers_below(
        &self,
        committee: OrgId,
        stage: TransferStage,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Transfer>> {
        let partition = key::transfers_below(committee, stage);
        let page = self.app.page::<TransferLine>(&partition, order(stage), PAGE, after).await?;
        let keys: Vec<_> =
            page.items.iter().map(|line| key::transfer(line.value.member, line.value.transfer)).collect();
        let found: Vec<Stored<Transfer>> = self.app.get_all(&keys).await?;
        let mut found: HashMap<TransferId, Transfer> = found
            .into_iter()
            .map(|stored| (stored.value.id, Transfer { rev: stored.rev, ..stored.value }))
            .collect();
        let items = page.items.iter().filter_map(|line| found.remove(&line.value.transfer));
        Ok(Page { items: items.collect(), next: page.next })
    }
}
