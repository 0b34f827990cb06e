//! The minutes of a meeting, asked for twice.

use shared::meeting::AtRevision;
use shared::minutes::{
    AddToMinutes, AddendumText, MinutesChange, RecordVote, RemoveVote, SignMinutes, VoteChange, WriteMinutes,
};
use tests::{Evening, NONE, Persona, Scribe, minutes_text, vote_text};

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
}
