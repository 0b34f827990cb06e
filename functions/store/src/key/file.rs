//! Attached files, by what they belong to.

use shared::file::FileOwner;
use shared::id::FileId;

use super::{Index, Key, Partition, Range, key, partition};

fn owned_by(owner: FileOwner) -> String {
    match owner {
        FileOwner::Meeting(id) => format!("FIL#meeting#{id}"),
        FileOwner::Document(id) => format!("FIL#document#{id}"),
    }
}

/// A file.
pub fn file(owner: FileOwner, id: FileId) -> Key {
    key(owned_by(owner), id.to_string())
}

/// The files that belong to something, in the order in which they were announced.
pub fn files_of(owner: FileOwner) -> Partition {
    partition(Index::Main, owned_by(owner), Range::All)
}
