//! The steps of a transfer, each asked for twice.

use jiff::civil::date;
use shared::meeting::AtRevision;
use shared::member::MemberAt;
use shared::transfer::{
    ReceiveTransfer, ReturnTransfer, StartTransfer, TransferReceipt, TransferReturn, WithdrawTransfer,
};
use tests::country::SIBLING;
use tests::{Persona, Relocation};

use super::repeats::Repeats;

/// The first is sent back, the second taken back, the third received.
pub async fn transfers(repeats: &mut Repeats<'_>) {
    let (here, there, who) = (Persona::Secretary, Persona::SiblingSecretary, Persona::CommitteeMember);
    for number in 1..=3 {
        let step = Relocation::of(repeats.world, who, number);
        let order = step.order(SIBLING).await;
        repeats.twice::<StartTransfer>(here, MemberAt { member: who.id() }, order).await;
        match number {
            1 => {
                let reason = "Giấy giới thiệu chưa có dấu".into();
                repeats.twice::<ReturnTransfer>(there, step.at(), TransferReturn { reason, rev: 1 }).await;
            }
            2 => {
                repeats.twice::<WithdrawTransfer>(here, step.at(), AtRevision { rev: 1 }).await;
            }
            _ => {
                let papers_on = date(2026, 11, 16);
                let receipt = TransferReceipt { papers_on, rev: 1 };
                repeats.twice::<ReceiveTransfer>(there, step.at(), receipt).await;
            }
        }
    }
}
