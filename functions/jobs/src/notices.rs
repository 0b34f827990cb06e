//! What people are told when something happens to them, and what is put on the list of reminders.
//!
//! Which notices follow from a change is a rule of `shared`; here it is asked of each record of the stream. The id of a
//! notice follows from what happened and when, and what is done about a record twice is the same once more, so no marks
//! are needed.
//!
//! | what the stream says | who is told, or not reminded any more |
//! |---|---|
//! | a meeting was called, has another time or place, or is off | everybody on its list |
//! | a request to be absent was decided | its author |
//! | a member has answered | the reminder of that meeting is over for them |
//! | a correction was decided, an account approved, a role given or taken out | whom it is about |
//! | a report was given back | its writers |
//! | a report was sent | what its writers were told of it is over |
//! | a document was handed in | those who may check it; until one has, or it was taken back |
//! | a document was given back | its authors; until they hand it in again |
//! | a step was taken with a piece of feedback | its author; those who answer, when it comes; until they have |

use aws_lambda_events::event::dynamodb::EventRecord;
use jiff::Timestamp;
use kit::App;
use serde::Deserialize;
use shared::attendance::Attendance;
use shared::document::Document;
use shared::feedback::{Feedback, FeedbackStage};
use shared::grant::{Role, RoleGrant};
use shared::id::{MeetingId, MemberId, OrgId};
use shared::meeting::{Meeting, MeetingState};
use shared::notice::feedback::{self as letters, ToldOffice};
use shared::notice::happened::{self, Told};
use shared::notice::{NoticeAbout, PersonalNotice};
use shared::profile::{CorrectionState, ProfileField};
use shared::registration::{RegistrationDecision, RegistrationState};
use shared::report::{Report, ReportState};
use shared::time::local_date;
use store::{Due, DueOf, Entity, FeedbackDue, NOTICES, StoreError, StoreResult};

use crate::failures;
use crate::fold::{Poison, entity};

/// What follows from a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consequence {
    /// One person is told.
    Tell(PersonalNotice),
    /// Everybody on the list of a meeting is told.
    TellList(MeetingId, Told),
    /// What those on a list were reminded of is over.
    DoneByList(MeetingId, Told),
    /// Those who write for an organisation are told.
    TellWriters(OrgId, Told),
    /// What those who write for an organisation were told is done.
    DoneByWriters(OrgId, Told),
    /// Those who may check a document are told.
    TellCheckers(Box<Document>, Told),
    /// Nobody needs to check it any more.
    DoneByCheckers(Box<Document>, Told),
    /// What one person was told is done.
    Done(PersonalNotice),
    /// A member has answered the invitation to a meeting.
    Answered(MeetingId, MemberId),
    /// Somebody is to be reminded on a day.
    Remind(Due),
    /// Those who answer for an organisation are told of a piece of feedback.
    TellOffice(ToldOffice),
    /// They have nothing to do about it any more.
    DoneByOffice(ToldOffice),
    /// It climbs when a day is over.
    Climb(FeedbackDue),
}

/// What of a correction matters.
#[derive(Debug, Deserialize)]
struct SeenCorrection {
    member: MemberId,
    field: ProfileField,
    state: CorrectionState,
}

/// What of a request for an account matters.
#[derive(Debug, Deserialize)]
struct SeenRegistration {
    state: RegistrationState,
    decision: Option<RegistrationDecision>,
}

/// Does what follows from the records of a batch. Gives how many were dealt with: all, or fewer when the store failed.
pub async fn follow(app: &App, records: &[EventRecord]) -> usize {
    for (done, record) in records.iter().enumerate() {
        let followed = match consequences(record, app.now()) {
            Ok(all) => match settle(app, &all).await {
                Err(StoreError::Corrupt(reason)) => {
                    failures::put_aside(app, NOTICES, record, &Poison::Stored(reason)).await
                }
                other => other,
            },
            Err(poison) => failures::put_aside(app, NOTICES, record, &poison).await,
        };
        if let Err(error) = followed {
            tracing::error!(cause = ?error, done, of = records.len(), "the store failed; the rest comes again");
            return done;
        }
    }
    records.len()
}

/// What follows from a record.
///
/// # Errors
/// [`Poison`] for an image that cannot be read.
pub fn consequences(record: &EventRecord, now: Timestamp) -> Result<Vec<Consequence>, Poison> {
    let (old, new) = (&record.change.old_image, &record.change.new_image);
    if let Some(meeting) = entity::<Meeting>(new, Meeting::KIND)? {
        return Ok(of_meeting(entity(old, Meeting::KIND)?.as_ref(), &meeting, changed(record, now), now));
    }
    if let Some(entry) = entity::<Attendance>(new, Attendance::KIND)? {
        return Ok(of_attendance(entity(old, Attendance::KIND)?.as_ref(), &entry));
    }
    if let Some(report) = entity::<Report>(new, Report::KIND)? {
        return Ok(of_report(entity(old, Report::KIND)?.as_ref(), &report));
    }
    let (before, now_out) =
        (entity::<Document>(old, Document::KIND)?, entity::<Document>(new, Document::KIND)?);
    if before.is_some() || now_out.is_some() {
        return Ok(of_document(before, now_out));
    }
    if let Some(feedback) = entity::<Feedback>(new, Feedback::KIND)? {
        return Ok(of_feedback(entity(old, Feedback::KIND)?.as_ref(), &feedback));
    }
    if let Some(correction) = entity::<SeenCorrection>(new, CORRECTION)? {
        return Ok(of_correction(entity(old, CORRECTION)?.as_ref(), correction));
    }
    if let Some(registration) = entity::<SeenRegistration>(new, REGISTRATION)? {
        return Ok(of_registration(entity(old, REGISTRATION)?.as_ref(), registration));
    }
    let before = entity::<RoleGrant>(old, RoleGrant::KIND)?;
    let told = match (entity::<RoleGrant>(new, RoleGrant::KIND)?, before) {
        (Some(grant), before) => happened::of_grant(before.as_ref(), &grant),
        (None, Some(before)) => Some(happened::of_ended_grant(&before, recorded(record, now))),
        (None, None) => None,
    };
    Ok(told.map(Consequence::Tell).into_iter().collect())
}

const CORRECTION: &str = store::StoredCorrection::KIND;
const REGISTRATION: &str = store::StoredRegistration::KIND;

/// When an item was written, as its envelope says.
fn changed(record: &EventRecord, now: Timestamp) -> Timestamp {
    match record.change.new_image.get("changed") {
        Some(serde_dynamo::AttributeValue::S(text)) => text.parse().unwrap_or(now),
        _ => now,
    }
}

/// When a record was made; what is gone has no envelope that would say it.
fn recorded(record: &EventRecord, now: Timestamp) -> Timestamp {
    let milliseconds = record.change.approximate_creation_date_time.timestamp_millis();
    Timestamp::from_millisecond(milliseconds).unwrap_or(now).min(now)
}

fn of_meeting(
    before: Option<&Meeting>,
    meeting: &Meeting,
    changed: Timestamp,
    now: Timestamp,
) -> Vec<Consequence> {
    let Some(told) = happened::of_meeting(before, meeting, changed) else { return Vec::new() };
    // Whoever is called for tomorrow has just heard of it.
    let day = happened::reminder_day(meeting).filter(|day| *day > local_date(now));
    let due = day.filter(|_| meeting.state == MeetingState::Called);
    let remind = due.map(|day| Consequence::Remind(Due { day, of: DueOf::Meeting(meeting.id) }));
    // A reminder of what it was before is over.
    let near = before.and_then(|before| happened::near(before, now));
    let done = near.map(|near| Consequence::DoneByList(meeting.id, near));
    std::iter::once(Consequence::TellList(meeting.id, told)).chain(done).chain(remind).collect()
}

fn of_attendance(before: Option<&Attendance>, entry: &Attendance) -> Vec<Consequence> {
    let answered =
        happened::has_answered(before, entry).then_some(Consequence::Answered(entry.meeting, entry.member));
    let told = happened::of_attendance(before, entry).map(Consequence::Tell);
    answered.into_iter().chain(told).collect()
}

fn of_report(before: Option<&Report>, report: &Report) -> Vec<Consequence> {
    let told = happened::of_report(before, report).map(|told| Consequence::TellWriters(report.org, told));
    let done = happened::done_with_report(before, report).into_iter();
    let done = done.map(|told| Consequence::DoneByWriters(report.org, told));
    let is_begun = before.is_none() && report.state == ReportState::Draft;
    let day = happened::report_reminder_day(report);
    let due = Due { day, of: DueOf::Report(report.id) };
    told.into_iter().chain(done).chain(is_begun.then_some(Consequence::Remind(due))).collect()
}

fn of_document(before: Option<Document>, now: Option<Document>) -> Vec<Consequence> {
    let is_out = |document: &Option<Document>| document.as_ref().is_some_and(|it| !it.state.is_on_desk());
    // What readers are given follows from no notice.
    if is_out(&before) && is_out(&now) {
        return Vec::new();
    }
    let done = happened::done_by_authors(before.as_ref(), now.as_ref()).into_iter().map(Consequence::Done);
    let told = now.iter().flat_map(|now| happened::of_document(before.as_ref(), now)).map(Consequence::Tell);
    let checked = happened::done_with_check(before.as_ref(), now.as_ref());
    let to_check = now.as_ref().and_then(|now| happened::to_check(before.as_ref(), now));
    let mut all: Vec<_> = done.chain(told).collect();
    all.extend(before.zip(checked).map(|(it, told)| Consequence::DoneByCheckers(Box::new(it), told)));
    all.extend(now.zip(to_check).map(|(it, told)| Consequence::TellCheckers(Box::new(it), told)));
    all
}

fn of_feedback(before: Option<&Feedback>, now: &Feedback) -> Vec<Consequence> {
    let waits = |it: &Feedback| it.state.stage() == FeedbackStage::Waiting;
    let is_new_day = waits(now) && before.is_none_or(|before| before.due_on != now.due_on);
    let due = FeedbackDue { day: now.due_on, feedback: now.id };
    let told = letters::to_author(before, now).map(Consequence::Tell);
    let done = letters::done_by_office(before, now).map(Consequence::DoneByOffice);
    let offices = letters::to_offices(before, now).into_iter().map(Consequence::TellOffice);
    let climbs = is_new_day.then_some(Consequence::Climb(due));
    told.into_iter().chain(done).chain(offices).chain(climbs).collect()
}

fn of_correction(before: Option<&SeenCorrection>, correction: SeenCorrection) -> Vec<Consequence> {
    let waited = before.is_some_and(|before| before.state == CorrectionState::Waiting);
    let CorrectionState::Decided { verdict, at, .. } = correction.state else { return Vec::new() };
    let about = NoticeAbout::CorrectionDecided { field: correction.field, verdict };
    let told = waited.then(|| Consequence::Tell(PersonalNotice::new(correction.member, at, about)));
    told.into_iter().collect()
}

fn of_registration(before: Option<&SeenRegistration>, now: SeenRegistration) -> Vec<Consequence> {
    let is_new = before.is_some_and(|before| before.state == RegistrationState::Pending);
    let approved = is_new && now.state == RegistrationState::Approved;
    let decision = now.decision.filter(|_| approved);
    let told = decision.and_then(|decision| {
        let (member, at) = (decision.member?, decision.stamp.at);
        Some(Consequence::Tell(PersonalNotice::new(member, at, NoticeAbout::AccountApproved)))
    });
    told.into_iter().collect()
}

/// Does what follows.
///
/// # Errors
/// When the store fails. What was done stands, and doing it again does no harm.
pub async fn settle(app: &App, all: &[Consequence]) -> StoreResult<()> {
    let now = app.now();
    for consequence in all {
        match consequence {
            Consequence::Tell(notice) => app.store.create_notice(notice, now).await?,
            Consequence::TellList(meeting, told) => {
                let notices = to_list(app, *meeting, told).await?;
                app.store.load_notices(&notices, now).await?;
            }
            Consequence::DoneByList(meeting, told) => end(app, to_list(app, *meeting, told).await?).await?,
            Consequence::TellWriters(org, told) => tell(app, to_writers(app, *org, told).await?).await?,
            Consequence::DoneByWriters(org, told) => end(app, to_writers(app, *org, told).await?).await?,
            Consequence::TellCheckers(it, told) => tell(app, to_checkers(app, it, told).await?).await?,
            Consequence::DoneByCheckers(it, told) => end(app, to_checkers(app, it, told).await?).await?,
            Consequence::TellOffice(told) => tell(app, to_office(app, told).await?).await?,
            Consequence::DoneByOffice(told) => end(app, to_office(app, told).await?).await?,
            Consequence::Done(notice) => app.store.end_notice(notice.clone(), now).await?,
            Consequence::Answered(meeting, member) => answered(app, *meeting, *member).await?,
            Consequence::Remind(due) => app.store.put_due(due, now).await?,
            Consequence::Climb(due) => app.store.put_feedback_due(due, now).await?,
        }
    }
    Ok(())
}

/// Tells each of these.
async fn tell(app: &App, notices: Vec<PersonalNotice>) -> StoreResult<()> {
    for notice in notices {
        app.store.create_notice(&notice, app.now()).await?;
    }
    Ok(())
}

/// What each of these was told is done.
async fn end(app: &App, notices: Vec<PersonalNotice>) -> StoreResult<()> {
    for notice in notices {
        app.store.end_notice(notice, app.now()).await?;
    }
    Ok(())
}

/// The notice to each of those who are summoned to a meeting.
async fn to_list(app: &App, meeting: MeetingId, told: &Told) -> StoreResult<Vec<PersonalNotice>> {
    let Some((_, list)) = app.store.find_whole_meeting(meeting).await? else { return Ok(Vec::new()) };
    let summoned = list.iter().map(|entry| &entry.value).filter(|entry| entry.listed_as.is_summoned());
    let others = summoned.map(|entry| entry.member).filter(|member| Some(*member) != told.by);
    Ok(others.map(|member| PersonalNotice::new(member, told.at, told.about.clone())).collect())
}

/// The notice to each of those who write the reports of an organisation.
pub async fn to_writers(app: &App, org: OrgId, told: &Told) -> StoreResult<Vec<PersonalNotice>> {
    let writes = |role| matches!(role, Role::Secretary | Role::DeputySecretary | Role::Officer);
    let mut writers = holders(app, org, writes).await?;
    writers.retain(|member| Some(*member) != told.by);
    Ok(writers.into_iter().map(|member| PersonalNotice::new(member, told.at, told.about.clone())).collect())
}

/// The notice to each of those who may check a document: who act in the name of its organisation and wrote nothing of it.
async fn to_checkers(app: &App, document: &Document, told: &Told) -> StoreResult<Vec<PersonalNotice>> {
    let mut checkers = holders(app, document.org, |role| role != Role::BranchCommitteeMember).await?;
    checkers.retain(|member| !document.has_written(*member));
    Ok(checkers.into_iter().map(|member| PersonalNotice::new(member, told.at, told.about.clone())).collect())
}

/// The notice to each of those who act in the name of an organisation, but its author and whoever did it.
async fn to_office(app: &App, told: &ToldOffice) -> StoreResult<Vec<PersonalNotice>> {
    let mut members = holders(app, told.org, |role| role != Role::BranchCommitteeMember).await?;
    let ToldOffice { author, told, .. } = told;
    members.retain(|member| member != author && Some(*member) != told.by);
    Ok(members.into_iter().map(|member| PersonalNotice::new(member, told.at, told.about.clone())).collect())
}

/// Who holds one of these roles in an organisation today, each once.
async fn holders(app: &App, org: OrgId, role: impl Fn(Role) -> bool) -> StoreResult<Vec<MemberId>> {
    let today = local_date(app.now());
    let grants = app.store.grants_in(org).await?.into_iter();
    let held = grants.filter(|grant| role(grant.role) && grant.holds_on(today));
    let mut members: Vec<_> = held.map(|grant| grant.member).collect();
    members.sort();
    members.dedup();
    Ok(members)
}

/// Nobody is reminded any more who has answered; before the reminders are out there is nothing to do.
async fn answered(app: &App, meeting: MeetingId, member: MemberId) -> StoreResult<()> {
    let Some(meeting) = app.store.find_meeting(meeting).await?.map(|stored| stored.value) else {
        return Ok(());
    };
    let Some(near) = happened::near(&meeting, app.now()) else { return Ok(()) };
    let notice = PersonalNotice::new(member, near.at, near.about);
    app.store.end_notice(notice, app.now()).await
}
