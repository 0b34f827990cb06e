//! Cursors: the engine's last key, sealed for the list it belongs to, so that nobody can read or forge a position.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use shared::endpoint::Cursor;

use crate::error::{StoreError, StoreResult};
use crate::item::Item;
use crate::key::Partition;
use crate::seal::Seal;

/// Seals the last key of a page.
pub(crate) fn seal(seal: &Seal, partition: &Partition, last: &Item) -> StoreResult<Cursor> {
    let text: BTreeMap<&String, &String> =
        last.iter().filter_map(|(name, value)| Some((name, value.as_s().ok()?))).collect();
    let json = serde_json::to_string(&text).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(Cursor(seal.seal(&json, &place(partition))))
}

/// Opens a cursor of the same list.
pub(crate) fn open(seal: &Seal, partition: &Partition, cursor: &Cursor) -> StoreResult<Item> {
    let json = seal.open(&cursor.0, &place(partition)).map_err(|_| StoreError::BadCursor)?;
    let text: BTreeMap<String, String> = serde_json::from_str(&json).map_err(|_| StoreError::BadCursor)?;
    Ok(text.into_iter().map(|(name, value)| (name, AttributeValue::S(value))).collect())
}

fn place(partition: &Partition) -> String {
    format!("cursor {:?} {}", partition.index, partition.pk)
}
