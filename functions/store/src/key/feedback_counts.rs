//! Counts of feedback, up the tree: in the partition of an organisation what each letter counts as there, and beside it,
//! in a partition of its own, a row for each month and each organisation directly below.

use shared::id::{FeedbackId, OrgId};
use shared::period::Period;

use super::{Index, Key, Partition, Range, key, partition};

/// Stands for whatever is above the organisation at the top.
const TOP: &str = "top";

/// What a letter counts as at an organisation to which it came in a month.
pub fn feedback_holding(org: OrgId, month: Period, feedback: FeedbackId) -> Key {
    key(format!("FBL#{org}"), format!("{month}#{feedback}"))
}

/// What came to an organisation in a month.
pub fn feedback_holdings(org: OrgId, month: Period) -> Partition {
    partition(Index::Main, format!("FBL#{org}"), Range::Prefix(format!("{month}#")))
}

/// The row of an organisation, for a month.
pub fn feedback_row(above: Option<OrgId>, month: Period, org: OrgId) -> Key {
    key(rows(above), format!("{month}#{org}"))
}

/// The rows of everything directly below an organisation, from one month to another.
pub fn feedback_rows(above: OrgId, from: Period, until: Period) -> Partition {
    // `~` sorts after every sign of an id.
    partition(Index::Main, rows(Some(above)), Range::Between(format!("{from}#"), format!("{until}#~")))
}

fn rows(above: Option<OrgId>) -> String {
    format!("FBS#{}", above.map_or_else(|| TOP.to_owned(), |org| org.to_string()))
}
