//! Figures: of one meeting, of a branch over a year, of a member over a year. All of them are computed from
//! [`crate::attendance`] records and from nothing else.

mod figures;
mod year;

pub use figures::{Figure, FigureKind, MeetingFigures, Rate};
pub use year::*;
