//! Deciding a transfer: received, sent back, taken back.

use kit::{App, Call, Failure, Member, Result};
use shared::access::Action;
use shared::audit::check_reason;
use shared::meeting::Stamp;
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use shared::transfer::{
    ReceiveTransfer, ReturnTransfer, Transfer, TransferAt, TransferReceipt, TransferState, WithdrawTransfer,
};
use store::{StoreError, Stored, StoredMember, TransferWrite};

use super::{load, member_of, move_to, moving};
use crate::grants::{ended_by_leaving, outgrown};
use crate::standing;

/// `receive_transfer`.
pub async fn receive_transfer(app: App, by: Member, call: Call<ReceiveTransfer>) -> Result<Transfer> {
    let transfer = load(&app, &by, call.path, Action::ReceiveTransfer).await?;
    let receipt = call.body;
    let is_so = |state: &TransferState| match state {
        TransferState::Received { papers_on, stamp } => {
            *papers_on == receipt.papers_on && stamp.by == by.id()
        }
        _ => false,
    };
    if is_so(&transfer.state) {
        return Ok(transfer);
    }
    let received = receive(&app, &by, transfer, &receipt).await;
    settled(&app, call.path, is_so, received).await
}

async fn receive(
    app: &App,
    by: &Member,
    mut transfer: Transfer,
    receipt: &TransferReceipt,
) -> Result<Transfer> {
    let TransferReceipt { papers_on, rev } = *receipt;
    let stamp = by.stamp(app).await?;
    transfer.receive(papers_on, local_date(app.now()), stamp)?;
    check_rev(&transfer, rev)?;
    let member = member_of(app, &transfer).await?;
    standing::check_day(app, &member.value, papers_on)
        .await?
        .map_err(|problem| Problem::field("papers_on", problem.sentence))?;
    let step = arriving(app, by, transfer, member).await?;
    write(app, step).await
}

/// The member belongs to the receiving branch from now on: roles of the old one end, proposals move along.
async fn arriving(
    app: &App,
    by: &Member,
    transfer: Transfer,
    mut member: Stored<StoredMember>,
) -> Result<TransferWrite> {
    let (TransferState::Received { papers_on, .. }, Some(to)) = (&transfer.state, transfer.to.branch())
    else {
        return Err(ProblemCode::TransferOver.into());
    };
    member.value.transfer = None;
    member.value.standing = member.value.standing.after_transfer();
    move_to(app, &mut member.value, to.path.ids()).await?;
    let mut record = standing::record(app, by, &member.value, *papers_on);
    record.received_by = Some(to.name.clone());
    let ended = outgrown(app, &member.value).await?;
    let mut said = transfer.said(by.id());
    said.extend(ended_by_leaving(&ended, by));
    let (corrections, closed) = moving::corrections(app, by, &member.value).await?;
    said.extend(closed);
    let (before, record) = (Some(transfer.rev), Some(record));
    Ok(TransferWrite { transfer, before, member, record, ended, corrections, said })
}

/// `return_transfer`.
pub async fn return_transfer(app: App, by: Member, call: Call<ReturnTransfer>) -> Result<Transfer> {
    let transfer = load(&app, &by, call.path, Action::ReceiveTransfer).await?;
    let reason = check_reason(&call.body.reason).map_err(|problem| Problem::invalid(vec![problem]))?;
    let is_so = |state: &TransferState| match state {
        TransferState::Returned { reason: given, stamp } => *given == reason && stamp.by == by.id(),
        _ => false,
    };
    if is_so(&transfer.state) {
        return Ok(transfer);
    }
    let end = |transfer: &mut Transfer, stamp| transfer.give_back(reason.clone(), stamp);
    let returned = staying(&app, &by, transfer, call.body.rev, end).await;
    settled(&app, call.path, is_so, returned).await
}

/// `withdraw_transfer`.
pub async fn withdraw_transfer(app: App, by: Member, call: Call<WithdrawTransfer>) -> Result<Transfer> {
    let transfer = load(&app, &by, call.path, Action::StartTransfer).await?;
    let is_so =
        |state: &TransferState| matches!(state, TransferState::Withdrawn { stamp } if stamp.by == by.id());
    if is_so(&transfer.state) {
        return Ok(transfer);
    }
    let end = |transfer: &mut Transfer, stamp| transfer.withdraw(stamp);
    let withdrawn = staying(&app, &by, transfer, call.body.rev, end).await;
    settled(&app, call.path, is_so, withdrawn).await
}

/// The transfer ends, the member stays where they were.
async fn staying(
    app: &App,
    by: &Member,
    mut transfer: Transfer,
    rev: u32,
    end: impl FnOnce(&mut Transfer, Stamp) -> std::result::Result<(), Problem>,
) -> Result<Transfer> {
    let stamp = by.stamp(app).await?;
    end(&mut transfer, stamp)?;
    check_rev(&transfer, rev)?;
    let mut member = member_of(app, &transfer).await?;
    member.value.transfer = None;
    let (said, before) = (transfer.said(by.id()), Some(transfer.rev));
    let (ended, corrections) = (Vec::new(), Vec::new());
    write(app, TransferWrite { transfer, before, member, record: None, ended, corrections, said }).await
}

/// What a decision comes to when another one was made at the same moment: the same one sent twice is answered the same,
/// a different one is told that it is over.
async fn settled(
    app: &App,
    at: TransferAt,
    is_so: impl Fn(&TransferState) -> bool,
    tried: Result<Transfer>,
) -> Result<Transfer> {
    let met_another = match &tried {
        Err(Failure::Store(StoreError::Conflict)) => true,
        Err(Failure::Refused(problem)) => problem.code == ProblemCode::Stale,
        _ => false,
    };
    if !met_another {
        return tried;
    }
    let now = app.store.find_transfer(at.member, at.transfer).await?.ok_or(ProblemCode::NotFound)?;
    match now.state {
        _ if is_so(&now.state) => Ok(now),
        TransferState::Waiting => Err(ProblemCode::Stale.into()),
        _ => Err(ProblemCode::TransferOver.into()),
    }
}

fn check_rev(transfer: &Transfer, rev: u32) -> Result<()> {
    if transfer.rev == rev { Ok(()) } else { Err(ProblemCode::Stale.into()) }
}

async fn write(app: &App, step: TransferWrite) -> Result<Transfer> {
    app.store.write_transfer(&step, app.now()).await?;
    Ok(Transfer { rev: step.transfer.rev + 1, ..step.transfer })
}
