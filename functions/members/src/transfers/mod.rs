//! Transfers of membership: started and taken back by the sending side, decided by the receiving one.

mod decide;
mod leaving;
mod lists;
mod moving;
mod start;

use kit::{App, Member, Result};
use shared::access::Action;
use shared::problem::ProblemCode;
use shared::transfer::{Transfer, TransferAt};
use store::{Stored, StoredMember};

pub use self::decide::{receive_transfer, return_transfer, withdraw_transfer};
pub use self::leaving::leaving;
pub use self::lists::{list_arrivals, list_departures, list_transfers, list_transfers_below};
pub use self::moving::move_to;
pub use self::start::start_transfer;

/// A transfer, for an act on it: who may not know of it finds nothing.
async fn load(app: &App, by: &Member, at: TransferAt, action: Action) -> Result<Transfer> {
    let transfer = app.store.find_transfer(at.member, at.transfer).await?.ok_or(ProblemCode::NotFound)?;
    by.may(Action::ReadTransfer, transfer.subject())?;
    match by.can(action, transfer.subject()) {
        true => Ok(transfer),
        false => Err(ProblemCode::Forbidden.into()),
    }
}

/// The member of a transfer that waits, as read with it.
async fn member_of(app: &App, transfer: &Transfer) -> Result<Stored<StoredMember>> {
    let member = app.store.find_member(transfer.member).await?.ok_or(ProblemCode::NotFound)?;
    match member.value.transfer == Some(transfer.id) {
        true => Ok(member),
        false => Err(ProblemCode::Stale.into()),
    }
}
