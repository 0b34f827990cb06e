//! The calendar entry of a meeting: one UID for its whole life, a rising sequence, a cancellation when it is off.

use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;
use kit::{App, Call, Member, Result};
use shared::meeting::{CalendarFile, FindCalendarFile, Meeting, MeetingState};
use shared::problem::ProblemCode;
use shared::time::local_date;

use crate::load::{self, Whole};

/// The calendar program reminds this long before the start.
const REMIND_HOURS_BEFORE: i64 = 2;

/// `find_calendar_file`.
pub async fn find_calendar_file(app: App, by: Member, call: Call<FindCalendarFile>) -> Result<CalendarFile> {
    let found = app.store.find_whole_meeting(call.path.meeting).await?;
    let (meeting, list) = found.ok_or(ProblemCode::NotFound)?;
    let meeting = load::view(&by, Whole { meeting, list })?.meeting;
    if meeting.state == MeetingState::Draft {
        return Err(ProblemCode::WrongMeetingState.into());
    }
    let day = local_date(meeting.plan.starts_at);
    Ok(CalendarFile { file_name: format!("hop-{day}.ics"), text: calendar(&meeting, app.now()) })
}

fn calendar(meeting: &Meeting, now: Timestamp) -> String {
    let is_off = meeting.state == MeetingState::Cancelled;
    let mut event = Event::new();
    event
        .uid(&format!("{}@sotay", meeting.id))
        .sequence(meeting.calendar_sequence)
        .summary(&meeting.plan.title)
        .location(&meeting.plan.place)
        .description(&description(meeting))
        .add_property("DTSTAMP", basic(now))
        .add_property("DTSTART", basic(meeting.plan.starts_at))
        .add_property("DTEND", basic(meeting.plan.ends_at()))
        .status(if is_off { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if !is_off {
        let mut alarm = Alarm::display("Sắp đến giờ họp", -TimeDelta::hours(REMIND_HOURS_BEFORE));
        // Without these two the library takes them from the system's clock and from chance.
        alarm.uid(&format!("{}-alarm@sotay", meeting.id)).add_property("DTSTAMP", basic(now));
        event.alarm(alarm);
    }
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", if is_off { "CANCEL" } else { "PUBLISH" }));
    calendar.push(event.done()).done().to_string()
}

/// Agenda, and why it is off when it is.
fn description(meeting: &Meeting) -> String {
    let mut lines = Vec::new();
    if let Some(cancelled) = &meeting.cancelled {
        lines.push(format!("Cuộc họp đã hủy: {}", cancelled.reason));
    }
    lines.push(format!("{} – {}", meeting.plan.kind.label(), meeting.org_name));
    let items = meeting.plan.agenda.iter().enumerate();
    lines.extend(items.map(|(index, item)| format!("{}. {} ({} phút)", index + 1, item.title, item.minutes)));
    if !meeting.plan.note.trim().is_empty() {
        lines.push(meeting.plan.note.clone());
    }
    lines.join("\n")
}

/// UTC in the basic form of RFC 5545.
fn basic(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
