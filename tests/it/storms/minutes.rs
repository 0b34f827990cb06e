//! The minutes of a meeting, asked for twice.

use shared::assignment::{
    AssignmentChange, AssignmentState, GiveAssignment, RemoveAssignment, SettleAssignment, Settlement,
    SettlementOrder,
};
use shared::meeting::AtRevision;
use shared::meeting_score::{ScoreChange, ScoreMeeting};
use shared::minutes::{
    AddToMinutes, AddendumText, MinutesChange, RecordVote, RemoveVote, SignMinutes, VoteChange, WriteMinutes,
};
use shared::resolution::{AdoptResolution, AdoptionOrder, ResolutionChange, WriteResolution};
use tests::{
    Evening, NONE, Persona, Scribe, assignment_text, minutes_text, resolution_text, score_lines, vote_text,
};

use super::repeats::Repeats;

/// Writing, voting, signing, adding.
pub async fn twice(repeats: &mut Repeats<'_>) {
    let (by, world) = (Persona::Secretary, repeats.world);
    let evening = Evening::at_id(world, 1);
    let (at, scribe) = (evening.at(), Scribe::of(world, evening));
    repeats.twice::<WriteMinutes>(by, at, MinutesChange { text: minutes_text(), rev: 0 }).await;
    let text = vote_text(scribe.view(by).await.base.present, 0);
    for number in [1, 2] {
        repeats
            .twice::<RecordVote>(by, scribe.vote_at(number), VoteChange { text: text.clone(), rev: 0 })
            .await;
    }
    repeats.twice::<RemoveVote>(by, scribe.vote_at(2), NONE).await;
    repeats.twice::<SignMinutes>(by, at, AtRevision { rev: 1 }).await;
    let addendum = AddendumText { text: "Có mặt thêm đại biểu của xã.".into(), rev: 2 };
    repeats.twice::<AddToMinutes>(by, at, addendum).await;
    resolution(repeats, &scribe).await;
    let lines = score_lines(&scribe.score_view(by).await);
    repeats.twice::<ScoreMeeting>(by, at, ScoreChange { lines, rev: 0 }).await;
}

/// Giving to do, adopting, settling.
async fn resolution(repeats: &mut Repeats<'_>, scribe: &Scribe<'_>) {
    let (by, lead, at) = (Persona::Secretary, Persona::Fellow, scribe.evening.at());
    for number in [1, 2] {
        let change = AssignmentChange { text: assignment_text(lead), rev: 0 };
        repeats.twice::<GiveAssignment>(by, scribe.assignment_at(number), change).await;
    }
    repeats.twice::<RemoveAssignment>(by, scribe.assignment_at(2), NONE).await;
    repeats.twice::<WriteResolution>(by, at, ResolutionChange { text: resolution_text(), rev: 0 }).await;
    let order = AdoptionOrder { vote: scribe.vote_at(1).vote, serial: 1, rev: 1 };
    repeats.twice::<AdoptResolution>(by, at, order).await;
    let settlement =
        Settlement { state: AssignmentState::Done, result: "Ba hộ đã hiến đất.".into() };
    let order = SettlementOrder { settlement, rev: 1 };
    repeats.twice::<SettleAssignment>(lead, scribe.assignment_at(1), order).await;
}
