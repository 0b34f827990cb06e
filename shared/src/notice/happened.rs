//! Which notices follow from a change: the difference between what was stored and what is.
//!
//! Whoever did it themself is not told.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::{NoticeAbout, PersonalNotice};
use crate::attendance::{Answer, Attendance, Decision};
use crate::document::{Document, DocumentState};
use crate::grant::RoleGrant;
use crate::meeting::{Meeting, MeetingState, Stamp};
use crate::report::{Report, ReportAbout, ReportAct, ReportState, ReportStep};
use crate::rules::announcement_rules;
use crate::time::{instant, local_date};

/// What several people are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub about: NoticeAbout,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it, where that is known.
    pub by: Option<crate::id::MemberId>,
}

impl Told {
    fn stamped(about: NoticeAbout, stamp: &Stamp) -> Self {
        Self { about, at: stamp.at, by: Some(stamp.by) }
    }
}

/// What everybody on the list of a meeting is told of its change, which was written at `changed`.
pub fn of_meeting(before: Option<&Meeting>, now: &Meeting, changed: Timestamp) -> Option<Told> {
    let (meeting, starts_at) = (now.id, now.plan.starts_at);
    match now.state {
        MeetingState::Called => match before.filter(|before| before.state == MeetingState::Called) {
            None => {
                let called = now.called.as_ref()?;
                Some(Told::stamped(NoticeAbout::MeetingCalled { meeting, starts_at }, called))
            }
            Some(before) if before.round < now.round => {
                let about = NoticeAbout::MeetingMoved { meeting, starts_at };
                Some(Told { about, at: changed, by: None })
            }
            Some(_) => None,
        },
        MeetingState::Cancelled => {
            // Nobody was told of what was called off as a draft, or is told twice.
            before.filter(|before| before.state == MeetingState::Called)?;
            let stamp = &now.cancelled.as_ref()?.stamp;
            Some(Told::stamped(NoticeAbout::MeetingCancelled { meeting, starts_at }, stamp))
        }
        MeetingState::Draft | MeetingState::InSession | MeetingState::Closed => None,
    }
}

/// What a member is told of the change of their entry on a list.
pub fn of_attendance(before: Option<&Attendance>, now: &Attendance) -> Option<PersonalNotice> {
    let decision = decision(now)?;
    let is_new = before.and_then(self::decision).is_none_or(|before| before.stamp != decision.stamp);
    let is_told = is_new && decision.stamp.by != now.member;
    let about = NoticeAbout::AbsenceDecided { meeting: now.meeting, verdict: decision.verdict };
    is_told.then(|| PersonalNotice::new(now.member, decision.stamp.at, about))
}

fn decision(entry: &Attendance) -> Option<&Decision> {
    entry.absence.as_ref()?.decision.as_ref()
}

/// Whether a member has answered with this change.
pub fn has_answered(before: Option<&Attendance>, now: &Attendance) -> bool {
    now.answer != Answer::Waiting && before.is_none_or(|before| before.answer != now.answer)
}

/// What a member is told of a role that was given.
pub fn of_grant(before: Option<&RoleGrant>, now: &RoleGrant) -> Option<PersonalNotice> {
    let is_new = before.is_none_or(|before| before.granted_at != now.granted_at);
    let is_told = is_new && now.granted_by != Some(now.member);
    let about = NoticeAbout::RoleGiven { org: now.org, role: now.role };
    is_told.then(|| PersonalNotice::new(now.member, now.granted_at, about))
}

/// What a member is told of a role that was taken out.
pub fn of_ended_grant(before: &RoleGrant, ended: Timestamp) -> PersonalNotice {
    let about = NoticeAbout::RoleEnded { org: before.org, role: before.role };
    PersonalNotice::new(before.member, ended, about)
}

/// What the writers of a report are told of its change.
pub fn of_report(before: Option<&Report>, now: &Report) -> Option<Told> {
    let is_new = before.is_none_or(|before| before.state != ReportState::Returned);
    let is_returned = now.state == ReportState::Returned && is_new;
    let step = is_returned.then(|| last_return(now))??;
    Some(Told::stamped(NoticeAbout::ReportReturned { report: now.id }, &step.stamp))
}

/// Which notices to its writers are done with once a report is sent.
pub fn done_with_report(before: Option<&Report>, now: &Report) -> Vec<Told> {
    let is_sent = now.state == ReportState::Sent && before.is_none_or(|it| it.state != ReportState::Sent);
    if !is_sent {
        return Vec::new();
    }
    let returned = last_return(now)
        .map(|step| Told::stamped(NoticeAbout::ReportReturned { report: now.id }, &step.stamp));
    let due = reminded_at(report_reminder_day(now)).map(|at| Told { about: report_due(now), at, by: None });
    returned.into_iter().chain(due).collect()
}

fn last_return(report: &Report) -> Option<&ReportStep> {
    report.steps.iter().rev().find(|step| step.act == ReportAct::Returned)
}

/// The day on which the writers of a report are reminded: of a meeting's on its last day, which comes two days after the
/// meeting; of a period's on the day before.
pub fn report_reminder_day(report: &Report) -> Date {
    match report.about {
        ReportAbout::Meeting { .. } => report.due_on,
        ReportAbout::Period { .. } => report.due_on.saturating_sub(1.day()),
    }
}

/// What those who may check a document are told when it is handed in.
pub fn to_check(before: Option<&Document>, now: &Document) -> Option<Told> {
    let is_new = before.is_none_or(|before| before.state != DocumentState::HandedIn);
    if now.state == DocumentState::HandedIn && is_new { handed_in(now) } else { None }
}

/// What they need not do any more: somebody has checked it, given it back, taken it back or removed it.
pub fn done_with_check(before: Option<&Document>, now: Option<&Document>) -> Option<Told> {
    let before = before.filter(|before| before.state == DocumentState::HandedIn)?;
    let is_over = now.is_none_or(|now| now.state != DocumentState::HandedIn);
    if is_over { handed_in(before) } else { None }
}

fn handed_in(document: &Document) -> Option<Told> {
    let stamp = document.work.as_ref()?.handed_in.as_ref()?;
    Some(Told::stamped(NoticeAbout::DocumentToCheck { document: document.id }, stamp))
}

/// What the authors of a document are told when it is given back.
pub fn of_document(before: Option<&Document>, now: &Document) -> Vec<PersonalNotice> {
    let remark = |document: &Document| document.work.as_ref().and_then(|work| work.returned.clone());
    let new = remark(now).filter(|new| before.and_then(remark).as_ref() != Some(new));
    new.map_or_else(Vec::new, |remark| to_authors(now, &remark.stamp))
}

/// Which notices to its authors are done with: it was handed in again, or removed.
pub fn done_by_authors(before: Option<&Document>, now: Option<&Document>) -> Vec<PersonalNotice> {
    let remark = |document: &Document| document.work.as_ref().and_then(|work| work.returned.clone());
    let Some((before, old)) = before.and_then(|before| Some((before, remark(before)?))) else {
        return Vec::new();
    };
    match now.and_then(remark) {
        Some(_) => Vec::new(),
        None => to_authors(before, &old.stamp),
    }
}

fn to_authors(document: &Document, stamp: &Stamp) -> Vec<PersonalNotice> {
    let mut authors = document.writers();
    authors.extend(document.work.as_ref().and_then(|work| Some(work.handed_in.as_ref()?.by)));
    authors.sort();
    authors.dedup();
    let about = NoticeAbout::DocumentReturned { document: document.id };
    let others = authors.into_iter().filter(|author| *author != stamp.by);
    others.map(|author| PersonalNotice::new(author, stamp.at, about.clone())).collect()
}

/// The reminder of a report that is due.
pub fn report_due(report: &Report) -> NoticeAbout {
    NoticeAbout::ReportDue { report: report.id, due_on: report.due_on }
}

/// The reminder of a meeting that is near.
pub fn meeting_near(meeting: &Meeting) -> NoticeAbout {
    NoticeAbout::MeetingNear { meeting: meeting.id, starts_at: meeting.plan.starts_at }
}

/// The reminder of a meeting that is called, once those are out; `None` before.
pub fn near(meeting: &Meeting, now: Timestamp) -> Option<Told> {
    let at = reminder_day(meeting).and_then(reminded_at).filter(|at| *at <= now)?;
    let is_called = meeting.state == MeetingState::Called;
    is_called.then(|| Told { about: meeting_near(meeting), at, by: None })
}

/// The day on which those are reminded of a meeting who have not answered: the day before.
pub fn reminder_day(meeting: &Meeting) -> Option<Date> {
    local_date(meeting.plan.starts_at).checked_sub(1.day()).ok()
}

/// From when on reminders of a day go out: their time, too, so that they are the same however often they are told.
pub fn reminded_at(day: Date) -> Option<Timestamp> {
    instant(day.at(announcement_rules(day).reminder_hour, 0, 0, 0))
}
