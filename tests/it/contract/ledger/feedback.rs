//! What it costs to say something, and to answer.

use shared::feedback::{FeedbackStage, ListFeedbackAddressees, ListMyFeedback};
use tests::country::BRANCH;
use tests::voice::Voice;
use tests::{NONE, Persona, World};

use super::Ledger;

/// The first is answered by the committee, the second is taken back.
pub async fn story(world: &World, ledger: &mut Ledger) {
    let (says, reads) = (Persona::Fellow, Persona::Secretary);
    let voice = |number| Voice::of(world, says, number);
    ledger.note(&world.call::<ListFeedbackAddressees>(says, NONE, NONE, NONE).await);
    // The first of a year makes the count, each after it raises it.
    voice(1).send(BRANCH).await.ok();
    ledger.note(&voice(2).send(BRANCH).await);
    ledger.note(&world.call::<ListMyFeedback>(says, NONE, Default::default(), NONE).await);
    ledger.note(&Voice::with(world, reads, BRANCH, FeedbackStage::Waiting).await);
    ledger.note(&voice(1).find(says).await);
    ledger.note(&voice(1).receive(reads, 1).await);
    ledger.note(&voice(1).extend(reads, 2).await);
    ledger.note(&voice(1).forward(reads, 3).await);
    ledger.note(&voice(1).answer(Persona::CommuneAdmin, 4).await);
    ledger.note(&voice(2).withdraw(says, 1).await);
}
