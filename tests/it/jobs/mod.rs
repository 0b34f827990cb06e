//! What follows from changes: the stream comes in, perhaps twice and in another order, and the counts are right.

mod faults;
mod member_counts;
