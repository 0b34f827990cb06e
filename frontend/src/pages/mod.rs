//! One file per screen, and which address opens which. [`split`] says with which download a page comes.

pub mod account;
pub mod admin;
pub mod documents;
pub mod feedback;
pub mod guide;
pub mod meetings;
pub mod members;
pub mod notices;
pub mod orgs;
pub mod reports;
pub mod statistics;
pub mod study;
pub mod transfers;
pub mod year_plan;

mod lazy;
mod not_found;
mod split;
mod today;

pub use lazy::{Lazy, fetch_ahead};
