//! The roster, its import, the slips.

mod account;
mod committee;
mod corrections;
mod host_field;
mod import;
mod list;
mod lock;
mod masked_number;
mod member;
mod member_list;
mod missed;
mod probations;
mod profile;
mod registrations;
mod roster;
#[cfg(test)]
pub(crate) mod sample;
mod search;
mod slips;
mod standing;
mod standing_form;
mod standing_history;
mod year;

pub use committee::CommitteeSearch;
pub use import::ImportRoster;
pub use list::Members;
pub use masked_number::MaskedNumber;
#[cfg(test)]
pub(crate) use masked_number::hidden;
pub use member::MemberPage;
pub use profile::masked;
pub use registrations::Registrations;
pub use roster::Roster;
pub use search::use_members;
pub use slips::ActivationSlips;
