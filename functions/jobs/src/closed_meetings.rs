//! What follows when a meeting is closed: its report is begun, and the sums of its month climb the tree.
//!
//! A record of the stream is only a sign that something may have changed; what is done about it is read from the table
//! as it stands. So a record may come twice, late or in another order: the same is done again, and finds nothing left
//! to do. No marks are needed (`infra/decisions/0013`).
//!
//! # The climb
//! A closed meeting has a row in the partition of its branch. That row is itself a change of the table, and the sign to
//! add the rows of the branch up into the branch's row in the partition of the committee above; that row is the sign
//! for the next one, up to the top. Each row is written by what happens below one organisation alone, so no item is hot
//! however large a province is.

use std::collections::BTreeSet;

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::App;
use serde::Deserialize;
use shared::attendance::{Absence, Attendance, Decision};
use shared::id::{MeetingId, OrgId};
use shared::meeting::{Meeting, MeetingKind, MeetingState, Stamp};
use shared::meeting_score::MeetingScore;
use shared::minutes::Minutes;
use shared::org::OrgPath;
use shared::period::Period;
use shared::report::Report;
use shared::statistics::MonthSum;
use shared::time::local_date;
use store::key::Freshness;
use store::{Below, CLOSED_MEETINGS, Entity, MonthRow, StoreError, StoreResult};

use crate::failures;
use crate::fold::{Poison, entity};

/// How often a row is counted anew when somebody else writes it at the same moment.
const TRIES: usize = 5;

/// What a record asks to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A meeting may have been closed, or its figures changed after that, its minutes signed, its score confirmed.
    Meeting(MeetingId),
    /// The rows below an organisation have changed: its chain from the root, and the month.
    Rows(Vec<OrgId>, Period),
}

/// What of a meeting matters.
#[derive(Debug, Deserialize)]
struct SeenMeeting {
    id: MeetingId,
    state: MeetingState,
}

/// What of an entry matters: marks of the roll call end with the meeting, only decisions come after it. Closing writes
/// every entry once more as it is.
#[derive(Debug, Deserialize, PartialEq)]
struct SeenEntry {
    meeting: MeetingId,
    absence: Option<Absence>,
}

/// What of minutes matters: that they are signed.
#[derive(Debug, Deserialize)]
struct SeenMinutes {
    meeting: MeetingId,
    signed: Option<Stamp>,
}

/// What of a self-score matters.
#[derive(Debug, Deserialize)]
struct SeenScore {
    meeting: MeetingId,
}

/// What of a row matters.
#[derive(Debug, Deserialize)]
struct SeenRow {
    above: Option<OrgPath>,
    month: Period,
}

/// Does what the records of a batch ask for. Gives how many were dealt with: all, or fewer when the store failed.
pub async fn follow(app: &App, records: &[EventRecord]) -> usize {
    let mut done = BTreeSet::new();
    for (index, record) in records.iter().enumerate() {
        let followed = match sign(record) {
            Ok(None) => Ok(()),
            // Everything that this batch brings was written before: looking once is enough.
            Ok(Some(sign)) if done.contains(&sign) => Ok(()),
            Ok(Some(sign)) => {
                let followed = settle_or_put_aside(app, record, &sign).await;
                done.insert(sign);
                followed
            }
            Err(poison) => failures::put_aside(app, CLOSED_MEETINGS, record, &poison).await,
        };
        if let Err(error) = followed {
            tracing::error!(cause = ?error, index, of = records.len(), "the store failed; the rest comes again");
            return index;
        }
    }
    records.len()
}

async fn settle_or_put_aside(app: &App, record: &EventRecord, sign: &Sign) -> StoreResult<()> {
    match settle(app, sign).await {
        Err(StoreError::Corrupt(reason)) => {
            failures::put_aside(app, CLOSED_MEETINGS, record, &Poison::Stored(reason)).await
        }
        other => other,
    }
}

/// Does what a sign asks for.
///
/// # Errors
/// When the store fails; what was done stands, and the same sign goes on from there.
pub async fn settle(app: &App, sign: &Sign) -> StoreResult<()> {
    for _ in 0..TRIES {
        let settled = match sign {
            Sign::Meeting(id) => settle_meeting(app, *id).await,
            Sign::Rows(chain, month) => settle_rows(app, &OrgPath::from_chain(chain), *month).await,
        };
        match settled {
            Err(StoreError::Conflict) => {}
            other => return other,
        }
    }
    Err(StoreError::Unavailable("a row was written by others again and again".into()))
}

/// Begins the report of a closed meeting and brings its row to its figures.
async fn settle_meeting(app: &App, id: MeetingId) -> StoreResult<()> {
    let Some(meeting) = app.store.find_meeting(id).await?.map(|stored| stored.value) else { return Ok(()) };
    if meeting.state != MeetingState::Closed {
        return Ok(());
    }
    if let Some(report) = Report::of_meeting(&meeting, app.now()) {
        app.store.create_report(&report, app.now()).await?;
    }
    // What a committee above the branches does is no part of the branches' sums.
    if meeting.plan.kind == MeetingKind::Committee {
        return Ok(());
    }
    let row = MonthRow {
        above: Some(meeting.path.clone()),
        month: Period::month_of(local_date(meeting.plan.starts_at)),
        below: Below::Meeting(id),
        sum: MonthSum::default(),
    };
    let count = async || count_meeting(app, id).await;
    app.store.settle_month_row(row, count, app.now()).await
}

/// What a meeting came to, with what was written after it.
async fn count_meeting(app: &App, id: MeetingId) -> StoreResult<MonthSum> {
    let Some((meeting, list)) = app.store.find_whole_meeting(id).await? else {
        return Ok(MonthSum::default());
    };
    let list: Vec<_> = list.into_iter().map(|entry| entry.value).collect();
    let minutes = app.store.find_minutes(id).await?.map(|stored| stored.value);
    let score = app.store.find_meeting_score(id).await?.map(|stored| stored.value);
    let sum = MonthSum::of_meeting(&meeting.value, &list);
    Ok(sum.with_after(&meeting.value, minutes.as_ref(), score.as_ref()))
}

/// Brings the row of an organisation to the sum of the rows below it.
async fn settle_rows(app: &App, path: &OrgPath, month: Period) -> StoreResult<()> {
    let Some(org) = path.org() else { return Ok(()) };
    let row = MonthRow { above: path.above(), month, below: Below::Org(org), sum: MonthSum::default() };
    let count = async || {
        let rows = app.store.month_rows(org, month, Freshness::Latest).await?;
        let is_branch = rows.iter().any(|row| matches!(row.below, Below::Meeting(_)));
        let sums = rows.into_iter().map(|row| row.sum);
        Ok::<_, StoreError>(if is_branch { MonthSum::of_branch(sums) } else { sums.sum() })
    };
    app.store.settle_month_row(row, count, app.now()).await
}

/// What a record asks to look at; `None` when it cannot have changed anything that is followed here.
///
/// # Errors
/// [`Poison`] for an image that cannot be read.
pub fn sign(record: &EventRecord) -> Result<Option<Sign>, Poison> {
    let (new, old) = (&record.change.new_image, &record.change.old_image);
    if let Some(meeting) = entity::<SeenMeeting>(new, Meeting::KIND)? {
        return Ok((meeting.state == MeetingState::Closed).then_some(Sign::Meeting(meeting.id)));
    }
    if let Some(entry) = entity::<SeenEntry>(new, Attendance::KIND)? {
        let before = entity::<SeenEntry>(old, Attendance::KIND)?;
        let is_touched = new.get("data") == old.get("data");
        let changes = is_touched || decision(Some(&entry)) != decision(before.as_ref());
        return Ok(changes.then_some(Sign::Meeting(entry.meeting)));
    }
    if let Some(minutes) = entity::<SeenMinutes>(new, Minutes::KIND)? {
        return Ok(minutes.signed.is_some().then_some(Sign::Meeting(minutes.meeting)));
    }
    if let Some(score) = entity::<SeenScore>(new, MeetingScore::KIND)? {
        return Ok(Some(Sign::Meeting(score.meeting)));
    }
    let row = entity::<SeenRow>(new, MonthRow::KIND)?;
    Ok(row.and_then(|row| row.above.map(|above| Sign::Rows(above.ids().to_vec(), row.month))))
}

fn decision(entry: Option<&SeenEntry>) -> Option<&Decision> {
    entry?.absence.as_ref()?.decision.as_ref()
}
