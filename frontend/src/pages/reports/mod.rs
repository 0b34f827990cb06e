//! Báo cáo: an organisation's own reports upward, and those of everyone directly below it.

mod above;
mod answer;
mod begin;
mod figures;
mod known;
mod lines;
mod list;
mod own;
mod periods;
mod reading;
mod report;
mod words;
mod write;

pub use begin::ReportMeeting;
pub use list::Reports;
pub use periods::{capital, choices, recent};
pub use report::ReportPage;
