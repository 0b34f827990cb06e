//! Reminders: told by schedule, only to those for whom something is still undone, once for each thing and day.
//!
//! What is due on a day lies in that day's list, put there when it came into being (`notices`), in parts of which the
//! schedule gives one to each invocation (`infra/decisions/0021`). A run takes a part off handful by handful as it is
//! dealt with, and stops well before its own limit. The list itself is the mark where the next run goes on: what still
//! stands there is undone. Notices have their ids from what they are about, so what was told before a run broke off is
//! told again as the very same items.
//!
//! Whether anything is still to be done is read from the table as it stands: what was called off, moved or answered since
//! reminds nobody. What cannot be read is put aside, as records of the stream are, and the rest goes on.

use futures_util::StreamExt;
use futures_util::stream;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kit::App;
use serde::{Deserialize, Serialize};
use shared::id::{MeetingId, ReportId};
use shared::meeting::MeetingState;
use shared::notice::PersonalNotice;
use shared::notice::happened::{self, Told, reminded_at};
use shared::report::ReportState;
use shared::time::local_date;
use store::key::{DUE_PARTS, Key};
use store::{Due, DueOf, MOST_IN_BATCH, OnList, REMINDERS, StoreError, StoreResult, StoredFailure};

use crate::{notices, period_reports};

/// Things taken off a part of the list at a time.
const AT_A_TIME: usize = 100;

/// Calls of one run that are under way at the same moment. Sixteen runs are then well below what one table takes.
const TOGETHER: usize = 16;

/// A run ends after this time, well before the limit of the function.
const LONGEST: SignedDuration = SignedDuration::from_secs(40);

/// What a run is to work on.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct RemindOrder {
    /// Which part of the list; all of them, one after another, when none is named.
    #[serde(default)]
    pub part: Option<u8>,
}

/// What a run came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reminded {
    /// Things that were on the list of the day.
    pub things: usize,
    /// Notices that were written for them.
    pub notices: usize,
    /// Of the things, those that cannot be read and were put aside.
    pub aside: usize,
    /// Things seen on the list that the next run has to take up; there may be more behind them.
    pub left: usize,
}

/// Reminds of what is due today, once the hour of the reminders has come.
///
/// # Errors
/// When the store does not answer. What was done stands, and the next run goes on from there.
pub async fn remind(app: &App, order: RemindOrder) -> StoreResult<Reminded> {
    let (begun, mut sums) = (app.now(), Reminded::default());
    let day = local_date(begun);
    let Some(at) = reminded_at(day).filter(|at| *at <= begun) else { return Ok(sums) };
    if order.part.is_none_or(|part| part == 0) {
        period_reports::begin_walks(app, day).await?;
    }
    let parts = order.part.map_or(0..DUE_PARTS, |part| part..part.saturating_add(1));
    for part in parts {
        loop {
            let listed = app.store.list_due(day, part, AT_A_TIME).await?;
            if listed.is_empty() {
                break;
            }
            if is_over(begun, app.now()) {
                sums.left += listed.len();
                break;
            }
            remind_of_all(app, &listed, at, &mut sums).await?;
        }
    }
    // The alarms count these fields in the log.
    tracing::info!(reminded = sums.notices, reminders_left = sums.left, "reminders");
    Ok(sums)
}

fn is_over(begun: Timestamp, now: Timestamp) -> bool {
    now.duration_since(begun) > LONGEST
}

/// Deals with a handful of the list: reads what each is about, tells people in full batches, and takes it off last.
async fn remind_of_all(app: &App, listed: &[OnList], at: Timestamp, sums: &mut Reminded) -> StoreResult<()> {
    let looks: Vec<_> = listed.iter().map(|listed| look_into(app, listed, at)).collect();
    let looks: Vec<StoreResult<Look>> = stream::iter(looks).buffer_unordered(TOGETHER).collect().await;
    let mut all = Vec::new();
    for look in looks {
        match look? {
            Look::Told(notices) => all.extend(notices),
            Look::Aside => sums.aside += 1,
        }
    }
    let now = app.now();
    let writes: Vec<_> = all.chunks(MOST_IN_BATCH).map(|some| app.store.load_notices(some, now)).collect();
    let written: Vec<StoreResult<()>> = stream::iter(writes).buffer_unordered(TOGETHER).collect().await;
    written.into_iter().collect::<StoreResult<()>>()?;
    let done: Vec<Key> = listed.iter().map(|listed| listed.key.clone()).collect();
    app.store.remove_due(&done).await?;
    sums.things += listed.len();
    sums.notices += all.len();
    Ok(())
}

/// What looking into a thing of the list brought.
enum Look {
    /// Who is to be told.
    Told(Vec<PersonalNotice>),
    /// It cannot be read, and is kept for whoever mends it.
    Aside,
}

async fn look_into(app: &App, listed: &OnList, at: Timestamp) -> StoreResult<Look> {
    let found = match &listed.due {
        Ok(due) => notices_of(app, due, at).await,
        Err(reason) => Err(StoreError::Corrupt(reason.clone())),
    };
    match found {
        Ok(notices) => Ok(Look::Told(notices)),
        Err(error @ (StoreError::Corrupt(_) | StoreError::Missing(_) | StoreError::Unsealable)) => {
            put_aside(app, listed, &error).await?;
            Ok(Look::Aside)
        }
        Err(error) => Err(error),
    }
}

/// Keeps a thing that cannot be read, with the reason, under the place that it had on the list.
async fn put_aside(app: &App, listed: &OnList, error: &StoreError) -> StoreResult<()> {
    tracing::error!(
        consumer = REMINDERS,
        place = listed.key.sk,
        "a reminder cannot be read; it is put aside"
    );
    let record = listed.due.as_ref().ok().map(serde_json::to_string);
    let record = record.transpose().map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let failure = StoredFailure {
        consumer: REMINDERS.into(),
        event: format!("{} {}", listed.key.pk, listed.key.sk),
        sequence: String::new(),
        reason: error.to_string(),
        record: record.unwrap_or_default(),
        failed_at: app.now(),
    };
    app.store.create_failure(&failure, app.now()).await
}

/// Reminds of a thing that was put aside and is mended. Once its day is over there is nobody to remind any more.
///
/// # Errors
/// When it still cannot be read.
pub async fn remind_again(app: &App, due: &Due) -> StoreResult<()> {
    let now = app.now();
    let Some(at) = reminded_at(due.day).filter(|_| due.day == local_date(now)) else { return Ok(()) };
    let notices = notices_of(app, due, at).await?;
    app.store.load_notices(&notices, now).await
}

async fn notices_of(app: &App, due: &Due, at: Timestamp) -> StoreResult<Vec<PersonalNotice>> {
    match due.of {
        DueOf::Meeting(meeting) => of_meeting(app, meeting, due.day, at).await,
        DueOf::Report(report) => of_report(app, report, due.day, at).await,
        DueOf::Begin { below, period } => {
            period_reports::begin_below(app, below, period, due.day).await?;
            Ok(Vec::new())
        }
    }
}

/// Those who have not answered the invitation to a meeting of tomorrow.
async fn of_meeting(app: &App, id: MeetingId, day: Date, at: Timestamp) -> StoreResult<Vec<PersonalNotice>> {
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
async fn of_report(app: &App, id: ReportId, day: Date, at: Timestamp) -> StoreResult<Vec<PersonalNotice>> {
    let Some(report) = app.store.find_report(id).await?.map(|stored| stored.value) else {
        return Ok(Vec::new());
    };
    let is_open = matches!(report.state, ReportState::Draft | ReportState::Returned);
    if !is_open || happened::report_reminder_day(&report) != day {
        return Ok(Vec::new());
    }
    let told = Told { about: happened::report_due(&report), at, by: None };
    notices::to_writers(app, report.org, &told).await
}
