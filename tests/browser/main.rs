//! The product in a real browser, few journeys: what only a browser can show.
//!
//! Each test starts its own product ([`tests::Program`]) with its own data and its own Chromium. Where a story pauses,
//! [`Tab::check`] looks at the page as a whole: a screenshot is kept, nothing on it may be a serious barrier (axe-core),
//! nothing may have been stopped by the content security policy, and the program may not have failed.

mod account;
mod branch_meeting;
mod chrome;
mod documents;
mod duties;
mod feedback;
mod guide;
mod hand;
mod minutes;
mod notices;
mod offline;
mod papers;
mod people;
mod registration;
mod reports;
mod rights;
mod scores;
mod smoke;
mod stage;
mod study;
mod tab;
mod transfers;
mod year_plan;

pub use stage::{stage, story};
pub use tab::Tab;
