//! Reminders: told by schedule, only to those for whom something is still undone, once for each thing and day.
//!
//! What is due on a day lies in that day's list, put there when it came into being (`notices`). A run takes things off
//! the list one by one as it deals with them, and stops well before its own limit; the next run goes on. Whether
//! anything is still to be done is read from the table as it stands: what was called off, moved or answered since reminds
//! nobody.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kit::{App, Result};
use serde::Serialize;
use shared::id::{MeetingId, ReportId};
use shared::meeting::MeetingState;
use shared::notice::PersonalNotice;
use shared::notice::happened::{self, Told, reminded_at};
use shared::report::ReportState;
use shared::time::local_date;
use store::key::DUE_PARTS;
use store::{Due, DueOf};

use crate::notices;

/// Things taken off a part of the list at a time.
const AT_A_TIME: usize = 50;

/// A run ends after this time, well before the limit of the function.
const LONGEST: SignedDuration = SignedDuration::from_secs(40);

/// What a run came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reminded {
    /// Things that were on the list of the day.
    pub things: usize,
    /// Notices that were written for them.
    pub notices: usize,
}

/// Reminds of everything that is due today, once the hour of the reminders has come.
///
/// # Errors
/// When the store fails. What was done stands, and the next run goes on from there.
pub async fn remind(app: &App) -> Result<Reminded> {
    let (begun, mut sums) = (app.now(), Reminded::default());
    let day = local_date(begun);
    let Some(at) = reminded_at(day).filter(|at| *at <= begun) else { return Ok(sums) };
    for part in 0..DUE_PARTS {
        loop {
            let due = app.store.list_due(day, part, AT_A_TIME).await?;
            if due.is_empty() || is_over(begun, app.now()) {
                break;
            }
            for due in due {
                sums.notices += remind_of(app, &due.value, at).await?;
                app.store.remove_due(&due.value).await?;
                sums.things += 1;
            }
        }
    }
    Ok(sums)
}

fn is_over(begun: Timestamp, now: Timestamp) -> bool {
    now.duration_since(begun) > LONGEST
}

async fn remind_of(app: &App, due: &Due, at: Timestamp) -> Result<usize> {
    let notices = match due.of {
        DueOf::Meeting(meeting) => of_meeting(app, meeting, due.day, at).await?,
        DueOf::Report(report) => of_report(app, report, due.day, at).await?,
    };
    for notice in &notices {
        app.store.create_notice(notice, app.now()).await?;
    }
    Ok(notices.len())
}

/// Those who have not answered the invitation to a meeting of tomorrow.
async fn of_meeting(app: &App, id: MeetingId, day: Date, at: Timestamp) -> Result<Vec<PersonalNotice>> {
    let Some((meeting, list)) = app.store.find_whole_meeting(id).await? else { return Ok(Vec::new()) };
    let meeting = meeting.value;
    if meeting.state != MeetingState::Called || happened::reminder_day(&meeting) != Some(day) {
        return Ok(Vec::new());
    }
    let owing = list.into_iter().map(|entry| entry.value).filter(|entry| entry.owes_answer(&meeting));
    let about = happened::meeting_near(&meeting);
    Ok(owing.map(|entry| PersonalNotice::new(entry.member, at, about.clone())).collect())
}

/// The writers of a report of today that is not sent.
async fn of_report(app: &App, id: ReportId, day: Date, at: Timestamp) -> Result<Vec<PersonalNotice>> {
    let Some(report) = app.store.find_report(id).await?.map(|stored| stored.value) else {
        return Ok(Vec::new());
    };
    let is_open = matches!(report.state, ReportState::Draft | ReportState::Returned);
    if !is_open || report.due_on != day {
        return Ok(Vec::new());
    }
    let told = Told { about: happened::report_due(&report), at, by: None };
    Ok(notices::to_writers(app, report.org, &told).await?)
}
