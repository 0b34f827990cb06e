//! What somebody is to be reminded of, by the day on which that is done.

use jiff::civil::Date;

use super::{Index, Key, Partition, Range, key, partition};

/// One thing of which somebody is reminded on a day. The work of a day is spread over parts, so that the evening on
/// which a whole country meets is no single partition.
pub fn due(day: Date, part: u8, what: &str) -> Key {
    key(due_pk(day, part), what)
}

/// A part of the work of a day.
pub fn due_on(day: Date, part: u8) -> Partition {
    partition(Index::Main, due_pk(day, part), Range::All)
}

fn due_pk(day: Date, part: u8) -> String {
    format!("DUE#{day}#{part:02}")
}
