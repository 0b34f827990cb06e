//! Building a shelf and putting it up.
//!
//! The entries of the newest shelf are taken down, those that may have changed are read from the table and put in their
//! place, and all are built anew: a shelf holds its entries, so that a publication reads two items and not a library.
//! Without a shelf, or for an operator, the whole library is read.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use kit::App;
use search::{Entry, FORMAT, SearchResult, Shelf};
use serde::Serialize;
use sha2::{Digest, Sha256};
use shared::id::{DocumentId, OrgId};
use store::key::Freshness;
use store::{StoreError, StoreResult, Stored, StoredShelf};

/// How often a shelf is built anew when somebody else puts one up at the same moment.
const TRIES: usize = 5;

/// A shelf that was built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Built {
    /// How many documents stand on it.
    pub documents: u32,
    /// How large it is.
    pub bytes: u64,
}

/// What a shelf is built of.
#[derive(Debug, Clone, Copy)]
enum Source<'a> {
    /// The newest shelf, and of these documents what the table says.
    Shelf(&'a BTreeSet<DocumentId>),
    /// The table alone.
    Library,
}

/// Brings the shelf of an organisation to what the table says of these documents.
pub async fn settle(app: &App, org: OrgId, changed: &BTreeSet<DocumentId>) -> StoreResult<Built> {
    insist(app, org, Source::Shelf(changed)).await
}

/// Builds the shelf of an organisation from the table alone.
pub async fn rebuild(app: &App, org: OrgId) -> StoreResult<Built> {
    insist(app, org, Source::Library).await
}

/// The same for an organisation that may have handed nothing down: without a shelf or a library there is nothing to do.
pub async fn rebuild_if_any(app: &App, org: OrgId) -> StoreResult<Option<Built>> {
    if app.store.find_shelf(org).await?.is_none() && !app.store.has_library(org).await? {
        return Ok(None);
    }
    rebuild(app, org).await.map(Some)
}

async fn insist(app: &App, org: OrgId, from: Source<'_>) -> StoreResult<Built> {
    for _ in 0..TRIES {
        match build(app, org, from).await {
            Err(StoreError::Conflict) => {}
            other => return other,
        }
    }
    Err(StoreError::Unavailable("a shelf was put up by others again and again".into()))
}

type Entries = BTreeMap<DocumentId, Entry>;

async fn build(app: &App, org: OrgId, from: Source<'_>) -> StoreResult<Built> {
    let before = app.store.find_shelf(org).await?;
    let mut entries = match (from, &before) {
        (Source::Shelf(_), Some(head)) => taken_down(app, &head.value).await?,
        _ => None,
    };
    if entries.is_none() {
        let all = app.store.library_with_texts(org).await?.into_iter();
        let all = all.filter_map(|(document, body)| Some((document.id, Entry::of(document, &body)?)));
        entries = Some(all.collect());
    }
    let mut entries = entries.unwrap_or_default();
    if let Source::Shelf(changed) = from {
        for id in changed {
            exchange(app, org, *id, &mut entries).await?;
        }
    }
    put_up(app, org, before, entries).await
}

/// The entries of the newest shelf; `None` when it is of another format, or not to be read.
async fn taken_down(app: &App, head: &StoredShelf) -> StoreResult<Option<Entries>> {
    if head.format != FORMAT {
        return Ok(None);
    }
    let Some(bytes) = app.store.files.find(&head.bytes_key()).await? else { return Ok(None) };
    let entries = beside(move || Shelf::open(&bytes)?.entries()).await?;
    let entries =
        entries.inspect_err(|error| tracing::error!(cause = %error, "a shelf is damaged; it is built anew"));
    Ok(entries.ok().map(|entries| entries.into_iter().map(|entry| (entry.document.id, entry)).collect()))
}

/// Puts what the table says of a document in the place of what the shelf had.
async fn exchange(app: &App, org: OrgId, id: DocumentId, entries: &mut Entries) -> StoreResult<()> {
    entries.remove(&id);
    let found = match app.store.find_whole_document(id, Freshness::Latest).await {
        // It would be as unreadable the next time, and must not keep all others from being found.
        Err(StoreError::Corrupt(reason)) => {
            tracing::error!(%reason, "a document cannot be read; it stands on no shelf");
            None
        }
        other => other?,
    };
    let found = found.filter(|(document, _)| document.value.org == org);
    entries.extend(found.and_then(|(document, body)| Some((id, Entry::of(document.value, &body)?))));
    Ok(())
}

async fn put_up(
    app: &App,
    org: OrgId,
    before: Option<Stored<StoredShelf>>,
    entries: Entries,
) -> StoreResult<Built> {
    let (entries, now) = (entries.into_values().collect(), app.now());
    let rev = before.as_ref().map(|head| head.rev);
    let packed = beside(move || pack(org, entries, rev, now)).await?;
    let (mut shelf, bytes) = packed.map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let report = Built { documents: shelf.documents, bytes: shelf.bytes };
    let head = before.as_ref().map(|head| head.value.clone());
    if head.as_ref().is_some_and(|head| head.name == shelf.name && head.format == shelf.format) {
        return Ok(report);
    }
    app.store.files.write(&shelf.bytes_key(), bytes).await?;
    shelf.before = head.as_ref().map(|head| head.its_place().to_owned());
    let built = shelf.bytes_key();
    match app.store.put_up_shelf(before, shelf, app.now()).await {
        Err(StoreError::Conflict) => {
            clear(app, org, &built).await?;
            return Err(StoreError::Conflict);
        }
        other => other?,
    }
    // Who still goes by that one finds nothing there and asks which is the newest. Its place is nobody else's, so a shelf
    // of the same content that was put up meanwhile is not touched.
    if let Some(gone) = head.and_then(|head| head.before) {
        app.store.files.remove(&StoredShelf::key_of(org, &gone)).await?;
    }
    Ok(report)
}

/// Clears away what was built in vain, because somebody else put up another one of the same number. Only they can be at
/// that place, with the same content; a number is never given again.
async fn clear(app: &App, org: OrgId, built: &str) -> StoreResult<()> {
    let Some(head) = app.store.find_shelf(org).await? else { return Ok(()) };
    let before = head.value.before.as_ref().map(|place| StoredShelf::key_of(org, place));
    match head.value.bytes_key() == built || before.as_deref() == Some(built) {
        true => Ok(()),
        false => app.store.files.remove(built).await,
    }
}

/// A shelf with these entries on it, the newest first, and its bytes; `before` is the revision of the item whose place
/// it takes.
///
/// # Errors
/// When the index refuses an entry.
pub fn pack(
    org: OrgId,
    mut entries: Vec<Entry>,
    before: Option<u32>,
    now: Timestamp,
) -> SearchResult<(StoredShelf, Vec<u8>)> {
    entries.sort_by_key(|entry| (Reverse(entry.document.published_at), entry.document.id));
    let bytes = Shelf::build(&entries)?;
    let name: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let shelf = StoredShelf {
        org,
        place: Some(StoredShelf::next_place(before, &name)),
        name,
        format: FORMAT,
        documents: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        bytes: bytes.len() as u64,
        before: None,
        built_at: now,
    };
    Ok((shelf, bytes))
}

/// Does heavy work beside the other, which goes on.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> SearchResult<T> + Send + 'static,
) -> StoreResult<SearchResult<T>> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|panic| StoreError::Corrupt(format!("building a shelf panicked: {panic}")))
}
