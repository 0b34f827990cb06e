//! Figures of attendance: of a branch, meeting by meeting, and up the tree.

mod attendance;
mod tree;

pub use attendance::Statistics;
