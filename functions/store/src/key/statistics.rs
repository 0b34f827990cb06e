//! Sums of the months, up the tree: in the partition of an organisation a row for each month and each thing directly
//! below it, be it an organisation or, below a branch, a meeting.

use shared::id::OrgId;
use shared::period::Period;

use super::{Index, Key, Partition, Range, key, partition};

/// Stands for whatever is above the organisation at the top.
const TOP: &str = "top";

fn pk(above: Option<OrgId>) -> String {
    format!("STA#{}", above.map_or_else(|| TOP.to_owned(), |org| org.to_string()))
}

/// The row of something, for a month.
pub fn month_row(above: Option<OrgId>, month: Period, below: &str) -> Key {
    key(pk(above), format!("{month}#{below}"))
}

/// The rows of everything directly below an organisation, from one month to another.
pub fn month_rows(above: OrgId, from: Period, until: Period) -> Partition {
    // `~` sorts after every sign of an id.
    partition(Index::Main, pk(Some(above)), Range::Between(format!("{from}#"), format!("{until}#~")))
}
