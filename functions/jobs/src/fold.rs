//! Folding records of the stream into counts: what every consumer of this kind does, whatever it counts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::App;
use serde::de::DeserializeOwned;
use store::{StoreError, StoreResult, Stored, StoredFailure};

use crate::failures;

/// Records of one transaction; with the counts they touch it must stay within 100 items.
const TOGETHER: usize = 40;

/// Most items of a transaction.
const MOST_ITEMS: usize = 100;

/// Organisations from the root to a branch: the tree has seven levels, and a transaction has room for these.
pub const LONGEST_CHAIN: usize = 20;

/// Why a record can never be counted as it is.
#[derive(Debug, thiserror::Error)]
pub enum Poison {
    /// The image is not as this kind is stored.
    #[error("the image of a {0} cannot be read: {1}")]
    Unreadable(&'static str, serde_dynamo::Error),
    /// The image has no data.
    #[error("the image of a {0} has no data")]
    Empty(&'static str),
    /// Somebody belongs to a branch, and every organisation above it is another one.
    #[error("the organisations of a {0} are no way from the root to a branch")]
    NoChain(&'static str),
    /// What the record is about cannot be read from the table.
    #[error("what is stored cannot be read: {0}")]
    Stored(String),
}

/// How one record changes counts.
pub type Changes<C> = BTreeMap<<C as Consumer>::Place, <C as Consumer>::Change>;

/// One kind of counts.
pub trait Consumer {
    /// Its name, for its marks and failures.
    const NAME: &'static str;
    /// Which count.
    type Place: Ord + Copy;
    /// By how much.
    type Change: AddAssign + Default + Copy + PartialEq;

    /// How a record changes the counts; `None` when it changes nothing.
    ///
    /// # Errors
    /// [`Poison`] for an image that cannot be counted.
    fn changes(record: &EventRecord) -> Result<Option<Changes<Self>>, Poison>
    where
        Self: Sized;

    /// Adds changes, once for these records.
    fn add(
        app: &App,
        events: &[String],
        changes: &[(Self::Place, Self::Change)],
    ) -> impl Future<Output = StoreResult<()>> + Send;

    /// Adds the changes of a record that was put aside.
    fn add_failure(
        app: &App,
        failure: &Stored<StoredFailure>,
        changes: &[(Self::Place, Self::Change)],
    ) -> impl Future<Output = StoreResult<()>> + Send;
}

/// Folds a batch into the counts, in the order of the batch. Gives how many records were dealt with: all, or fewer when
/// the store failed.
pub async fn count<C: Consumer>(app: &App, records: &[EventRecord]) -> usize {
    let mut done = 0;
    for chunk in records.chunks(TOGETHER) {
        if let Err(Failed { done: further, error }) = count_chunk::<C>(app, chunk).await {
            let (consumer, of, done) = (C::NAME, records.len(), done + further);
            tracing::error!(cause = ?error, consumer, done, of, "the store failed; the rest comes again");
            return done;
        }
        done += chunk.len();
    }
    done
}

/// The store failed after so many records of a chunk.
struct Failed {
    done: usize,
    error: StoreError,
}

/// What one record of a chunk counts.
struct Counted<C: Consumer> {
    /// Its place in the chunk.
    at: usize,
    event: String,
    changes: Changes<C>,
}

async fn count_chunk<C: Consumer>(app: &App, records: &[EventRecord]) -> Result<(), Failed> {
    let (mut counted, mut seen) = (Vec::new(), BTreeSet::new());
    for (at, record) in records.iter().enumerate() {
        match C::changes(record) {
            // A record that comes twice stands there once.
            Ok(Some(changes)) if seen.insert(&record.event_id) => {
                counted.push(Counted::<C> { at, event: record.event_id.clone(), changes });
            }
            Ok(_) => {}
            Err(poison) => failures::put_aside(app, C::NAME, record, &poison)
                .await
                .map_err(|error| Failed { done: 0, error })?,
        }
    }
    match together::<C>(app, &counted).await {
        Err(StoreError::Conflict) => one_by_one::<C>(app, &counted).await,
        other => other.map_err(|error| Failed { done: 0, error }),
    }
}

async fn together<C: Consumer>(app: &App, chunk: &[Counted<C>]) -> StoreResult<()> {
    if chunk.is_empty() {
        return Ok(());
    }
    let mut sums = Changes::<C>::new();
    for (place, change) in chunk.iter().flat_map(|counted| &counted.changes) {
        *sums.entry(*place).or_default() += *change;
    }
    if sums.len() + chunk.len() > MOST_ITEMS {
        return Err(StoreError::Conflict);
    }
    let events: Vec<_> = chunk.iter().map(|counted| counted.event.clone()).collect();
    C::add(app, &events, &sums.into_iter().collect::<Vec<_>>()).await
}

/// Some of them were counted before: each finds out for itself. What is dealt with then stays so, or a store that
/// fails now and then would never let a long chunk through.
async fn one_by_one<C: Consumer>(app: &App, chunk: &[Counted<C>]) -> Result<(), Failed> {
    for Counted { at, event, changes } in chunk {
        let changes: Vec<_> = changes.iter().map(|(place, change)| (*place, *change)).collect();
        match C::add(app, std::slice::from_ref(event), &changes).await {
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(Failed { done: *at, error }),
        }
    }
    Ok(())
}

/// The entity of an image when it is of that kind.
///
/// # Errors
/// [`Poison`] when it is, and cannot be read.
pub fn entity<T: DeserializeOwned>(
    image: &serde_dynamo::Item,
    kind: &'static str,
) -> Result<Option<T>, Poison> {
    let is_kind = matches!(image.get("kind"), Some(serde_dynamo::AttributeValue::S(found)) if found == kind);
    if !is_kind {
        return Ok(None);
    }
    let data = image.get("data").ok_or(Poison::Empty(kind))?;
    serde_dynamo::from_attribute_value(data.clone())
        .map(Some)
        .map_err(|error| Poison::Unreadable(kind, error))
}
