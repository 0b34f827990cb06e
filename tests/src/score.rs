//! Self-scores of the test's evenings.

use shared::meeting_score::{
    Criterion, FindMeetingScore, MeetingScoreView, ScoreChange, ScoreLine, ScoreMeeting,
};

use crate::NONE;
use crate::minutes::Scribe;
use crate::persona::Persona;
use crate::reply::Reply;

/// What a branch gives itself where the system knows nothing.
fn own(criterion: Criterion) -> u8 {
    match criterion {
        Criterion::Conduct => 36,
        Criterion::Principles => 4,
        _ => 0,
    }
}

/// The lines that a secretary confirms as they are proposed, with the branch's own points where nothing is.
pub fn score_lines(view: &MeetingScoreView) -> Vec<ScoreLine> {
    let lines = view.proposals.iter().map(|proposal| ScoreLine {
        criterion: proposal.criterion,
        points: proposal.points.unwrap_or_else(|| own(proposal.criterion)),
        proposed: None,
        remark: String::new(),
    });
    lines.collect()
}

impl Scribe<'_> {
    /// The sheet as somebody sees it.
    pub async fn score_view(&self, by: Persona) -> MeetingScoreView {
        self.find_score(by).await.ok()
    }

    /// The same, allowed or not.
    pub async fn find_score(&self, by: Persona) -> Reply<FindMeetingScore> {
        self.world.call(by, self.evening.at(), NONE, NONE).await
    }

    /// Confirms these lines over a revision.
    pub async fn score(&self, by: Persona, lines: Vec<ScoreLine>, rev: u32) -> Reply<ScoreMeeting> {
        self.world.call(by, self.evening.at(), NONE, ScoreChange { lines, rev }).await
    }

    /// Confirms what is proposed, for the first time.
    pub async fn score_as_proposed(&self, by: Persona) -> Reply<ScoreMeeting> {
        let lines = score_lines(&self.score_view(by).await);
        self.score(by, lines, 0).await
    }
}
