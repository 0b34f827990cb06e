//! What the functions keep for their own work: limits, marks of a consumer, records put aside.

use super::{Index, Key, Partition, Range, key, partition};

/// A bucket of a rate limit.
pub fn rate_limit(what: &str, who: &str) -> Key {
    key(format!("LIM#{what}#{who}"), "BUCKET")
}

/// The mark of a stream record that a consumer has counted.
pub fn counted_event(consumer: &str, event: &str) -> Key {
    key(format!("EVT#{consumer}#{event}"), "SEEN")
}

/// A stream record that a consumer could not process. Places in a stream are numbers of up to 40 digits.
pub fn failure(consumer: &str, sequence: &str, event: &str) -> Key {
    key(format!("FLR#{consumer}"), format!("{sequence:0>40}#{event}"))
}

/// The records that a consumer could not process, in the order of the stream.
pub fn failures(consumer: &str) -> Partition {
    partition(Index::Main, format!("FLR#{consumer}"), Range::All)
}
