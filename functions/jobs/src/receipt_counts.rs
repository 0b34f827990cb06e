//! Counts of readers, for each document, organisation and everything below it.

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::App;
use shared::id::{DocumentId, OrgId};
use store::{Entity, RECEIPT_COUNTS, ReceiptChange, StoreResult, Stored, StoredFailure, StoredReceipt};

use crate::fold::{Changes, Consumer, LONGEST_CHAIN, Poison, entity};

/// The consumer.
pub struct ReceiptCounts;

impl Consumer for ReceiptCounts {
    const NAME: &'static str = RECEIPT_COUNTS;
    type Place = (DocumentId, OrgId);
    type Change = ReceiptChange;

    /// The difference between a receipt's old and new image.
    fn changes(record: &EventRecord) -> Result<Option<Changes<Self>>, Poison> {
        let (old, new) = (receipt(&record.change.old_image)?, receipt(&record.change.new_image)?);
        let mut changes = Changes::<Self>::new();
        for (image, sign) in [(old, -1), (new, 1)] {
            let Some(StoredReceipt { receipt, chain, .. }) = image else { continue };
            let confirmed = if receipt.confirmed_at.is_some() { sign } else { 0 };
            for org in chain {
                *changes.entry((receipt.document, org)).or_default() +=
                    ReceiptChange { opened: sign, confirmed };
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

fn receipt(image: &serde_dynamo::Item) -> Result<Option<StoredReceipt>, Poison> {
    let Some(receipt) = entity::<StoredReceipt>(image, StoredReceipt::KIND)? else { return Ok(None) };
    match (1..=LONGEST_CHAIN).contains(&receipt.chain.len()) {
        true => Ok(Some(receipt)),
        false => Err(Poison::NoChain(StoredReceipt::KIND)),
    }
}
