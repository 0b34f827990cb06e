//! What organisations hand down, read by whoever stands below them: one query for each organisation of a chain, merged.
//!
//! The newest of an organisation are the same for everybody, so they are kept in the process for half a minute:
//! when a whole country opens the app, what the Centre published is read twice a minute by each process and not
//! once by each member.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use shared::document::Document;
use shared::endpoint::{Cursor, Page};
use shared::id::OrgId;

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::key::{self, Partition};
use crate::table::Order;

/// How long the newest are kept in the process.
const FRESH: SignedDuration = SignedDuration::from_secs(30);

/// Organisations whose newest are kept; beyond that all are forgotten and read anew.
const MOST_KEPT: usize = 2_000;

/// Where a document that is out stands in every feed; empty for one that is not.
pub fn feed_position(document: &Document) -> String {
    document.published_at.map(|at| key::library_place(at, document.id)).unwrap_or_default()
}

/// From when until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Since then; from the beginning when left out.
    pub from: Option<Timestamp>,
    /// Until then, never later than now.
    pub until: Timestamp,
}

type Newest<T> = Arc<Vec<T>>;

/// The newest of what organisations hand down, by organisation and how many.
#[derive(Debug, Clone)]
pub(crate) struct Heads<T>(Arc<Mutex<Kept<T>>>);

/// What is kept, and since when.
type Kept<T> = BTreeMap<(OrgId, usize), (Timestamp, Newest<T>)>;

impl<T> Default for Heads<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Heads<T> {
    pub(crate) fn get(&self, org: OrgId, count: usize, now: Timestamp) -> Option<Newest<T>> {
        let heads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_at, newest) = heads.get(&(org, count))?;
        let age = now.duration_since(*read_at);
        (!age.is_negative() && age < FRESH).then(|| newest.clone())
    }

    /// Keeps what was read and gives it back.
    pub(crate) fn keep(&self, org: OrgId, count: usize, now: Timestamp, read: Vec<T>) -> Newest<T> {
        let newest = Arc::new(read);
        let mut heads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if heads.len() >= MOST_KEPT {
            heads.clear();
        }
        heads.insert((org, count), (now, newest.clone()));
        newest
    }

    /// Forgets what is kept of an organisation that has just changed something.
    pub(crate) fn forget(&self, org: OrgId) {
        let mut heads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heads.retain(|(kept, _), _| *kept != org);
    }
}

impl Store {
    /// The newest `count` documents of these organisations together, newest first; up to half a minute old.
    pub async fn newest_documents(
        &self,
        orgs: &[OrgId],
        count: usize,
        now: Timestamp,
    ) -> StoreResult<Vec<Document>> {
        let mut all = Vec::new();
        for org in orgs {
            let newest = match self.heads.get(*org, count, now) {
                Some(newest) => newest,
                None => {
                    let read = self.published(&key::library(*org, None, now), count).await?;
                    self.heads.keep(*org, count, now, read)
                }
            };
            all.extend(newest.iter().cloned());
        }
        Ok(merged(all, count))
    }

    /// A page of what these organisations have published in a span, newest first.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] when `after` was made by another list.
    pub async fn list_library(
        &self,
        orgs: &[OrgId],
        span: Span,
        count: usize,
        after: Option<&Cursor>,
        now: Timestamp,
    ) -> StoreResult<Page<Document>> {
        let after = after.map(|after| self.open_place(after)).transpose()?;
        let items = match (&after, span.from) {
            (None, None) if span.until >= now => self.newest_documents(orgs, count, now).await?,
            (after, _) => self.older_documents(orgs, span, count, after.as_deref()).await?,
        };
        let next =
            items.last().filter(|_| items.len() >= count).map(|last| self.seal_place(&feed_position(last)));
        Ok(Page { items, next })
    }

    async fn older_documents(
        &self,
        orgs: &[OrgId],
        span: Span,
        count: usize,
        after: Option<&str>,
    ) -> StoreResult<Vec<Document>> {
        let mut all = Vec::new();
        for org in orgs {
            let partition = match after {
                Some(place) => key::library_to(*org, span.from, place.to_owned()),
                None => key::library(*org, span.from, span.until),
            };
            // One more, because the place itself is included.
            all.extend(self.published(&partition, count + 1).await?);
        }
        if let Some(place) = after {
            all.retain(|document| feed_position(document).as_str() < place);
        }
        Ok(merged(all, count))
    }

    async fn published(&self, partition: &Partition, count: usize) -> StoreResult<Vec<Document>> {
        let page = self.app.page::<Document>(partition, Order::Descending, count, None).await?;
        Ok(page.items.into_iter().map(|stored| Document { rev: stored.rev, ..stored.value }).collect())
    }

    /// Seals a place in a feed that is merged from several lists.
    pub fn seal_place(&self, place: &str) -> Cursor {
        Cursor(self.seal.seal(place, CURSOR))
    }

    /// Opens such a place.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] when another list has made it.
    pub fn open_place(&self, cursor: &Cursor) -> StoreResult<String> {
        self.seal.open(&cursor.0, CURSOR).map_err(|_| StoreError::BadCursor)
    }
}

/// For what cursors of a feed are sealed.
const CURSOR: &str = "cursor of a feed";

/// The newest of several lists.
fn merged(mut all: Vec<Document>, count: usize) -> Vec<Document> {
    all.sort_by_cached_key(|document| std::cmp::Reverse(feed_position(document)));
    all.truncate(count);
    all
}
