//! The envelope every item wears: keys, kind, version, revision, times, and the entity in `data`.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{StoreError, StoreResult};
use crate::key::{Key, Keys};

/// An item as the engine has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// Something stored as one item.
pub trait Entity: Serialize + DeserializeOwned {
    /// Kind of the item, for readers of the stream.
    const KIND: &'static str;

    /// Version of the stored shape.
    const VERSION: u32 = 1;

    /// Its keys, from its own fields.
    fn keys(&self) -> Keys;

    /// The revision that it begins with.
    fn first_rev(&self) -> u32 {
        1
    }

    /// When the engine may drop it.
    fn expires(&self) -> Option<Timestamp> {
        None
    }
}

/// An entity with the revision that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<T> {
    /// The entity.
    pub value: T,
    /// Rises with every write; the first is [`Entity::first_rev`].
    pub rev: u32,
}

/// The item of an entity at a revision.
pub(crate) fn to_item<T: Entity>(entity: &T, rev: u32, now: Timestamp) -> StoreResult<Item> {
    let keys = entity.keys();
    let text = |value: &str| AttributeValue::S(value.to_owned());
    let number = |value: i64| AttributeValue::N(value.to_string());
    let mut item = Item::from([
        ("pk".into(), text(&keys.key.pk)),
        ("sk".into(), text(&keys.key.sk)),
        ("kind".into(), text(T::KIND)),
        ("v".into(), number(i64::from(T::VERSION))),
        ("rev".into(), number(i64::from(rev))),
        ("changed".into(), text(&now.to_string())),
        ("data".into(), serde_dynamo::to_attribute_value(entity)?),
    ]);
    for (name, key) in [("gsi1", keys.gsi1), ("gsi2", keys.gsi2)] {
        if let Some(key) = key {
            item.insert(format!("{name}pk"), text(&key.pk));
            item.insert(format!("{name}sk"), text(&key.sk));
        }
    }
    if let Some(expires) = entity.expires() {
        item.insert("expires".into(), number(expires.as_second()));
    }
    Ok(item)
}

/// The entity of an item.
pub(crate) fn from_item<T: Entity>(mut item: Item) -> StoreResult<Stored<T>> {
    let kind = item.get("kind").and_then(|kind| kind.as_s().ok());
    if kind.is_none_or(|kind| kind != T::KIND) {
        return Err(StoreError::Corrupt(format!("{kind:?} where {} was expected", T::KIND)));
    }
    let rev = item.get("rev").and_then(|rev| rev.as_n().ok()).and_then(|rev| rev.parse().ok());
    let data = item.remove("data").ok_or_else(|| StoreError::Corrupt("an item without data".into()))?;
    Ok(Stored { value: serde_dynamo::from_attribute_value(data)?, rev: rev.unwrap_or(0) })
}

/// The primary key of an item, as the engine wants it.
pub(crate) fn key_item(key: &Key) -> Item {
    let text = |text: &String| AttributeValue::S(text.clone());
    Item::from([("pk".into(), text(&key.pk)), ("sk".into(), text(&key.sk))])
}

/// The primary key that an item lies under.
pub(crate) fn key_of(item: &Item) -> Key {
    let text = |name| item.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    Key { pk: text("pk"), sk: text("sk") }
}

/// The kind an item says it is.
pub(crate) fn kind_of(item: &Item) -> &str {
    item.get("kind").and_then(|kind| kind.as_s().ok()).map_or("", String::as_str)
}
