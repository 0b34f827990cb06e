//! Reads of one table, and writes without a condition; [`crate::commit`] has the others.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{
    AttributeValue, DeleteRequest, KeysAndAttributes, PutRequest, ReturnConsumedCapacity, WriteRequest,
};
use jiff::Timestamp;
use shared::endpoint::{Cursor, Page};

use crate::again::Tries;
use crate::connect::Database;
use crate::cost;
use crate::cursor;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Item, Stored, from_item, key_item, to_item};
use crate::key::{Freshness, Key, Partition, Range};
use crate::seal::Seal;

/// Most items of one transaction, a limit of DynamoDB.
pub const MOST_IN_TRANSACTION: usize = 100;

/// Most items of one batch that writes, a limit of DynamoDB.
pub const MOST_IN_BATCH: usize = 25;

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
        self.get_as(key, Freshness::Latest).await
    }

    /// One item.
    pub async fn get_as<T: Entity>(&self, key: &Key, fresh: Freshness) -> StoreResult<Option<Stored<T>>> {
        cost::called();
        let request = self.client().get_item().table_name(&self.name);
        let request = request.consistent_read(fresh == Freshness::Latest);
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
        self.get_items(keys).await?.into_iter().map(from_item).collect()
    }

    /// Several items of any kind by key, in no order; absent ones are left out. At most 100 a request.
    pub(crate) async fn get_items(&self, keys: &[Key]) -> StoreResult<Vec<Item>> {
        let mut found = Vec::with_capacity(keys.len());
        for chunk in keys.chunks(MOST_IN_TRANSACTION) {
            let (mut rest, mut tries) =
                (Some(chunk.iter().map(key_item).collect::<Vec<_>>()), Tries::default());
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
                found.extend(reply.responses.and_then(|mut all| all.remove(&self.name)).unwrap_or_default());
                rest =
                    reply.unprocessed_keys.and_then(|mut all| all.remove(&self.name)).map(|left| left.keys);
                if rest.is_some() && !tries.again().await {
                    return Err(StoreError::Unavailable("a batch was never read whole".into()));
                }
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
        let (items, last) = self.page_of_items(partition, order, limit, start).await?;
        let items = items.into_iter().map(from_item).collect::<StoreResult<_>>()?;
        let next = last.map(|last| cursor::seal(&self.seal, partition, &last));
        Ok(Page { items, next: next.transpose()? })
    }

    /// A page of a partition as it lies there, whether it can be read or not, and where the next one begins.
    pub(crate) async fn page_of_items(
        &self,
        partition: &Partition,
        order: Order,
        limit: usize,
        start: Option<Item>,
    ) -> StoreResult<(Vec<Item>, Option<Item>)> {
        let limit = i32::try_from(limit).unwrap_or(i32::MAX);
        cost::called();
        let request = self.query(partition, order).limit(limit).set_exclusive_start_key(start);
        let reply = request.send().await.map_err(StoreError::engine)?;
        cost::read(&reply.consumed_capacity);
        Ok((reply.items.unwrap_or_default(), reply.last_evaluated_key))
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

    /// Writes many entities without conditions, over whatever is there.
    pub async fn load<T: Entity>(&self, entities: &[T], now: Timestamp) -> StoreResult<()> {
        for chunk in entities.chunks(MOST_IN_BATCH) {
            let puts = chunk.iter().map(|entity| self.put_request(entity, now));
            self.write_batch(puts.collect::<StoreResult<_>>()?).await?;
        }
        Ok(())
    }

    /// Removes many items, whatever they are.
    pub async fn remove_all(&self, keys: &[Key]) -> StoreResult<()> {
        for chunk in keys.chunks(MOST_IN_BATCH) {
            let requests = chunk.iter().map(|key| {
                let delete = DeleteRequest::builder().set_key(Some(key_item(key))).build();
                let delete = delete.map_err(StoreError::engine)?;
                Ok(WriteRequest::builder().delete_request(delete).build())
            });
            self.write_batch(requests.collect::<StoreResult<_>>()?).await?;
        }
        Ok(())
    }

    /// One batch; what the engine left of it is sent again.
    async fn write_batch(&self, mut rest: Vec<WriteRequest>) -> StoreResult<()> {
        let mut tries = Tries::default();
        while !rest.is_empty() {
            cost::called();
            let request = self.client().batch_write_item().request_items(&self.name, rest);
            let request = request.return_consumed_capacity(COUNTED);
            let reply = request.send().await.map_err(StoreError::engine)?;
            cost::written(reply.consumed_capacity());
            rest = reply.unprocessed_items.and_then(|mut all| all.remove(&self.name)).unwrap_or_default();
            if !rest.is_empty() && !tries.again().await {
                return Err(StoreError::Unavailable("a batch was never written whole".into()));
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
