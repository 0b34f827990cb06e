//! What follows from changes: the stream comes in, perhaps twice and in another order, and the counts,
//! sums and reports are right.

mod closed_meetings;
mod faults;
mod files;
pub(crate) mod founding;
mod histories;
mod member_counts;
pub(crate) mod replays;
mod sums;
