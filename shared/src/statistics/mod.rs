//! Figures: of one meeting, of a branch over a year, of a member over a year, of a month up the tree. All of them are
//! computed from [`crate::attendance`] records and from nothing else.

mod adding;
mod after;
mod figures;
mod sums;
mod year;

pub use after::AfterSum;
pub use figures::{Figure, FigureCount, FigureKind, MeetingFigures, Rate};
pub use sums::*;
pub use year::*;
