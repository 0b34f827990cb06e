//! The roster, its import, the slips.

mod account;
mod committee;
mod host_field;
mod import;
mod list;
mod member;
mod member_list;
mod profile;
mod roster;
#[cfg(test)]
pub(crate) mod sample;
mod slips;
mod standing;
mod standing_form;
mod year;

pub use committee::CommitteeSearch;
pub use import::{ImportRoster, put_file};
pub use list::Members;
pub use member::MemberPage;
pub use roster::Roster;
pub use slips::ActivationSlips;
