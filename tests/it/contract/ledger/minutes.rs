//! What the minutes of a meeting cost: on an evening when a country writes them.

use shared::assignment::{
    AssignmentState, AssignmentsQuery, ListAssignments, ListMyAssignments, RemoveAssignment, Settlement,
};
use shared::minutes::{ExportMinutes, RemoveVote};
use shared::org::OrgAt;
use shared::resolution::ExportResolution;
use tests::country::BRANCH;
use tests::{
    Evening, NONE, Persona, Scribe, World, assignment_text, minutes_text, resolution_text, vote_text,
};

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
    ledger.note(&world.call::<ExportMinutes>(by, evening.at(), NONE, NONE).await);
    resolution(&scribe, ledger).await;
    ledger.note(&scribe.find_score(by).await);
    ledger.note(&scribe.score_as_proposed(by).await);
}

/// A resolution with what it gives to do, and what becomes of that.
async fn resolution(scribe: &Scribe<'_>, ledger: &mut Ledger) {
    let (by, lead, world) = (Persona::Secretary, Persona::Fellow, scribe.world);
    for number in [1, 2] {
        ledger.note(&scribe.give(by, number, assignment_text(lead), 0).await);
    }
    ledger.note(&world.call::<RemoveAssignment>(by, scribe.assignment_at(2), NONE, NONE).await);
    ledger.note(&scribe.resolve(by, resolution_text(), 0).await);
    ledger.note(&scribe.find_resolution(by).await);
    ledger.note(&scribe.adopt(by, 1, 1).await);
    ledger.note(&world.call::<ListMyAssignments>(lead, NONE, NONE, NONE).await);
    let at = OrgAt { org: BRANCH };
    ledger.note(&world.call::<ListAssignments>(by, at, AssignmentsQuery::default(), NONE).await);
    let done = Settlement { state: AssignmentState::Done, result: "Ba hộ đã hiến đất.".into() };
    ledger.note(&scribe.settle(lead, 1, done, 1).await);
    ledger.note(&world.call::<ExportResolution>(lead, scribe.evening.at(), NONE, NONE).await);
}
