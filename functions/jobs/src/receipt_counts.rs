//! Counts of readers, for each document or announcement, organisation and everything below it.

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::App;
use shared::document::ReaderKind;
use shared::id::OrgId;
use store::{
    Counted, Entity, RECEIPT_COUNTS, ReceiptChange, StoreResult, Stored, StoredAcknowledgement,
    StoredFailure, StoredReceipt,
};

use crate::fold::{Changes, Consumer, LONGEST_CHAIN, Poison, entity};

/// The consumer.
pub struct ReceiptCounts;

impl Consumer for ReceiptCounts {
    const NAME: &'static str = RECEIPT_COUNTS;
    type Place = (Counted, OrgId);
    type Change = ReceiptChange;

    /// The difference between a receipt's old and new image.
    fn changes(record: &EventRecord) -> Result<Option<Changes<Self>>, Poison> {
        let (old, new) = (receipt(&record.change.old_image)?, receipt(&record.change.new_image)?);
        let mut changes = Changes::<Self>::new();
        for (image, sign) in [(old, -1), (new, 1)] {
            let Some(seen) = image else { continue };
            let change = seen.change(sign);
            for org in seen.chain {
                *changes.entry((seen.of, org)).or_default() += change;
            }
        }
        changes.retain(|_, change| *change != ReceiptChange::default());
        Ok((!changes.is_empty()).then_some(changes))
    }

    async fn add(app: &App, events: &[String], changes: &[(Self::Place, ReceiptChange)]) -> StoreResult<()> {
        app.store.count_receipts_once(events, changes, app.now()).await
    }

    async fn add_failure(
        app: &App,
        failure: &Stored<StoredFailure>,
        changes: &[(Self::Place, ReceiptChange)],
    ) -> StoreResult<()> {
        app.store.count_receipt_failure(failure, changes).await
    }
}

/// What of a receipt is counted.
struct Seen {
    of: Counted,
    is_confirmed: bool,
    chain: Vec<OrgId>,
    reader: ReaderKind,
}

impl Seen {
    /// What it adds to the sums; with -1, what it takes from them.
    fn change(&self, sign: i64) -> ReceiptChange {
        let confirmed = if self.is_confirmed { sign } else { 0 };
        match self.reader {
            ReaderKind::Member => ReceiptChange { opened: sign, confirmed, guests: 0 },
            ReaderKind::Guest => ReceiptChange { guests: sign, ..ReceiptChange::default() },
        }
    }
}

fn receipt(image: &serde_dynamo::Item) -> Result<Option<Seen>, Poison> {
    if let Some(StoredReceipt { receipt, chain, reader, .. }) = entity(image, StoredReceipt::KIND)? {
        let (of, is_confirmed) = (Counted::Document(receipt.document), receipt.confirmed_at.is_some());
        return checked(Seen { of, is_confirmed, chain, reader }, StoredReceipt::KIND);
    }
    let found: Option<StoredAcknowledgement> = entity(image, StoredAcknowledgement::KIND)?;
    let Some(StoredAcknowledgement { announcement, chain, reader, .. }) = found else { return Ok(None) };
    let seen = Seen { of: Counted::Announcement(announcement), is_confirmed: true, chain, reader };
    checked(seen, StoredAcknowledgement::KIND)
}

fn checked(seen: Seen, kind: &'static str) -> Result<Option<Seen>, Poison> {
    match (1..=LONGEST_CHAIN).contains(&seen.chain.len()) {
        true => Ok(Some(seen)),
        false => Err(Poison::NoChain(kind)),
    }
}
