//! Loading with the check that belongs to it: what one may not see is not found.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kit::{App, Member, Result};
use shared::access::{Action, Subject};
use shared::attendance::{Attendance, ListedAs};
use shared::grant::RoleGrant;
use shared::id::{MeetingId, MemberId, OrgId};
use shared::meeting::{Meeting, MeetingRights, MeetingState, MeetingView};
use shared::org::Org;
use shared::problem::ProblemCode;
use shared::text::name_sort_key;
use store::Stored;

use crate::minutes;

/// A meeting with its list.
pub struct Whole {
    /// The meeting.
    pub meeting: Stored<Meeting>,
    /// Its list.
    pub list: Vec<Stored<Attendance>>,
}

/// An organisation, for an act on it.
pub async fn org(app: &App, by: &Member, id: OrgId, action: Action) -> Result<Org> {
    let org = app.store.find_org(id).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(action, Subject::org(&org.path))?;
    Ok(org)
}

/// A meeting, for an act of those who run it.
pub async fn meeting(app: &App, by: &Member, id: MeetingId, action: Action) -> Result<Stored<Meeting>> {
    let meeting = app.store.find_meeting(id).await?.ok_or(ProblemCode::NotFound)?;
    check_known(by, &meeting.value)?;
    by.may(action, Subject::org(&meeting.value.path))?;
    Ok(meeting)
}

/// Refuses as if it were not there whoever may not know of a meeting of a committee.
fn check_known(by: &Member, meeting: &Meeting) -> Result<()> {
    let is_hidden = meeting.plan.kind.is_of_committee() && !rights(by, meeting).attend_to_list;
    if is_hidden { Err(ProblemCode::NotFound.into()) } else { Ok(()) }
}

/// A meeting with its list, for an act of those who run it.
pub async fn whole(app: &App, by: &Member, id: MeetingId, action: Action) -> Result<Whole> {
    let (meeting, list) = app.store.find_whole_meeting(id).await?.ok_or(ProblemCode::NotFound)?;
    check_known(by, &meeting.value)?;
    by.may(action, Subject::org(&meeting.value.path))?;
    Ok(Whole { meeting, list })
}

/// A meeting with its list, for an act of those who write its minutes.
pub async fn minutes_to_write(app: &App, by: &Member, id: MeetingId) -> Result<Whole> {
    let (meeting, list) = app.store.find_whole_meeting(id).await?.ok_or(ProblemCode::NotFound)?;
    let is_writer = minutes::rights(by, &meeting.value).write;
    let is_known = meeting.value.state != MeetingState::Draft || rights(by, &meeting.value).attend_to_list;
    match is_writer && is_known {
        true => Ok(Whole { meeting, list }),
        false => {
            // A refusal says no more than looking at the meeting does.
            view(by, Whole { meeting, list })?;
            Err(ProblemCode::Forbidden.into())
        }
    }
}

/// A meeting and one person's entry, for an act on the entry.
pub async fn entry(
    app: &App,
    by: &Member,
    id: MeetingId,
    member: MemberId,
    action: Action,
) -> Result<(Meeting, Stored<Attendance>)> {
    let meeting = app.store.find_meeting(id).await?.ok_or(ProblemCode::NotFound)?.value;
    if member != by.id() {
        check_known(by, &meeting)?;
    }
    by.may(action, Subject::member(&meeting.path, member))?;
    if meeting.state == MeetingState::Draft && !rights(by, &meeting).attend_to_list {
        return Err(ProblemCode::NotFound.into());
    }
    match app.store.find_attendance(id, member).await? {
        Some(entry) => Ok((meeting, entry)),
        None => {
            check_known(by, &meeting)?;
            // Whoever is not on the list may know of the meeting only as one of the organisation.
            by.may(Action::ReadMeetings, Subject::org(&meeting.path))?;
            Err(ProblemCode::NotSummoned.into())
        }
    }
}

/// A meeting, for an act of those who are invited to it or lead its organisation: read its papers, write an opinion.
/// Whoever is not invited is refused, or does not find it where they may not even know of it.
pub async fn invited(app: &App, by: &Member, id: MeetingId, action: Action) -> Result<Stored<Meeting>> {
    let meeting = app.store.find_meeting(id).await?.ok_or(ProblemCode::NotFound)?;
    let Meeting { path, plan, state, .. } = &meeting.value;
    if by.can(action, Subject::org(path)) {
        return Ok(meeting);
    }
    let entry = app.store.find_attendance(id, by.id()).await?.map(|entry| entry.value.listed_as);
    let is_for_few = plan.kind.is_of_committee() && entry.is_none();
    if *state == MeetingState::Draft || is_for_few {
        return Err(ProblemCode::NotFound.into());
    }
    let is_invited = entry.is_some_and(|listed| listed.is_summoned() || listed == ListedAs::Exempt);
    let subject = if is_invited { Subject::member(path, by.id()) } else { Subject::org(path) };
    by.may(action, subject)?;
    Ok(meeting)
}

/// Who holds a seat in the committee of an organisation on a day.
pub async fn seats(app: &App, org: OrgId, day: Date) -> Result<BTreeSet<MemberId>> {
    let grants = app.store.grants_in(org).await?;
    let is_seat = |grant: &RoleGrant| grant.role.leads_branch() && grant.holds_on(day);
    Ok(grants.into_iter().filter(is_seat).map(|grant| grant.member).collect())
}

/// Whether the change that the caller asks for on `rev` was the last one made: the same request again, after its reply
/// was lost on the way.
pub fn is_repeated(stored: &Stored<Meeting>, rev: u32, done: impl FnOnce(&Meeting) -> bool) -> bool {
    rev.checked_add(1) == Some(stored.rev) && done(&stored.value)
}

/// The meeting with its revision, as replied.
pub fn shown(meeting: Stored<Meeting>) -> Meeting {
    Meeting { rev: meeting.rev, ..meeting.value }
}

/// The entry with its revision, as replied.
pub fn shown_entry(entry: Stored<Attendance>) -> Attendance {
    Attendance { rev: entry.rev, ..entry.value }
}

/// The meeting as this caller may see it: the whole list, or their own entry alone.
///
/// # Errors
/// [`ProblemCode::NotFound`] for whoever may not know of the meeting.
pub fn view(by: &Member, whole: Whole) -> Result<MeetingView> {
    let Whole { meeting, list } = whole;
    let may = rights(by, &meeting.value);
    let mut attendances: Vec<_> = list.into_iter().map(shown_entry).collect();
    attendances.iter_mut().for_each(|entry| entry.forget_old_mark(&meeting.value));
    if !may.attend_to_list {
        attendances.retain(|entry| entry.member == by.id());
        let is_listed = !attendances.is_empty();
        let subject = match is_listed {
            true => Subject::member(&meeting.value.path, by.id()),
            false => Subject::org(&meeting.value.path),
        };
        // Whoever may not know of it learns nothing from the kind of refusal either.
        let is_for_few = meeting.value.plan.kind.is_of_committee() && !is_listed;
        if meeting.value.state == MeetingState::Draft || is_for_few {
            return Err(ProblemCode::NotFound.into());
        }
        by.may(Action::ReadMeetings, subject)?;
    }
    attendances.sort_by_cached_key(|entry| name_sort_key(&entry.name));
    Ok(MeetingView { meeting: shown(meeting), attendances, may })
}

/// What the caller may do with a meeting.
pub fn rights(by: &Member, meeting: &Meeting) -> MeetingRights {
    let can = |action| by.can(action, Subject::org(&meeting.path));
    MeetingRights { run: can(Action::RunMeeting), attend_to_list: can(Action::AttendToList) }
}
