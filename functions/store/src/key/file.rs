//! Attached files, by what they belong to.

use jiff::Timestamp;
use shared::file::FileOwner;
use shared::id::FileId;

use super::{Index, Key, Partition, Range, key, partition, sortable};

fn owned_by(owner: FileOwner) -> String {
    match owner {
        FileOwner::Meeting(id) => format!("FIL#meeting#{id}"),
        FileOwner::Document(id) => format!("FIL#document#{id}"),
        FileOwner::Feedback(id) => format!("FIL#feedback#{id}"),
        FileOwner::FeedbackAnswer(id) => format!("FIL#feedback_answer#{id}"),
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

/// The list of what is to be done about files, by time. A single partition: it takes an entry for each removed file, and a
/// partition takes a thousand in a second.
const WORK: &str = "FLW#ALL";

/// Something to be done about a file.
pub fn file_work(at: Timestamp, owner: FileOwner, id: FileId) -> Key {
    key(WORK.to_owned(), format!("{}#{}#{id}", sortable(at), owned_by(owner)))
}

/// What is to be done by some time.
pub fn file_work_until(until: Timestamp) -> Partition {
    partition(Index::Main, WORK.to_owned(), Range::Between("0".into(), format!("{}~", sortable(until))))
}
