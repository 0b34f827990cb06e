//! Figures of attendance.

mod attendance;

pub use attendance::Statistics;
