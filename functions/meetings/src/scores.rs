//! The self-score of a meeting: what is proposed for it, and the sheet as it was confirmed.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::assignment::reviewed_from;
use shared::attendance::Attendance;
use shared::file::{FileOwner, FileState};
use shared::id::{MeetingId, MemberId, ReportId};
use shared::meeting::{Meeting, MeetingState};
use shared::meeting_score::{
    FindMeetingScore, MeetingScore, MeetingScoreView, Proposal, ScoreFacts, ScoreMeeting, ScoreRights,
    check_lines, check_open, check_scorable, propose, scored_on,
};
use shared::paper::Paper;
use shared::problem::ProblemCode;
use shared::rules::meeting_score_rules;
use shared::statistics::{FigureKind, MeetingFigures};
use store::{ScoredBeside, Stored, WholeMinutes};

use crate::load;
use crate::papers;

/// How far back one looks for the meetings before.
const BEFORE: SignedDuration = SignedDuration::from_hours(24 * 190);

/// `find_meeting_score`.
pub async fn find_meeting_score(
    app: App,
    by: Member,
    call: Call<FindMeetingScore>,
) -> Result<MeetingScoreView> {
    let meeting = load::meeting(&app, &by, call.path.meeting, Action::ReadMeetings).await?;
    let meeting = load::shown(meeting);
    let may = ScoreRights { score: by.can(Action::ScoreMeeting, Subject::org(&meeting.path)) };
    if meeting.state == MeetingState::Draft && !may.score {
        return Err(ProblemCode::NotFound.into());
    }
    if check_scorable(&meeting).is_err() {
        return Ok(MeetingScoreView { meeting, score: None, proposals: Vec::new(), report: None, may });
    }
    let report = app.store.find_report(ReportId::of_meeting(meeting.id)).await?;
    let report = report.map(|report| report.value.state);
    let (score, proposals) = match may.score {
        true => {
            let minutes = app.store.find_whole_minutes(meeting.id).await?;
            let score = minutes.score.clone();
            (score, proposed(&app, &meeting, minutes).await?)
        }
        false => (app.store.find_meeting_score(meeting.id).await?, Vec::new()),
    };
    Ok(MeetingScoreView { score: score.map(shown), proposals, report, may, meeting })
}

/// `score_meeting`.
pub async fn score_meeting(app: App, by: Member, call: Call<ScoreMeeting>) -> Result<MeetingScore> {
    let meeting = load::meeting(&app, &by, call.path.meeting, Action::ScoreMeeting).await?.value;
    check_scorable(&meeting)?;
    let minutes = app.store.find_whole_minutes(meeting.id).await?;
    let (stored, day, rev) = (minutes.score.clone(), scored_on(&meeting), call.body.rev);
    let mut resolution = minutes.resolution.clone();
    let proposals = proposed(&app, &meeting, minutes).await?;
    let report = app.store.find_report(ReportId::of_meeting(meeting.id)).await?;
    let lines = check_lines(call.body.lines, &proposals, day);
    if let (Some(stored), Ok(lines)) = (&stored, &lines) {
        let is_mine = stored.value.written.by == by.id();
        if rev.checked_add(1) == Some(stored.rev) && is_mine && stored.value.lines == *lines {
            return Ok(shown(stored.clone()));
        }
    }
    check_open(&meeting, report.as_ref().map(|report| report.value.state))?;
    let lines = lines?;
    let known = stored.as_ref().map_or(0, |stored| stored.rev);
    if known != rev {
        return Err(ProblemCode::Stale.into());
    }
    let score = MeetingScore { meeting: meeting.id, day, lines, written: by.stamp(&app).await?, rev: 0 };
    let score = Stored { value: score, rev };
    let shown = MeetingScore { rev: rev + 1, ..score.value.clone() };
    let before = stored.map(self::shown);
    let keeps = resolution.as_mut().is_some_and(|it| it.value.keep_score(before.as_ref(), &shown));
    let beside = ScoredBeside { report: report.as_ref(), resolution: resolution.as_ref(), keeps };
    app.store.score_meeting(&score, beside, app.now()).await?;
    Ok(shown)
}

/// The sheet with its revision, as replied.
pub fn shown(score: Stored<MeetingScore>) -> MeetingScore {
    MeetingScore { rev: score.rev, ..score.value }
}

/// What is proposed for a meeting from everything that is known of it.
async fn proposed(app: &App, of: &Meeting, minutes: WholeMinutes) -> Result<Vec<Proposal>> {
    let (found, list) = app.store.find_whole_meeting(of.id).await?.ok_or(ProblemCode::NotFound)?;
    let meeting = found.value;
    let list: Vec<Attendance> = list.into_iter().map(|entry| entry.value).collect();
    let figures = MeetingFigures::count(&meeting, &list);
    let files = app.store.files_of(FileOwner::Meeting(meeting.id)).await?;
    let files = files.into_iter().map(|file| papers::paper(file.value));
    let up: Vec<Paper> = files.filter(|paper| paper.state == FileState::Ready).collect();
    let tasks = app.store.assignments_to_review(meeting.org, reviewed_from(&meeting)).await?;
    let written = minutes.minutes.map(|minutes| minutes.value);
    let facts = ScoreFacts {
        often_excused: often_excused(app, &meeting, &list).await?,
        votes: minutes.votes.len(),
        is_adopted: minutes.resolution.is_some_and(|resolution| resolution.value.adoption.is_some()),
        ..ScoreFacts::of_meeting(&meeting, &figures)
    };
    let facts = facts.with_papers(&meeting, &up).with_minutes(&meeting, written.as_ref());
    let facts = facts.with_tasks(&meeting, tasks.iter().map(|task| &task.value));
    Ok(propose(&facts, scored_on(&meeting)))
}

/// Names of those who were excused at this meeting and at so many before it that it is too often. Meetings before are
/// read only when somebody was excused at this one.
async fn often_excused(app: &App, meeting: &Meeting, list: &[Attendance]) -> Result<Vec<String>> {
    let mut running = excused(meeting, list);
    let needed = usize::from(meeting_score_rules(scored_on(meeting)).most_excused_running);
    if running.is_empty() {
        return Ok(Vec::new());
    }
    let start = meeting.plan.starts_at;
    let from = start.saturating_sub(BEFORE).unwrap_or(start);
    let mut before: Vec<MeetingId> = Vec::new();
    for Stored { value: other, .. } in app.store.meetings_between(meeting.org, from, start).await? {
        if other.id != meeting.id && other.plan.starts_at < start && check_scorable(&other).is_ok() {
            before.push(other.id);
        }
    }
    if before.len() < needed {
        return Ok(Vec::new());
    }
    for id in before.iter().rev().take(needed) {
        let Some((other, list)) = app.store.find_whole_meeting(*id).await? else { return Ok(Vec::new()) };
        let list: Vec<Attendance> = list.into_iter().map(|entry| entry.value).collect();
        let there = excused(&other.value, &list);
        running.retain(|member| there.contains(member));
        if running.is_empty() {
            break;
        }
    }
    let named = list.iter().filter(|entry| running.contains(&entry.member));
    Ok(named.map(|entry| entry.name.clone()).collect())
}

fn excused(meeting: &Meeting, list: &[Attendance]) -> BTreeSet<MemberId> {
    let figures = MeetingFigures::count(meeting, list);
    let found = figures.iter().find(|figure| figure.kind == FigureKind::Excused);
    found.map(|figure| figure.members.iter().copied().collect()).unwrap_or_default()
}
