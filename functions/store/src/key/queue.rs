//! Places in the queue of requests for an account.

use super::{Index, Key, Partition, Range, key, partition};
use crate::queue::QueueOf;

fn pk(of: QueueOf) -> String {
    match of {
        QueueOf::Branch(branch) => format!("RGS#{branch}"),
        QueueOf::Member(member) => format!("RGS#{member}"),
        QueueOf::Address(mark) => format!("RGS#{:016x}", mark.0),
    }
}

/// A place in a queue; numbers are written in four digits, so that they sort.
pub fn queue_place(of: QueueOf, number: u16) -> Key {
    key(pk(of), format!("{number:04}"))
}

/// What no queue has: looked at by those who need no place, so that they do the same work.
pub fn no_queue_place(of: QueueOf) -> Key {
    key(pk(of), "NONE")
}

/// The places of a queue that are taken.
pub fn queue(of: QueueOf) -> Partition {
    partition(Index::Main, pk(of), Range::All)
}
