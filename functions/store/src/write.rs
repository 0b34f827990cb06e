//! A write and its condition; several of them are one transaction.

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Delete, Put, TransactWriteItem};
use jiff::Timestamp;

use crate::error::StoreResult;
use crate::item::{Entity, Item, Stored, to_item};
use crate::key::Key;

/// One conditional write.
#[derive(Debug, Clone)]
pub struct Write {
    pub(crate) act: Act,
    pub(crate) condition: Condition,
}

#[derive(Debug, Clone)]
pub(crate) enum Act {
    Put(Item),
    Delete(Key),
    Check(Key),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Condition {
    None,
    Absent,
    Rev(u32),
}

impl Write {
    /// Writes an entity that must not exist yet.
    ///
    /// # Errors
    /// When the entity has no stored form.
    pub fn create<T: Entity>(entity: &T, now: Timestamp) -> StoreResult<Self> {
        Ok(Self { act: Act::Put(to_item(entity, entity.first_rev(), now)?), condition: Condition::Absent })
    }

    /// Writes an entity over the revision that was read.
    ///
    /// # Errors
    /// When the entity has no stored form.
    pub fn replace<T: Entity>(stored: &Stored<T>, now: Timestamp) -> StoreResult<Self> {
        let item = to_item(&stored.value, stored.rev + 1, now)?;
        Ok(Self { act: Act::Put(item), condition: Condition::Rev(stored.rev) })
    }

    /// Writes an entity over whatever is there.
    ///
    /// # Errors
    /// When the entity has no stored form.
    pub fn put<T: Entity>(entity: &T, now: Timestamp) -> StoreResult<Self> {
        Ok(Self { act: Act::Put(to_item(entity, entity.first_rev(), now)?), condition: Condition::None })
    }

    /// Removes whatever is there.
    pub fn remove(key: Key) -> Self {
        Self { act: Act::Delete(key), condition: Condition::None }
    }

    /// Removes the revision that was read.
    pub fn remove_read<T: Entity>(stored: &Stored<T>) -> Self {
        Self { act: Act::Delete(stored.value.keys().key), condition: Condition::Rev(stored.rev) }
    }

    /// Changes nothing, but lets the other writes happen only while that revision stands.
    pub fn check_read<T: Entity>(stored: &Stored<T>) -> Self {
        Self { act: Act::Check(stored.value.keys().key), condition: Condition::Rev(stored.rev) }
    }

    /// Changes nothing, but lets the other writes happen only while nothing is there.
    pub(crate) const fn check_absent(key: Key) -> Self {
        Self { act: Act::Check(key), condition: Condition::Absent }
    }

    /// Changes nothing, but lets the other writes happen only while what was read stands: that revision, or nothing.
    pub(crate) fn check_as_read<T: Entity>(read: Option<&Stored<T>>, key: Key) -> Self {
        read.map_or_else(|| Self::check_absent(key), Self::check_read)
    }

    pub(crate) fn in_transaction(self, table: &str) -> StoreResult<TransactWriteItem> {
        let (condition, rev) = self.condition.expression();
        let built = match self.act {
            Act::Put(item) => TransactWriteItem::builder().put(
                Put::builder()
                    .table_name(table)
                    .set_item(Some(item))
                    .set_condition_expression(condition)
                    .set_expression_attribute_values(rev)
                    .build()
                    .map_err(crate::StoreError::engine)?,
            ),
            Act::Delete(key) => TransactWriteItem::builder().delete(
                Delete::builder()
                    .table_name(table)
                    .key("pk", AttributeValue::S(key.pk))
                    .key("sk", AttributeValue::S(key.sk))
                    .set_condition_expression(condition)
                    .set_expression_attribute_values(rev)
                    .build()
                    .map_err(crate::StoreError::engine)?,
            ),
            Act::Check(key) => TransactWriteItem::builder().condition_check(
                ConditionCheck::builder()
                    .table_name(table)
                    .key("pk", AttributeValue::S(key.pk))
                    .key("sk", AttributeValue::S(key.sk))
                    .set_condition_expression(condition)
                    .set_expression_attribute_values(rev)
                    .build()
                    .map_err(crate::StoreError::engine)?,
            ),
        };
        Ok(built.build())
    }
}

impl Condition {
    /// The condition expression and its values.
    pub(crate) fn expression(self) -> (Option<String>, Option<Item>) {
        match self {
            Self::None => (None, None),
            Self::Absent => (Some("attribute_not_exists(pk)".into()), None),
            Self::Rev(rev) => {
                let values = Item::from([(":rev".into(), AttributeValue::N(rev.to_string()))]);
                (Some("rev = :rev".into()), Some(values))
            }
        }
    }
}
