//! The list: from where duties come, and in which order they stand.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Duty, DutyAbout};
use crate::announcement::Urgency;
use crate::attendance::answers_close_at;
use crate::meeting::{MeetingState, MyMeeting};
use crate::notice::{Inbox, NoticeAbout};
use crate::time::local_date;

/// The order of a list: what is over its day first, then by the last day, then what has none; on one day what others
/// wait for before what one owes oneself.
pub fn in_order(mut duties: Vec<Duty>) -> Vec<Duty> {
    // Whatever is over has an earlier day than whatever is not.
    duties.sort_by_key(|duty| (duty.due_on.is_none(), duty.due_on, duty.about.rank()));
    duties
}

/// The invitations that ask for an answer.
pub fn of_meetings(meetings: &[MyMeeting], now: Timestamp) -> Vec<Duty> {
    let asks = |mine: &&MyMeeting| {
        let MyMeeting { meeting, mine } = mine;
        meeting.state == MeetingState::Called
            && now < answers_close_at(meeting)
            && mine.as_ref().is_some_and(|entry| entry.owes_answer(meeting))
    };
    let duty = |mine: &MyMeeting| {
        let (meeting, title) = (mine.meeting.id, mine.meeting.plan.title.clone());
        Duty::new(DutyAbout::AnswerMeeting { meeting, title }, Some(local_date(mine.meeting.plan.starts_at)))
    };
    meetings.iter().filter(asks).map(duty).collect()
}

/// What of the inbox waits: announcements that ask for "Đã rõ", notices that are tasks. The reminder of a meeting is
/// none, because the meeting itself stands in the list.
pub fn of_inbox(inbox: &Inbox, today: Date) -> Vec<Duty> {
    let announced = inbox.waiting.iter().map(|announcement| {
        let (id, title) = (announcement.id, announcement.words.title.clone());
        // What is urgent is for today, whenever it ends.
        let due_on = match announcement.urgency {
            Urgency::Urgent => today,
            _ => local_date(announcement.words.expires_at).max(today),
        };
        Duty::new(DutyAbout::Acknowledge { announcement: id, title }, Some(due_on))
    });
    let tasks = inbox.tasks.iter().map(|task| &task.about);
    let tasks = tasks.filter(|about| about.is_task() && !matches!(about, NoticeAbout::MeetingNear { .. }));
    let tasks = tasks.map(|about| {
        let due_on = match about {
            NoticeAbout::ReportDue { due_on, .. } => Some(*due_on),
            _ => None,
        };
        Duty::new(DutyAbout::Task { about: about.clone() }, due_on)
    });
    announced.chain(tasks).collect()
}
