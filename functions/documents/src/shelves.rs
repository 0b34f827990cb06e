//! Shelves of the search in memory.
//!
//! A shelf is named by its content and never changes, so whoever has it has it for good: shelves are kept in the process
//! until their room is needed for others. Which one is the newest is asked of the table, at most every half minute.
//!
//! A shelf of another format is read as long as it can be: a new release finds what the last one put up until it is built
//! anew. One that cannot be read is told and left out; the others of the chain are searched all the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use futures_util::future::try_join_all;
use kit::{App, Failure, Result};
use search::{FORMAT, SearchError, Shelf};
use shared::id::OrgId;
use store::StoredShelf;

/// Most bytes of shelves in memory: a third of what the function has.
const ROOM: usize = 160 << 20;

/// The shelves at hand. Of the whole process, because their names say what they hold.
static AT_HAND: LazyLock<Mutex<AtHand>> = LazyLock::new(Mutex::default);

/// Shelves by name, each with the moment of its last use as a running number.
#[derive(Default)]
struct AtHand {
    shelves: BTreeMap<String, (u64, Arc<Shelf>)>,
    uses: u64,
    /// Shelves that this release cannot read, by name: nobody needs to fetch them again.
    foreign: BTreeSet<String>,
}

/// A shelf, as the storage has it.
enum Found {
    /// It can be read.
    Open(Arc<Shelf>),
    /// It is of a format that this release cannot read.
    Foreign,
    /// It was taken down.
    Gone,
}

impl AtHand {
    fn get(&mut self, name: &str) -> Option<Arc<Shelf>> {
        self.uses += 1;
        let (used, shelf) = self.shelves.get_mut(name)?;
        *used = self.uses;
        Some(shelf.clone())
    }

    /// Keeps a shelf, and lets those go that were not used for the longest time until it fits.
    fn keep(&mut self, name: &str, shelf: Arc<Shelf>, room: usize) {
        self.uses += 1;
        self.shelves.insert(name.to_owned(), (self.uses, shelf));
        while self.shelves.len() > 1 && self.bytes() > room {
            let oldest = self.shelves.iter().min_by_key(|(_, (used, _))| *used).map(|(name, _)| name.clone());
            self.shelves.remove(&oldest.unwrap_or_default());
        }
    }

    fn bytes(&self) -> usize {
        self.shelves.values().map(|(_, shelf)| shelf.bytes()).sum()
    }
}

/// The shelves of these organisations; one that has handed nothing down has none.
pub async fn of(app: &App, orgs: &[OrgId]) -> Result<Vec<(OrgId, Arc<Shelf>)>> {
    let mut found = all(app, orgs).await?;
    if found.iter().any(|(_, shelf)| matches!(shelf, Found::Gone)) {
        // One was taken down for a newer one since we last asked which is the newest.
        app.store.forget_shelves(orgs);
        found = all(app, orgs).await?;
    }
    let open = |(org, shelf)| match shelf {
        Found::Open(shelf) => Some((org, shelf)),
        Found::Foreign | Found::Gone => None,
    };
    Ok(found.into_iter().filter_map(open).collect())
}

async fn all(app: &App, orgs: &[OrgId]) -> Result<Vec<(OrgId, Found)>> {
    let heads = app.store.shelves_of(orgs, app.now()).await?;
    try_join_all(heads.iter().map(|head| async { Ok((head.org, one(app, head).await?)) })).await
}

fn at_hand() -> MutexGuard<'static, AtHand> {
    AT_HAND.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A shelf, from memory or from the storage.
async fn one(app: &App, head: &StoredShelf) -> Result<Found> {
    if let Some(shelf) = at_hand().get(&head.name) {
        return Ok(Found::Open(shelf));
    }
    if at_hand().foreign.contains(&head.name) {
        return Ok(Found::Foreign);
    }
    let Some(bytes) = app.store.files.find(&head.bytes_key()).await? else { return Ok(Found::Gone) };
    match Shelf::open(&bytes) {
        Ok(shelf) => {
            let shelf = Arc::new(shelf);
            at_hand().keep(&head.name, shelf.clone(), ROOM);
            Ok(Found::Open(shelf))
        }
        Err(SearchError::Foreign) => {
            tracing::error!(org = %head.org, format = head.format, ours = FORMAT, "a shelf is to be built anew");
            at_hand().foreign.insert(head.name.clone());
            Ok(Found::Foreign)
        }
        Err(error) => Err(Failure::Internal(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_the_longest_time_goes_first() {
        let shelf = || Arc::new(Shelf::open(&Shelf::build(&[]).unwrap()).unwrap());
        let room = 2 * shelf().bytes();
        let mut at_hand = AtHand::default();
        at_hand.keep("one", shelf(), room);
        at_hand.keep("two", shelf(), room);
        assert!(at_hand.get("one").is_some());
        at_hand.keep("three", shelf(), room);
        assert!(at_hand.get("one").is_some() && at_hand.get("three").is_some());
        assert!(at_hand.get("two").is_none());
        at_hand.keep("larger than the room", shelf(), 1);
        assert_eq!(at_hand.shelves.len(), 1, "the one at work stays");
    }
}
