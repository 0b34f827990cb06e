//! Figures of attendance: of a branch, meeting by meeting, and up the tree.

mod attendance;
mod tree;

pub use attendance::Statistics;
pub(super) use tree::{save_sheet, which_period};
