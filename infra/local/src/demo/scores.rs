//! The self-scores of the demo's meetings: what the shared rule proposes, and a throw for what only the branch knows.
//! A meeting whose minutes are not signed waits for its score, too.

use std::collections::BTreeMap;

use shared::assignment::reviewed_from;
use shared::id::MeetingId;
use shared::meeting_score::{
    Criterion, MeetingScore, Proposal, ScoreFacts, ScoreLine, check_scorable, propose, scored_on,
};
use shared::minutes::Minutes;
use shared::problem::Problem;
use shared::statistics::{Listed, MeetingFigures};
use shared::time::local_date;

use super::dice::{Dice, Use};
use super::handbook::Commune;
use super::minutes::Written;

/// What was written after the meetings of a commune, to be counted: minutes and scores by meeting.
pub struct After<'a> {
    minutes: BTreeMap<MeetingId, &'a Minutes>,
    scores: BTreeMap<MeetingId, &'a MeetingScore>,
}

impl<'a> After<'a> {
    /// By meeting.
    pub fn of(written: &'a Written, scores: &'a [MeetingScore]) -> Self {
        Self {
            minutes: written.minutes.iter().map(|minutes| (minutes.meeting, minutes)).collect(),
            scores: scores.iter().map(|score| (score.meeting, score)).collect(),
        }
    }

    /// What was written after one meeting.
    pub fn meeting(&self, id: MeetingId) -> (Option<&'a Minutes>, Option<&'a MeetingScore>) {
        (self.minutes.get(&id).copied(), self.scores.get(&id).copied())
    }
}

/// The sheets of a commune's meetings.
///
/// # Errors
/// When a rule refuses what was thrown, which would be a mistake of the demo.
pub fn scores(index: usize, commune: &Commune, written: &Written) -> Result<Vec<MeetingScore>, Problem> {
    let mut dice = Dice::of(Use::Scores, index, 0);
    let after = After::of(written, &[]);
    let mut scores = Vec::new();
    for (meeting, list) in &commune.meetings {
        let Some(minutes) = after.meeting(meeting.id).0.filter(|_| check_scorable(meeting).is_ok()) else {
            continue;
        };
        let Some(signed) = &minutes.signed else { continue };
        let day = scored_on(meeting);
        let proposals = propose(&facts(&(meeting.clone(), list.clone()), minutes, written), day);
        let line = |proposal: &Proposal| ScoreLine {
            criterion: proposal.criterion,
            points: proposal.points.unwrap_or_else(|| thrown(&mut dice, proposal.criterion)),
            proposed: proposal.points,
            remark: String::new(),
        };
        let lines =
            shared::meeting_score::check_lines(proposals.iter().map(line).collect(), &proposals, day)?;
        scores.push(MeetingScore { meeting: meeting.id, day, lines, written: signed.clone(), rev: 0 });
    }
    Ok(scores)
}

fn facts((meeting, list): &Listed, minutes: &Minutes, written: &Written) -> ScoreFacts {
    let from = reviewed_from(meeting);
    let reviewed = written.assignments.iter().filter(|task| {
        let settled = task.settled.as_ref().map(|settled| local_date(settled.at));
        task.org == meeting.org
            && task.given.at < meeting.plan.starts_at
            && settled.is_none_or(|day| day >= from)
    });
    let adopted = |it: &&shared::resolution::Resolution| it.meeting == meeting.id && it.adoption.is_some();
    let facts = ScoreFacts {
        votes: written.votes.iter().filter(|vote| vote.meeting == meeting.id).count(),
        is_adopted: written.resolutions.iter().any(|it| adopted(&it)),
        ..ScoreFacts::of_meeting(meeting, &MeetingFigures::count(meeting, list))
    };
    facts.with_minutes(meeting, Some(minutes)).with_tasks(meeting, reviewed)
}

/// What a branch gives itself where nobody else can know.
fn thrown(dice: &mut Dice, criterion: Criterion) -> u8 {
    let (least, most) = match criterion {
        Criterion::Conduct => (30, 40),
        _ => (4, 5),
    };
    u8::try_from(dice.between(least, most)).unwrap_or_default()
}
