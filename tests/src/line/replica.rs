//! A second table that lags behind: where eventually consistent reads get their stale answers.
//!
//! A stale answer must be one that was true. Keeping earlier answers would only cover questions that were asked
//! before; here every write that the table did is done again on a copy, later, in the same order. So the copy is the
//! table as it was some writes ago, indexes included, for whatever is asked of it.

use std::collections::VecDeque;

use local::engines::Dynamo;
use local::tables;

use super::{Answer, Asked, Engine};
use crate::database::Database;

/// Writes that the copy may lag behind.
const MOST_BEHIND: usize = 4;

/// A copy of the tables that lags behind.
pub struct Replica {
    engine: Engine,
    behind: VecDeque<Asked>,
    _dynamo: Dynamo,
}

impl Replica {
    /// A copy of what the tables hold now.
    pub async fn of(table: &Database) -> Self {
        let dynamo = Dynamo::start(None).await.expect("the database starts");
        tables::create_missing(&dynamo.client(), "").await.expect("the tables are made");
        for name in ["app", "secrets"] {
            let items = table.client().scan().table_name(name).into_paginator().items().send();
            for item in items.collect::<Result<Vec<_>, _>>().await.expect("a test may look at everything") {
                let put = dynamo.client().put_item().table_name(name).set_item(Some(item)).send().await;
                put.expect("what one table holds another takes");
            }
        }
        Self { engine: Engine::at(dynamo.endpoint()), behind: VecDeque::new(), _dynamo: dynamo }
    }

    /// Notes a write that the table did.
    pub async fn note(&mut self, write: &Asked) {
        self.behind.push_back(write.clone());
        self.catch_up(MOST_BEHIND).await;
    }

    /// What the table said before the last writes, up to `lag` of them.
    pub async fn answer(&mut self, asked: &Asked, lag: usize) -> Answer {
        self.catch_up(lag).await;
        self.engine.answer(asked).await
    }

    async fn catch_up(&mut self, lag: usize) {
        while self.behind.len() > lag {
            let Some(write) = self.behind.pop_front() else { return };
            let answer = self.engine.answer(&write).await;
            assert!(answer.is_done(), "what the table took its copy takes: {answer:?}");
        }
    }
}

impl Asked {
    /// Whether it changes something.
    pub fn writes(&self) -> bool {
        matches!(
            self.operation.as_str(),
            "PutItem" | "UpdateItem" | "DeleteItem" | "BatchWriteItem" | "TransactWriteItems"
        )
    }

    /// Whether it is a read that asks for no consistency.
    pub fn may_be_stale(&self) -> bool {
        let is_consistent = |part: &serde_json::Value| part["ConsistentRead"] == true;
        match self.operation.as_str() {
            "GetItem" | "Query" => !is_consistent(self.json()),
            "BatchGetItem" => {
                let tables = self.json()["RequestItems"].as_object();
                tables.is_some_and(|tables| !tables.values().any(is_consistent))
            }
            _ => false,
        }
    }

    /// How many items a batch names; none when it is no batch.
    pub fn batch_size(&self) -> usize {
        let tables =
            || self.json()["RequestItems"].as_object().into_iter().flat_map(|tables| tables.values());
        let count = |items: &serde_json::Value| items.as_array().map_or(0, Vec::len);
        match self.operation.as_str() {
            "BatchWriteItem" => tables().map(count).sum(),
            "BatchGetItem" => tables().map(|table| count(&table["Keys"])).sum(),
            _ => 0,
        }
    }
}
