//! Deciding a transfer: received, sent back, taken back.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::audit::check_reason;
use shared::meeting::Stamp;
use shared::problem::{Problem, ProblemCode};
use shared::profile::CorrectionState;
use shared::time::local_date;
use shared::transfer::{
    ReceiveTransfer, ReturnTransfer, Transfer, TransferReceipt, TransferState, WithdrawTransfer,
};
use store::{Stored, StoredCorrection, StoredMember, TransferWrite};

use super::{load, member_of, said};
use crate::grants::{ended_by_leaving, outgrown};
use crate::standing;

/// `receive_transfer`.
pub async fn receive_transfer(app: App, by: Member, call: Call<ReceiveTransfer>) -> Result<Transfer> {
    let mut transfer = load(&app, &by, call.path, Action::ReceiveTransfer).await?;
    let TransferReceipt { papers_on, rev } = call.body;
    let is_so = |state: &TransferState| match state {
        TransferState::Received { papers_on: day, stamp } => *day == papers_on && stamp.by == by.id(),
        _ => false,
    };
    if is_so(&transfer.state) {
        return Ok(transfer);
    }
    let stamp = by.stamp(&app).await?;
    transfer.receive(papers_on, local_date(app.now()), stamp)?;
    check_rev(&transfer, rev)?;
    let member = member_of(&app, &transfer).await?;
    standing::check_day(&app, &member.value, papers_on)
        .await?
        .map_err(|problem| Problem::field("papers_on", problem.sentence))?;
    let step = arriving(&app, &by, transfer, member).await?;
    write(&app, step).await
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
    member.value.move_to(to.path.ids());
    let mut record = standing::record(app, by, &member.value, *papers_on);
    record.received_by = Some(to.name.clone());
    let ended = outgrown(app, &member.value).await?;
    let mut said = said(by, &transfer);
    said.extend(ended_by_leaving(&ended, by));
    let corrections = waiting_corrections(app, &member.value).await?;
    let (before, record) = (Some(transfer.rev), Some(record));
    Ok(TransferWrite { transfer, before, member, record, ended, corrections, said })
}

/// What the member proposed and nobody decided is the new branch's to decide.
async fn waiting_corrections(app: &App, member: &StoredMember) -> Result<Vec<Stored<StoredCorrection>>> {
    let mut waiting = app.store.corrections_of(member.id).await?;
    waiting.retain(|correction| correction.value.state == CorrectionState::Waiting);
    for correction in &mut waiting {
        correction.value.branch = member.branch;
    }
    Ok(waiting)
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
    let end = |transfer: &mut Transfer, stamp| transfer.give_back(reason, stamp);
    staying(&app, &by, transfer, call.body.rev, end).await
}

/// `withdraw_transfer`.
pub async fn withdraw_transfer(app: App, by: Member, call: Call<WithdrawTransfer>) -> Result<Transfer> {
    let transfer = load(&app, &by, call.path, Action::StartTransfer).await?;
    if matches!(&transfer.state, TransferState::Withdrawn { stamp } if stamp.by == by.id()) {
        return Ok(transfer);
    }
    let end = |transfer: &mut Transfer, stamp| transfer.withdraw(stamp);
    staying(&app, &by, transfer, call.body.rev, end).await
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
    let (said, before) = (said(by, &transfer), Some(transfer.rev));
    let (ended, corrections) = (Vec::new(), Vec::new());
    write(app, TransferWrite { transfer, before, member, record: None, ended, corrections, said }).await
}

fn check_rev(transfer: &Transfer, rev: u32) -> Result<()> {
    if transfer.rev == rev { Ok(()) } else { Err(ProblemCode::Stale.into()) }
}

async fn write(app: &App, step: TransferWrite) -> Result<Transfer> {
    app.store.write_transfer(&step, app.now()).await?;
    Ok(Transfer { rev: step.transfer.rev + 1, ..step.transfer })
}
