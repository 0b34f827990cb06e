//! Transfers of membership: started and taken back by the sending side, decided by the receiving one.

mod decide;
mod leaving;
mod lists;
mod start;

use kit::{App, Member, Result};
use shared::access::Action;
use shared::audit::{AuditAct, AuditDraft, TransferStep};
use shared::problem::ProblemCode;
use shared::transfer::{Transfer, TransferAt, TransferState};
use store::{Stored, StoredMember};

pub use self::decide::{receive_transfer, return_transfer, withdraw_transfer};
pub use self::leaving::leaving;
pub use self::lists::{list_arrivals, list_departures, list_transfers};
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

/// What the logs of both sides say of the step that a transfer has come to.
fn said(by: &Member, transfer: &Transfer) -> Vec<AuditDraft> {
    let (step, day, reason) = match &transfer.state {
        TransferState::Waiting => (TransferStep::Started, Some(transfer.letter_on), transfer.reason.clone()),
        TransferState::Left => (TransferStep::Left, Some(transfer.letter_on), transfer.reason.clone()),
        TransferState::Received { papers_on, .. } => {
            (TransferStep::Received, Some(*papers_on), String::new())
        }
        TransferState::Returned { reason, .. } => (TransferStep::Returned, None, reason.clone()),
        TransferState::Withdrawn { .. } => (TransferStep::Withdrawn, None, String::new()),
    };
    let orgs = std::iter::once(transfer.from.org).chain(transfer.to.branch().map(|branch| branch.org));
    let act = AuditAct::MemberTransferred {
        member: transfer.member,
        step,
        from: transfer.from.name.clone(),
        to: transfer.to.name().to_owned(),
        day,
        reason,
    };
    orgs.map(|org| AuditDraft { org, by: Some(by.id()), act: act.clone() }).collect()
}
