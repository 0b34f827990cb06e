//! Votes: written down as they were counted in the room.

use kit::{App, Call, Member, Result};
use shared::attendance::Attendance;
use shared::endpoint::Nothing;
use shared::id::VoteId;
use shared::meeting::Meeting;
use shared::minutes::{RecordVote, RemoveVote, Vote, VoteBase, check_writable};
use shared::problem::{Problem, ProblemCode};
use store::{StoreError, Stored, WholeMinutes};

use crate::load::{self, Whole};

/// Most votes of one meeting.
const MOST: usize = 50;

/// `record_vote`.
pub async fn record_vote(app: App, by: Member, call: Call<RecordVote>) -> Result<Vote> {
    let Whole { meeting, list } = load::minutes_to_write(&app, &by, call.path.meeting).await?;
    let (mut text, rev) = (call.body.text, call.body.rev);
    text.matter = text.matter.trim().to_owned();
    let list: Vec<Attendance> = list.into_iter().map(|entry| entry.value).collect();
    let base = VoteBase::count(&meeting.value, &list);
    let vote =
        Vote { id: call.path.vote, meeting: meeting.value.id, text, stamp: by.stamp(&app).await?, rev };
    // Whoever writes minutes or resolution meanwhile does not stand in the way; only signature and adoption do.
    for _ in 0..3 {
        let whole = app.store.find_whole_minutes(vote.meeting).await?;
        let found = whole.votes.iter().find(|found| found.value.id == vote.id);
        if let Some(same) = found.filter(|found| is_repeated(found, &vote)) {
            return Ok(shown(same.clone()));
        }
        check_open(&meeting.value, &whole, vote.id)?;
        vote.text.check(&base)?;
        if found.map_or(0, |vote| vote.rev) != rev {
            return Err(ProblemCode::Stale.into());
        }
        if rev == 0 && whole.votes.len() >= MOST {
            return Err(Problem::field("matter", "Cuộc họp đã có 50 lần biểu quyết.").into());
        }
        let stored = Stored { value: vote.clone(), rev };
        match app.store.record_vote(&stored, &whole, app.now()).await {
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| Vote { rev: rev + 1, ..vote })?),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// Whether this very vote is there already: its reply was lost on the way.
fn is_repeated(found: &Stored<Vote>, vote: &Vote) -> bool {
    let is_next = vote.rev.checked_add(1) == Some(found.rev);
    is_next && found.value.stamp.by == vote.stamp.by && found.value.text == vote.text
}

/// `remove_vote`.
pub async fn remove_vote(app: App, by: Member, call: Call<RemoveVote>) -> Result<Nothing> {
    let Whole { meeting, .. } = load::minutes_to_write(&app, &by, call.path.meeting).await?;
    for _ in 0..3 {
        let whole = app.store.find_whole_minutes(meeting.value.id).await?;
        let Some(vote) = whole.votes.iter().find(|vote| vote.value.id == call.path.vote) else {
            return Ok(Nothing {});
        };
        check_open(&meeting.value, &whole, vote.value.id)?;
        match app.store.remove_vote(vote, &whole).await {
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| Nothing {})?),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// Votes are changed as long as the minutes are, but for the one that adopted the resolution.
fn check_open(meeting: &Meeting, whole: &WholeMinutes, vote: VoteId) -> Result<()> {
    match &whole.minutes {
        Some(minutes) => minutes.value.check_open(meeting)?,
        None => check_writable(meeting)?,
    }
    match &whole.resolution {
        Some(resolution) => Ok(resolution.value.check_vote_open(vote)?),
        None => Ok(()),
    }
}

fn shown(vote: Stored<Vote>) -> Vote {
    Vote { rev: vote.rev, ..vote.value }
}
