//! Writes under conditions: each is carried out once, however often it must be sent.
//!
//! Replies get lost, and then nobody knows whether a write was done. The SDK sends it again; the second attempt of a
//! write that was done finds its own condition broken. So a refusal after several attempts is looked at: the item that
//! came with it is the very one we wrote, or what we removed is gone, then it was us. A transaction needs no such look,
//! the engine knows it by its name.

use aws_sdk_dynamodb::operation::delete_item::DeleteItemError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::error::TransactionCanceledException;
use aws_sdk_dynamodb::types::{ReturnValuesOnConditionCheckFailure, TransactWriteItem};

use crate::again::{Attempts, Tries, transaction_name};
use crate::cost;
use crate::error::{StoreError, StoreResult};
use crate::item::{Item, key_item};
use crate::key::Key;
use crate::table::{COUNTED, Table};
use crate::write::{Act, Condition, Write};

/// Together with a refusal comes the item as it stands: whoever repeated a write sees whether it is their own.
const ALL_OLD: ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure::AllOld;

/// Reasons of a cancelled transaction that pass by themselves.
const PASSING: [&str; 3] = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

impl Table {
    /// Writes, all or none. One write is a plain one, several are a transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a condition does not hold; nothing is written then.
    pub async fn write(&self, mut writes: Vec<Write>) -> StoreResult<()> {
        match writes.len() {
            0 => Ok(()),
            1 if !matches!(writes[0].act, Act::Check(_)) => self.write_one(writes.remove(0)).await,
            _ => self.write_together(writes).await,
        }
    }

    async fn write_one(&self, write: Write) -> StoreResult<()> {
        match write.act {
            Act::Check(_) => self.write_together(vec![write]).await,
            Act::Put(item) => self.put(item, write.condition).await,
            Act::Delete(key) => self.delete(key, write.condition).await,
        }
    }

    async fn put(&self, item: Item, condition: Condition) -> StoreResult<()> {
        let (attempts, mut tries) = (Attempts::default(), Tries::default());
        loop {
            let (expression, values) = condition.expression();
            cost::called();
            let request = self.client().put_item().table_name(self.name()).set_item(Some(item.clone()));
            let request = request
                .set_return_values_on_condition_check_failure(expression.as_ref().map(|_| ALL_OLD))
                .set_condition_expression(expression)
                .set_expression_attribute_values(values)
                .return_consumed_capacity(COUNTED);
            let error = match request.customize().interceptor(attempts.clone()).send().await {
                Ok(reply) => {
                    cost::written(&reply.consumed_capacity);
                    return Ok(());
                }
                Err(error) => error,
            };
            match error.as_service_error() {
                Some(PutItemError::ConditionalCheckFailedException(refusal)) => {
                    let is_ours = attempts.were_several() && refusal.item() == Some(&item);
                    return if is_ours { Ok(()) } else { Err(StoreError::Conflict) };
                }
                Some(PutItemError::TransactionConflictException(_)) if tries.again().await => {}
                _ => return Err(StoreError::engine(error)),
            }
        }
    }

    async fn delete(&self, key: Key, condition: Condition) -> StoreResult<()> {
        let (attempts, mut tries) = (Attempts::default(), Tries::default());
        loop {
            let (expression, values) = condition.expression();
            cost::called();
            let request = self.client().delete_item().table_name(self.name()).set_key(Some(key_item(&key)));
            let request = request
                .set_return_values_on_condition_check_failure(expression.as_ref().map(|_| ALL_OLD))
                .set_condition_expression(expression)
                .set_expression_attribute_values(values)
                .return_consumed_capacity(COUNTED);
            let error = match request.customize().interceptor(attempts.clone()).send().await {
                Ok(reply) => {
                    cost::written(&reply.consumed_capacity);
                    return Ok(());
                }
                Err(error) => error,
            };
            match error.as_service_error() {
                Some(DeleteItemError::ConditionalCheckFailedException(refusal)) => {
                    let is_gone = attempts.were_several() && refusal.item().is_none();
                    return if is_gone { Ok(()) } else { Err(StoreError::Conflict) };
                }
                Some(DeleteItemError::TransactionConflictException(_)) if tries.again().await => {}
                _ => return Err(StoreError::engine(error)),
            }
        }
    }

    /// Writes here and in another table, all or none.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a condition does not hold; nothing is written then.
    pub async fn write_with(&self, writes: Vec<Write>, other: &Self, others: Vec<Write>) -> StoreResult<()> {
        let here = writes.into_iter().map(|write| write.in_transaction(self.name()));
        let there = others.into_iter().map(|write| write.in_transaction(other.name()));
        self.transact(here.chain(there).collect::<StoreResult<_>>()?).await
    }

    async fn write_together(&self, writes: Vec<Write>) -> StoreResult<()> {
        let items =
            writes.into_iter().map(|write| write.in_transaction(self.name())).collect::<StoreResult<_>>()?;
        self.transact(items).await
    }

    /// Carries out a transaction, under one name however often it is sent.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a condition does not hold, and for that alone: a transaction that meets others
    /// again and again has found the table unavailable, not its items changed.
    pub(crate) async fn transact(&self, items: Vec<TransactWriteItem>) -> StoreResult<()> {
        let (name, mut tries) = (transaction_name(), Tries::default());
        loop {
            cost::called();
            let request = self.client().transact_write_items().return_consumed_capacity(COUNTED);
            let request = request.client_request_token(&name).set_transact_items(Some(items.clone()));
            let error = match request.send().await {
                Ok(reply) => {
                    cost::written(reply.consumed_capacity());
                    return Ok(());
                }
                Err(error) => error,
            };
            match error.as_service_error() {
                Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                    if has_reason(cancelled, &["ConditionalCheckFailed"]) {
                        return Err(StoreError::Conflict);
                    }
                    if !has_reason(cancelled, &PASSING) || !tries.again().await {
                        return Err(StoreError::engine(error));
                    }
                }
                _ => return Err(StoreError::engine(error)),
            }
        }
    }
}

fn has_reason(cancelled: &TransactionCanceledException, reasons: &[&str]) -> bool {
    let mut given = cancelled.cancellation_reasons().iter().filter_map(|reason| reason.code());
    given.any(|code| reasons.contains(&code))
}
