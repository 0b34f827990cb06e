//! Reads and writes of one table.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeValue, KeysAndAttributes, PutRequest, ReturnConsumedCapacity, WriteRequest,
};
use jiff::Timestamp;
use shared::endpoint::{Cursor, Page};

use crate::connect::Database;
use crate::cost;
use crate::cursor;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Item, Stored, from_item, to_item};
use crate::key::{Freshness, Key, Partition, Range};
use crate::seal::Seal;
use crate::write::{Act, Write};

/// Most items of one transaction, a limit of DynamoDB.
pub const MOST_IN_TRANSACTION: usize = 100;

/// Every call says what it took; see [`cost`].
pub(crate) const COUNTED: ReturnConsumedCapacity = ReturnConsumedCapacity::Total;

/// Order of a query by sort key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// One table.
#[derive(Debug, Clone)]
pub struct Table {
    database: Database,
    name: String,
    seal: Seal,
}

impl Table {
    pub(crate) fn new(database: Database, name: String, seal: Seal) -> Self {
        Self { database, name, seal }
    }

    pub(crate) fn client(&self) -> &Client {
        self.database.client()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// One item, as last written.
    pub async fn get<T: Entity>(&self, key: &Key) -> StoreResult<Option<Stored<T>>> {
        cost::called();
        let request = self.client().get_item().table_name(&self.name).consistent_read(true);
        let reply = request
            .return_consumed_capacity(COUNTED)
            .key("pk", AttributeValue::S(key.pk.clone()))
            .key("sk", AttributeValue::S(key.sk.clone()))
            .send()
            .await
            .map_err(StoreError::engine)?;
        cost::read(&reply.consumed_capacity);
        reply.item.map(from_item).transpose()
    }

    /// Several items of one kind by key, in no order; absent ones are left out. At most 100 a request.
    pub async fn get_all<T: Entity>(&self, keys: &[Key]) -> StoreResult<Vec<Stored<T>>> {
        let mut found = Vec::with_capacity(keys.len());
        for chunk in keys.chunks(MOST_IN_TRANSACTION) {
            let wanted = chunk.iter().map(|key| {
                Item::from([
                    ("pk".into(), AttributeValue::S(key.pk.clone())),
                    ("sk".into(), AttributeValue::S(key.sk.clone())),
                ])
            });
            let mut rest = Some(wanted.collect::<Vec<_>>());
            while let Some(keys) = rest.take().filter(|keys| !keys.is_empty()) {
                let request =
                    KeysAndAttributes::builder().set_keys(Some(keys)).build().map_err(StoreError::engine)?;
                cost::called();
                let reply = self
                    .client()
                    .batch_get_item()
                    .return_consumed_capacity(COUNTED)
                    .request_items(&self.name, request)
                    .send()
                    .await
                    .map_err(StoreError::engine)?;
                cost::read(reply.consumed_capacity());
                let items = reply.responses.and_then(|mut all| all.remove(&self.name)).unwrap_or_default();
                for item in items {
                    found.push(from_item(item)?);
                }
                rest =
                    reply.unprocessed_keys.and_then(|mut all| all.remove(&self.name)).map(|left| left.keys);
            }
        }
        Ok(found)
    }

    /// A page of a partition.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] when `after` was made by another list.
    pub async fn page<T: Entity>(
        &self,
        partition: &Partition,
        order: Order,
        limit: usize,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Stored<T>>> {
        let start = after.map(|after| cursor::open(&self.seal, partition, after)).transpose()?;
        let limit = i32::try_from(limit).unwrap_or(i32::MAX);
        cost::called();
        let reply = self
            .query(partition, order)
            .limit(limit)
            .set_exclusive_start_key(start)
            .send()
            .await
            .map_err(StoreError::engine)?;
        cost::read(&reply.consumed_capacity);
        let items = reply.items.unwrap_or_default().into_iter().map(from_item).collect::<StoreResult<_>>()?;
        let next = reply.last_evaluated_key.map(|last| cursor::seal(&self.seal, partition, &last));
        Ok(Page { items, next: next.transpose()? })
    }

    /// A whole partition of one kind. For partitions that are small by the rules of the domain: the roster of a
    /// branch, the roles of a person, the list of a meeting.
    pub async fn all<T: Entity>(&self, partition: &Partition) -> StoreResult<Vec<Stored<T>>> {
        self.all_items(partition).await?.into_iter().map(from_item).collect()
    }

    /// A whole partition with items of several kinds.
    pub(crate) async fn all_items(&self, partition: &Partition) -> StoreResult<Vec<Item>> {
        let mut items = Vec::new();
        let mut start = None;
        loop {
            let request = self.query(partition, Order::Ascending).set_exclusive_start_key(start.take());
            cost::called();
            let reply = request.send().await.map_err(StoreError::engine)?;
            cost::read(&reply.consumed_capacity);
            items.extend(reply.items.unwrap_or_default());
            match reply.last_evaluated_key {
                Some(last) => start = Some(last),
                None => return Ok(items),
            }
        }
    }

    fn query(&self, partition: &Partition, order: Order) -> QueryFluentBuilder {
        let (pk, sk) = partition.index.attributes();
        let text = |value: &str| AttributeValue::S(value.to_owned());
        let request = self
            .client()
            .query()
            .return_consumed_capacity(COUNTED)
            .table_name(&self.name)
            .set_index_name(partition.index.name().map(str::to_owned))
            .consistent_read(partition.freshness == Freshness::Latest)
            .scan_index_forward(order == Order::Ascending)
            .expression_attribute_values(":pk", text(&partition.pk));
        match &partition.range {
            Range::All => request.key_condition_expression(format!("{pk} = :pk")),
            Range::Prefix(prefix) => request
                .key_condition_expression(format!("{pk} = :pk AND begins_with({sk}, :prefix)"))
                .expression_attribute_values(":prefix", text(prefix)),
            Range::Between(from, until) => request
                .key_condition_expression(format!("{pk} = :pk AND {sk} BETWEEN :from AND :until"))
                .expression_attribute_values(":from", text(from))
                .expression_attribute_values(":until", text(until)),
        }
    }

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
        let (condition, values) = write.condition.expression();
        match write.act {
            Act::Check(_) => self.write_together(vec![write]).await,
            Act::Put(item) => {
                cost::called();
                let request = self.client().put_item().table_name(&self.name).set_item(Some(item));
                let request = request
                    .set_condition_expression(condition)
                    .set_expression_attribute_values(values)
                    .return_consumed_capacity(COUNTED);
                let reply = request.send().await.map_err(refused)?;
                cost::written(&reply.consumed_capacity);
                Ok(())
            }
            Act::Delete(key) => {
                cost::called();
                let request = self.client().delete_item().table_name(&self.name);
                let request = request
                    .key("pk", AttributeValue::S(key.pk))
                    .key("sk", AttributeValue::S(key.sk))
                    .set_condition_expression(condition)
                    .set_expression_attribute_values(values)
                    .return_consumed_capacity(COUNTED);
                let reply = request.send().await.map_err(refused)?;
                cost::written(&reply.consumed_capacity);
                Ok(())
            }
        }
    }

    async fn write_together(&self, writes: Vec<Write>) -> StoreResult<()> {
        let items =
            writes.into_iter().map(|write| write.in_transaction(&self.name)).collect::<StoreResult<_>>()?;
        cost::called();
        let request = self.client().transact_write_items().return_consumed_capacity(COUNTED);
        let sent = request.set_transact_items(Some(items)).send().await;
        sent.map(|reply| cost::written(reply.consumed_capacity())).map_err(|error| {
            match error.as_service_error() {
                Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                    let reasons = cancelled.cancellation_reasons();
                    match reasons.iter().any(|reason| {
                        matches!(reason.code(), Some("ConditionalCheckFailed" | "TransactionConflict"))
                    }) {
                        true => StoreError::Conflict,
                        false => StoreError::engine(error),
                    }
                }
                _ => StoreError::engine(error),
            }
        })
    }

    /// Writes many entities without conditions, over whatever is there.
    pub async fn load<T: Entity>(&self, entities: &[T], now: Timestamp) -> StoreResult<()> {
        for chunk in entities.chunks(25) {
            let mut rest =
                chunk.iter().map(|entity| self.put_request(entity, now)).collect::<StoreResult<Vec<_>>>()?;
            while !rest.is_empty() {
                cost::called();
                let request = self.client().batch_write_item().request_items(&self.name, rest);
                let request = request.return_consumed_capacity(COUNTED);
                let reply = request.send().await.map_err(StoreError::engine)?;
                cost::written(reply.consumed_capacity());
                rest = reply.unprocessed_items.and_then(|mut all| all.remove(&self.name)).unwrap_or_default();
            }
        }
        Ok(())
    }

    fn put_request<T: Entity>(&self, entity: &T, now: Timestamp) -> StoreResult<WriteRequest> {
        let item = to_item(entity, entity.first_rev(), now)?;
        let put = PutRequest::builder().set_item(Some(item)).build().map_err(StoreError::engine)?;
        Ok(WriteRequest::builder().put_request(put).build())
    }
}

/// A condition that did not hold is a conflict; everything else is the engine's failure.
fn refused<E>(error: SdkError<E>) -> StoreError
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
{
    let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
    match code {
        Some("ConditionalCheckFailedException") => StoreError::Conflict,
        _ => StoreError::engine(error),
    }
}
