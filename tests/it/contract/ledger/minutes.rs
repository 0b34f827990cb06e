//! What the minutes of a meeting cost: on an evening when a country writes them.

use shared::minutes::RemoveVote;
use tests::{Evening, NONE, Persona, Scribe, World, minutes_text, vote_text};

use super::Ledger;

/// Minutes with a vote, signed and added to.
pub async fn story(world: &World, evening: &Evening<'_>, ledger: &mut Ledger) {
    let (by, scribe) = (Persona::Secretary, Scribe::of(world, *evening));
    ledger.note(&scribe.write(Persona::CommitteeMember, minutes_text(), 0).await);
    let base = scribe.view(by).await.base;
    for number in [1, 2] {
        ledger.note(&scribe.record(by, number, vote_text(base.present, 0), 0).await);
    }
    ledger.note(&world.call::<RemoveVote>(by, scribe.vote_at(2), NONE, NONE).await);
    ledger.note(&scribe.sign(by, 1).await);
    ledger.note(&scribe.add(by, "Có mặt thêm đại biểu của xã.", 2).await);
    ledger.note(&scribe.find(Persona::Fellow).await);
}
