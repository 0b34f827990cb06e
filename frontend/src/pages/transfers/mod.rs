//! Chuyển sinh hoạt: starting a transfer, the lists of a branch, where one's own stands.

mod badge;
mod below;
mod card;
mod decide;
mod entry;
mod list;
mod of_member;
mod start;
#[cfg(test)]
mod tests;
mod typed;

pub use badge::ArrivalsBadge;
pub use list::Transfers;
pub use of_member::MemberTransfers;
pub use start::StartTransferPage;
