//! What follows from changes: the stream comes in, perhaps twice and in another order, and the counts are right.

mod faults;
pub(crate) mod founding;
mod histories;
mod member_counts;
pub(crate) mod replays;
