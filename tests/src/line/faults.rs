//! Faults on the line, as a plan has them.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::database::Database;
use http::StatusCode;
use serde_json::{Value, json};
use tokio::sync::Mutex as Turn;

use super::plan::LATE;
use super::{Answer, Answering, Asked, Fault, Layer, Next, Plan, Replica};

/// What has happened: how many requests met which fault.
pub type Tally = BTreeMap<Fault, usize>;

/// A layer in which nothing happens until [`Faults::begin`].
#[derive(Default)]
pub struct Faults {
    plan: Mutex<Option<Plan>>,
    tally: Mutex<Tally>,
    replica: Turn<Option<Replica>>,
}

impl Faults {
    /// From now on things go wrong as planned; `table` is what stale reads are copied from.
    pub async fn begin(&self, plan: Plan, table: &Database) {
        if plan.has_stale_reads() {
            *self.replica.lock().await = Some(Replica::of(table).await);
        }
        lock(&self.tally).clear();
        *lock(&self.plan) = Some(plan);
    }

    /// From now on all is well; says what has happened.
    pub async fn end(&self) -> Tally {
        *lock(&self.plan) = None;
        *self.replica.lock().await = None;
        std::mem::take(&mut *lock(&self.tally))
    }

    /// Whether a plan is at work.
    pub fn are_on(&self) -> bool {
        lock(&self.plan).is_some()
    }

    async fn carry_out<'a>(&'a self, fault: Fault, detail: f64, asked: &'a Asked, next: Next<'a>) -> Answer {
        match fault {
            Fault::Throttled => throttled(detail),
            Fault::Failed => failed(),
            Fault::CutBefore => Answer::Cut,
            Fault::Held => Answer::Silence,
            Fault::ReplyCut => self.pass_on(asked, next).await.lost(Answer::Cut),
            Fault::ReplyFailed => self.pass_on(asked, next).await.lost(failed()),
            Fault::ReplyHeld => self.pass_on(asked, next).await.lost(Answer::Silence),
            Fault::Late => {
                tokio::time::sleep(LATE).await;
                self.pass_on(asked, next).await
            }
            Fault::Stale => self.stale(asked, detail, next).await,
            Fault::Conflict => conflict(asked),
            Fault::Unprocessed => self.in_part(asked, detail, next).await,
        }
    }

    /// Passes on, one write after the other while a copy follows them, which must see them in the same order.
    async fn pass_on<'a>(&'a self, asked: &'a Asked, next: Next<'a>) -> Answer {
        if !asked.writes() {
            return next.answer(asked).await;
        }
        let mut replica = self.replica.lock().await;
        let answer = next.answer(asked).await;
        if let Some(replica) = replica.as_mut().filter(|_| answer.is_done()) {
            replica.note(asked).await;
        }
        answer
    }

    async fn stale<'a>(&'a self, asked: &'a Asked, detail: f64, next: Next<'a>) -> Answer {
        match self.replica.lock().await.as_mut() {
            Some(replica) => replica.answer(asked, pick(detail, 3) + 1).await,
            None => next.answer(asked).await,
        }
    }

    /// Does a batch up to some item and gives the rest back.
    async fn in_part<'a>(&'a self, asked: &'a Asked, detail: f64, next: Next<'a>) -> Answer {
        let (left, field) = match asked.operation.as_str() {
            "BatchWriteItem" => (None, "UnprocessedItems"),
            _ => (Some("Keys"), "UnprocessedKeys"),
        };
        let done = 1 + pick(detail, asked.batch_size() - 1);
        let (now, later) = split(asked.json(), left, done);
        let first = asked.with_json(now);
        let answer = self.pass_on(&first, next).await;
        let Answer::Said(status, bytes) = &answer else { return answer };
        let Ok(mut json) = serde_json::from_slice::<Value>(bytes) else { return answer };
        if status.is_success() {
            json[field] = later;
        }
        Answer::Said(*status, json.to_string().into())
    }
}

impl Layer for Faults {
    fn answer<'a>(&'a self, asked: &'a Asked, next: Next<'a>) -> Answering<'a> {
        let lot = lock(&self.plan).as_mut().map(|plan| plan.draw(asked));
        let Some(lot) = lot else { return next.answer(asked) };
        let Some(fault) = lot.fault else { return Box::pin(self.pass_on(asked, next)) };
        *lock(&self.tally).entry(fault).or_default() += 1;
        Box::pin(self.carry_out(fault, lot.detail, asked, next))
    }
}

impl Answer {
    /// What becomes of an answer that is lost on the way: refusals are let through, they change nothing.
    fn lost(self, instead: Self) -> Self {
        if self.is_done() { instead } else { self }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One of the numbers from 0 up to `count`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small"
)]
fn pick(detail: f64, count: usize) -> usize {
    (detail * count as f64) as usize
}

fn throttled(detail: f64) -> Answer {
    let kind = ["ProvisionedThroughputExceededException", "ThrottlingException"][pick(detail, 2)];
    Answer::error(StatusCode::BAD_REQUEST, kind, json!({}))
}

fn failed() -> Answer {
    Answer::error(StatusCode::INTERNAL_SERVER_ERROR, "InternalServerError", json!({}))
}

/// Another transaction was there first.
fn conflict(asked: &Asked) -> Answer {
    let Some(items) = asked.json()["TransactItems"].as_array() else {
        return Answer::error(StatusCode::BAD_REQUEST, "TransactionConflictException", json!({}));
    };
    let last = items.len().saturating_sub(1);
    let reason = |index| json!({ "Code": if index == last { "TransactionConflict" } else { "None" } });
    let reasons: Vec<_> = (0..items.len()).map(reason).collect();
    let more = json!({ "CancellationReasons": reasons });
    Answer::error(StatusCode::BAD_REQUEST, "TransactionCanceledException", more)
}

/// A batch request cut after its first `done` items: what is done now, and the tables and items of the rest.
fn split(request: &Value, inner: Option<&str>, mut done: usize) -> (Value, Value) {
    let (mut now, mut later) = (request.clone(), json!({}));
    let Some(tables) = now["RequestItems"].as_object_mut() else { return (now, later) };
    for (name, table) in tables.iter_mut() {
        let mut rest = table.clone();
        let items = |table: &mut Value| match inner {
            Some(inner) => table[inner].as_array_mut().map(std::mem::take),
            None => table.as_array_mut().map(std::mem::take),
        };
        let mut first = items(table).unwrap_or_default();
        let second = first.split_off(done.min(first.len()));
        done -= first.len();
        let fill = |table: &mut Value, items: Vec<Value>| match inner {
            Some(inner) => table[inner] = items.into(),
            None => *table = items.into(),
        };
        if !second.is_empty() {
            fill(&mut rest, second);
            later[name] = rest;
        }
        fill(table, first);
    }
    tables.retain(|_, table| inner.map_or(&*table, |inner| &table[inner]) != &json!([]));
    (now, later)
}
