//! The resolution of a meeting: read, written, adopted under its number.

use kit::{App, Call, Failure, Member, Result};
use shared::access::Action;
use shared::assignment::reviewed_from;
use shared::attendance::Attendance;
use shared::document::{DocNumber, DocumentKind, NumberPlace};
use shared::grant::Role;
use shared::id::MeetingId;
use shared::issuer::Issuer;
use shared::meeting::Meeting;
use shared::meeting_score::{MeetingScore, ScoreShort};
use shared::minutes::{PaperRecord, Vote, has_minutes};
use shared::party_form::{PaperFile, resolution_form};
use shared::problem::{Problem, ProblemCode};
use shared::resolution::{
    AdoptResolution, Adoption, ExportResolution, FindResolution, Resolution, ResolutionView, ReviewedTask,
    WriteResolution,
};
use shared::time::local_date;
use store::{StoreError, Stored, WholeMinutes};

use crate::assignments;
use crate::load::{self, Whole};
use crate::minutes::{Resting, attendees, issuer, resting, rights, shown_vote};
use crate::word;

/// `find_resolution`.
pub async fn find_resolution(app: App, by: Member, call: Call<FindResolution>) -> Result<ResolutionView> {
    look(&app, &by, call.path.meeting).await
}

/// `export_resolution`.
pub async fn export_resolution(app: App, by: Member, call: Call<ExportResolution>) -> Result<PaperFile> {
    let view = look(&app, &by, call.path.meeting).await?;
    let form = resolution_form(&view).filter(|_| has_minutes(&view.meeting));
    let day = local_date(view.meeting.plan.starts_at);
    let unadopted =
        || Problem::with(ProblemCode::WrongMeetingState, "Nghị quyết chưa ban hành nên chưa có tệp để tải.");
    word::file(&form.ok_or_else(unadopted)?, &format!("nghi-quyet-{day}.docx"))
}

async fn look(app: &App, by: &Member, id: MeetingId) -> Result<ResolutionView> {
    let (meeting, list) = app.store.find_whole_meeting(id).await?.ok_or(ProblemCode::NotFound)?;
    let everyone: Vec<Attendance> = list.iter().map(|entry| entry.value.clone()).collect();
    let may = rights(by, &meeting.value);
    let meeting = load::view(by, Whole { meeting, list })?.meeting;
    let WholeMinutes { resolution, votes, assignments, score, .. } =
        app.store.find_whole_minutes(meeting.id).await?;
    let mut resolution = resolution.map_or_else(|| Resolution::of(meeting.id), shown);
    let kept = resolution.adoption.as_mut().and_then(|adoption| adoption.record.take());
    let (score, score_since) = part_four(&mut resolution, score.map(crate::scores::shown));
    let adoption = resolution.adoption.clone();
    let is_open_to = may.write || adoption.is_some();
    let review = match &adoption {
        Some(adoption) => adoption.review.clone(),
        None if may.write => review(app, &meeting).await?,
        None => Vec::new(),
    };
    let issuer = issuer(app, &meeting).await?;
    let next_serial = match adoption.is_none() && may.sign {
        true => Some(app.store.last_document_number(&numbering(&meeting, &issuer, 0)?.0).await? + 1),
        false => None,
    };
    let Resting { issuer, figures, figures_since, base } =
        resting(&meeting, &everyone, kept, issuer, may.write);
    let figures_to = |figures| if is_open_to { figures } else { Vec::new() };
    let is_shown = |vote: &Stored<_>| may.write || adoption.as_ref().is_some_and(|it| is_of(it, vote));
    Ok(ResolutionView {
        issuer,
        resolution: is_open_to.then_some(resolution),
        review,
        assignments: assignments.into_iter().filter(|_| is_open_to).map(assignments::shown).collect(),
        score: score.filter(|_| is_open_to),
        score_since: score_since.filter(|_| is_open_to),
        figures: figures_to(figures),
        figures_since: figures_to(figures_since),
        votes: votes.into_iter().filter(is_shown).map(shown_vote).collect(),
        base,
        people: if may.write { attendees(&meeting, &everyone) } else { Vec::new() },
        next_serial,
        may,
        meeting,
    })
}

/// The self-score that the resolution names, and that of today where it is another. What was kept is replied once.
fn part_four(
    resolution: &mut Resolution,
    sheet: Option<MeetingScore>,
) -> (Option<MeetingScore>, Option<ScoreShort>) {
    let Some(kept) = resolution.adoption.as_mut().and_then(|adoption| adoption.score.take()) else {
        return (sheet, None);
    };
    let points = |sheet: &MeetingScore| sheet.lines.iter().map(|line| line.points).collect::<Vec<_>>();
    let since = sheet.filter(|sheet| points(sheet) != points(&kept)).map(|sheet| sheet.short());
    (Some(kept), since)
}

fn is_of(adoption: &Adoption, vote: &Stored<shared::minutes::Vote>) -> bool {
    adoption.vote == vote.value.id
}

/// What became of the assignments of earlier meetings: those open, then those settled since the month before.
async fn review(app: &App, meeting: &Meeting) -> Result<Vec<ReviewedTask>> {
    let found = app.store.assignments_to_review(meeting.org, reviewed_from(meeting)).await?;
    let earlier = found
        .iter()
        .filter(|it| it.value.meeting != meeting.id && it.value.given.at < meeting.plan.starts_at);
    Ok(earlier.map(|it| ReviewedTask::from(&it.value)).collect())
}

/// `write_resolution`.
pub async fn write_resolution(app: App, by: Member, call: Call<WriteResolution>) -> Result<Resolution> {
    let meeting = load::minutes_to_write(&app, &by, call.path.meeting).await?.meeting.value;
    let (text, rev) = (call.body.text, call.body.rev);
    let mut stored = begun(app.store.find_resolution(meeting.id).await?, &meeting);
    let is_mine = stored.value.written.as_ref().is_some_and(|written| written.by == by.id());
    if rev.checked_add(1) == Some(stored.rev) && is_mine && stored.value.text == text {
        return Ok(shown(stored));
    }
    stored.value.check_open(&meeting)?;
    text.check()?;
    kit::check_rev(&stored, rev)?;
    let written = Some(by.stamp(&app).await?);
    stored.value = Resolution { text, written, ..stored.value };
    app.store.write_resolution(&stored, app.now()).await?;
    Ok(shown(Stored { rev: rev + 1, ..stored }))
}

/// `adopt_resolution`.
pub async fn adopt_resolution(app: App, by: Member, call: Call<AdoptResolution>) -> Result<Resolution> {
    let Whole { meeting, list } = load::whole(&app, &by, call.path.meeting, Action::SignMinutes).await?;
    let (meeting, order) = (meeting.value, call.body);
    let WholeMinutes { resolution, votes, score, .. } = app.store.find_whole_minutes(meeting.id).await?;
    let mut stored = begun(resolution, &meeting);
    let issuer = issuer(&app, &meeting).await?;
    let (place, number) = numbering(&meeting, &issuer, order.serial)?;
    let is_mine = |adoption: &Adoption| {
        adoption.stamp.by == by.id() && adoption.vote == order.vote && adoption.number == number
    };
    if order.rev.checked_add(1) == Some(stored.rev) && stored.value.adoption.as_ref().is_some_and(is_mine) {
        return Ok(shown(stored));
    }
    stored.value.check_open(&meeting)?;
    kit::check_rev(&stored, order.rev)?;
    if !(1..=99_999).contains(&order.serial) {
        return Err(Problem::field("serial", "Số nghị quyết từ 1 đến 99999.").into());
    }
    let list: Vec<Attendance> = list.into_iter().map(|entry| entry.value).collect();
    let vote = votes.into_iter().find(|vote| vote.value.id == order.vote);
    let record = PaperRecord::count(&meeting, &list, issuer);
    let base = record.base.clone();
    let adoption = Adoption {
        stamp: by.stamp(&app).await?,
        role: by.actor.leading_role(&meeting.path).unwrap_or(Role::Secretary),
        vote: order.vote,
        number,
        review: review(&app, &meeting).await?,
        record: Some(record),
        score: score.map(crate::scores::shown),
    };
    stored.value.adopt(&meeting, vote.as_ref().map(|vote| &vote.value), &base, adoption)?;
    let vote = vote.ok_or(ProblemCode::Stale)?;
    number_and_save(&app, stored, &vote, &place, order.serial).await
}

/// Writes it with its number; a number that somebody else bears is named as what is wrong.
async fn number_and_save(
    app: &App,
    stored: Stored<Resolution>,
    vote: &Stored<Vote>,
    place: &NumberPlace,
    serial: u32,
) -> Result<Resolution> {
    match app.store.adopt_resolution(&stored, vote, place, serial, app.now()).await {
        Ok(()) => Ok(shown(Stored { rev: stored.rev + 1, ..stored })),
        Err(StoreError::Conflict) if !app.store.is_serial_free(place, serial).await? => {
            let next = app.store.last_document_number(place).await? + 1;
            let sentence = format!("Số này đã dùng cho văn bản khác. Số tiếp theo là {next}.");
            Err(Problem::field("serial", sentence).into())
        }
        Err(error) => Err(Failure::from(error)),
    }
}

/// Where the number of the resolution must be unique, and the number with a serial.
fn numbering(meeting: &Meeting, issuer: &Issuer, serial: u32) -> Result<(NumberPlace, DocNumber)> {
    let (kind, day) = (DocumentKind::Resolution, local_date(meeting.plan.starts_at));
    let both = issuer.number_place(kind, day).zip(issuer.number(kind, day, serial));
    both.ok_or_else(|| Failure::Internal("the rules give resolutions no code".into()))
}

fn begun(found: Option<Stored<Resolution>>, meeting: &Meeting) -> Stored<Resolution> {
    found.unwrap_or_else(|| Stored { value: Resolution::of(meeting.id), rev: 0 })
}

fn shown(resolution: Stored<Resolution>) -> Resolution {
    Resolution { rev: resolution.rev, ..resolution.value }
}
