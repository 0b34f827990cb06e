//! Shelves of the search: an immutable object in the storage for each organisation, and an item that says which is the
//! newest. What an object holds is no business of this crate.
//!
//! An item is read at most twice a minute by each process, so a search costs the table next to nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::document::{Body, Document};
use shared::endpoint::Cursor;
use shared::id::OrgId;

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored};
use crate::key::{self, Freshness, Keys};
use crate::table::Order;
use crate::write::Write;

/// How long a process goes on with the shelf that it knows.
const FRESH: SignedDuration = SignedDuration::from_secs(30);

/// Organisations whose shelf is known at one time; beyond that all are asked for anew.
const MOST_KEPT: usize = 5_000;

/// Which shelf of an organisation is the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredShelf {
    /// Whose.
    pub org: OrgId,
    /// SHA-256 of its bytes, in hexadecimal digits: its name.
    pub name: String,
    /// The version of what it is made of.
    pub format: u32,
    /// How many documents stand on it.
    pub documents: u32,
    /// How large it is.
    pub bytes: u64,
    /// Where its bytes are among those of the organisation. Every building has a place of its own, so whoever clears
    /// away an old shelf cannot meet a newer one of the same content. `None` for one from before there were places.
    #[serde(default)]
    pub place: Option<String>,
    /// Where the bytes of the one before it are, still there for readers who have not heard of this one.
    pub before: Option<String>,
    /// When it was built.
    pub built_at: Timestamp,
}

impl Entity for StoredShelf {
    const KIND: &'static str = "shelf";

    fn keys(&self) -> Keys {
        key::shelf(self.org).into()
    }
}

impl StoredShelf {
    /// Where its bytes are.
    pub fn bytes_key(&self) -> String {
        Self::key_of(self.org, self.its_place())
    }

    /// Where its bytes are among those of the organisation.
    pub fn its_place(&self) -> &str {
        self.place.as_ref().unwrap_or(&self.name)
    }

    /// The place of the next building after the revision of the item that was read.
    pub fn next_place(before: Option<u32>, name: &str) -> String {
        format!("{}-{name}", before.unwrap_or(0) + 1)
    }

    /// Where the bytes of a shelf at this place are.
    pub fn key_of(org: OrgId, place: &str) -> String {
        format!("search/{org}/{place}")
    }
}

/// The newest shelves, as this process knows them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelves(Arc<Mutex<Known>>);

/// What is known, and since when; `None` for an organisation without a shelf.
type Known = BTreeMap<OrgId, (Timestamp, Option<StoredShelf>)>;

impl Shelves {
    fn get(&self, org: OrgId, now: Timestamp) -> Option<Option<StoredShelf>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_at, shelf) = known.get(&org)?;
        let age = now.duration_since(*read_at);
        (!age.is_negative() && age < FRESH).then(|| shelf.clone())
    }

    fn keep(&self, org: OrgId, now: Timestamp, shelf: Option<StoredShelf>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KEPT {
            known.clear();
        }
        known.insert(org, (now, shelf));
    }

    fn forget(&self, orgs: &[OrgId]) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|org, _| !orgs.contains(org));
    }
}

impl Store {
    /// The newest shelf of an organisation.
    pub async fn find_shelf(&self, org: OrgId) -> StoreResult<Option<Stored<StoredShelf>>> {
        self.app.get(&key::shelf(org)).await
    }

    /// The newest shelves of these organisations, in their order, those without one left out; up to half a minute old.
    pub async fn shelves_of(&self, orgs: &[OrgId], now: Timestamp) -> StoreResult<Vec<StoredShelf>> {
        let unknown: Vec<_> =
            orgs.iter().copied().filter(|org| self.shelves.get(*org, now).is_none()).collect();
        if !unknown.is_empty() {
            let keys: Vec<_> = unknown.iter().map(|org| key::shelf(*org)).collect();
            let read = self.app.get_all::<StoredShelf>(&keys).await?;
            for org in unknown {
                let shelf = read.iter().find(|shelf| shelf.value.org == org);
                self.shelves.keep(org, now, shelf.map(|shelf| shelf.value.clone()));
            }
        }
        Ok(orgs.iter().filter_map(|org| self.shelves.get(*org, now).flatten()).collect())
    }

    /// Asks for the shelves of these organisations anew the next time.
    pub fn forget_shelves(&self, orgs: &[OrgId]) {
        self.shelves.forget(orgs);
    }

    /// Makes a shelf the newest, in the place of the one that was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else has put up another one.
    pub async fn put_up_shelf(
        &self,
        before: Option<Stored<StoredShelf>>,
        shelf: StoredShelf,
        now: Timestamp,
    ) -> StoreResult<()> {
        let write = match before {
            Some(before) => Write::replace(&Stored { value: shelf, rev: before.rev }, now)?,
            None => Write::create(&shelf, now)?,
        };
        self.app.write(vec![write]).await
    }

    /// Whether an organisation has ever handed something down that is still in its library.
    pub async fn has_library(&self, org: OrgId) -> StoreResult<bool> {
        let page = self.app.page::<Document>(&key::library_all(org), Order::Ascending, 1, None).await?;
        Ok(!page.items.is_empty())
    }

    /// Everything in the library of an organisation with its text; what was published a moment ago may be missing.
    pub async fn library_with_texts(&self, org: OrgId) -> StoreResult<Vec<(Document, Body)>> {
        let mut all = Vec::new();
        for head in self.app.all::<Document>(&key::library_all(org)).await? {
            let found = self.find_whole_document(head.value.id, Freshness::Latest).await?;
            all.extend(found.map(|(document, body)| (document.value, body)));
        }
        Ok(all)
    }

    /// Where to go on in what was found for `question`.
    pub fn seal_found(&self, question: &str, place: usize) -> Cursor {
        Cursor(self.seal.seal(&place.to_string(), &found(question)))
    }

    /// How much of what was found for `question` was shown.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] when the cursor was made for another question.
    pub fn open_found(&self, question: &str, cursor: &Cursor) -> StoreResult<usize> {
        let place = self.seal.open(&cursor.0, &found(question)).map_err(|_| StoreError::BadCursor)?;
        place.parse().map_err(|_| StoreError::BadCursor)
    }
}

fn found(question: &str) -> String {
    format!("cursor of what was found for {question}")
}
