//! Silence climbs: what was not answered by its last day goes up one level, by schedule.
//!
//! What waits stands on one list by its last day, put there from the stream (`notices`). A run takes off it what is past,
//! the oldest first, and is good for some thousands; what it leaves, the next one takes up, also on another day. A place
//! is taken off last of all. So whatever still stands there is undone, or was done by a run that broke off; then the
//! feedback itself says so, because it lies with another holder and has another day. The step is written over the
//! revision that was read: an answer at the same moment wins or loses whole, and nothing climbs twice for one day.
//!
//! Everybody is told what follows from the step, as of any other (`notices`).

use futures_util::StreamExt;
use futures_util::stream;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use kit::App;
use serde::Serialize;
use shared::feedback::FeedbackHolder;
use shared::id::FeedbackId;
use shared::time::local_date;
use store::key::Key;
use store::{FEEDBACK_CLIMBS, FeedbackDue, FeedbackOnList, StoreError, StoreResult, StoredFailure};

/// Places taken off the list at a time.
const AT_A_TIME: usize = 100;

/// Pieces of feedback that are looked into at the same moment.
const TOGETHER: usize = 16;

/// How often one is looked into anew when somebody else takes a step at the same moment.
const TRIES: usize = 5;

/// A run ends after this time, well before the limit of the function.
const LONGEST: SignedDuration = SignedDuration::from_secs(40);

/// What a run came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Climbed {
    /// Places that were on the list.
    pub places: usize,
    /// Of these, how many climbed, or were marked at the top.
    pub climbed: usize,
    /// Of these, those that cannot be read and were put aside.
    pub aside: usize,
    /// Places seen that the next run has to take up; there may be more behind them.
    pub left: usize,
}

/// Takes what should have been answered up one level.
///
/// # Errors
/// When the store does not answer. What was done stands, and the next run goes on from there.
pub async fn climb_feedback(app: &App) -> StoreResult<Climbed> {
    let (begun, mut sums) = (app.now(), Climbed::default());
    let yesterday = local_date(begun).saturating_sub(1.day());
    loop {
        let listed = app.store.list_feedback_due(yesterday, AT_A_TIME).await?;
        if listed.is_empty() {
            break;
        }
        if is_over(begun, app.now()) {
            sums.left = listed.len();
            break;
        }
        climb_all(app, &listed, &mut sums).await?;
    }
    // The alarm counts the second field in the log.
    tracing::info!(climbed = sums.climbed, climbs_left = sums.left, "feedback");
    Ok(sums)
}

fn is_over(begun: Timestamp, now: Timestamp) -> bool {
    now.duration_since(begun) > LONGEST
}

async fn climb_all(app: &App, listed: &[FeedbackOnList], sums: &mut Climbed) -> StoreResult<()> {
    let looks: Vec<_> = listed.iter().map(|listed| look_into(app, listed)).collect();
    let looks: Vec<StoreResult<Look>> = stream::iter(looks).buffer_unordered(TOGETHER).collect().await;
    for look in looks {
        match look? {
            Look::Climbed => sums.climbed += 1,
            Look::Aside => sums.aside += 1,
            Look::Nothing => {}
        }
    }
    let done: Vec<Key> = listed.iter().map(|listed| listed.key.clone()).collect();
    app.store.remove_due(&done).await?;
    sums.places += listed.len();
    Ok(())
}

/// What looking into a place brought.
enum Look {
    /// It went up.
    Climbed,
    /// There was nothing to do: answered, taken back, put off, or gone up before.
    Nothing,
    /// It cannot be read, and is kept for whoever mends it.
    Aside,
}

async fn look_into(app: &App, listed: &FeedbackOnList) -> StoreResult<Look> {
    let climbed = match &listed.due {
        Ok(due) => climb(app, due.feedback).await,
        Err(reason) => Err(StoreError::Corrupt(reason.clone())),
    };
    match climbed {
        Ok(true) => Ok(Look::Climbed),
        Ok(false) => Ok(Look::Nothing),
        Err(error @ (StoreError::Corrupt(_) | StoreError::Missing(_))) => {
            put_aside(app, listed, &error).await?;
            Ok(Look::Aside)
        }
        Err(error) => Err(error),
    }
}

/// Takes one up if its day is over. Gives whether anything changed.
async fn climb(app: &App, id: FeedbackId) -> StoreResult<bool> {
    for _ in 0..TRIES {
        let Some(mut feedback) = app.store.find_feedback(id).await? else { return Ok(false) };
        if !feedback.is_overdue(local_date(app.now())) {
            return Ok(false);
        }
        let above = match feedback.holder.path.parent() {
            Some(above) => app.store.find_org(above).await?.map(|org| FeedbackHolder::of(&org.value)),
            None => None,
        };
        if !feedback.lapse(above, app.now()) {
            return Ok(false);
        }
        match app.store.write_feedback(feedback, app.now()).await {
            Ok(_) => return Ok(true),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    Err(StoreError::Unavailable("others take steps again and again".into()))
}

/// Keeps a place that cannot be read, with the reason.
async fn put_aside(app: &App, listed: &FeedbackOnList, error: &StoreError) -> StoreResult<()> {
    tracing::error!(
        consumer = FEEDBACK_CLIMBS,
        place = listed.key.sk,
        "a piece of feedback cannot be read; it is put aside"
    );
    let record = listed.due.as_ref().ok().map(serde_json::to_string);
    let record = record.transpose().map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let failure = StoredFailure {
        consumer: FEEDBACK_CLIMBS.into(),
        event: listed.key.sk.clone(),
        sequence: String::new(),
        reason: error.to_string(),
        record: record.unwrap_or_default(),
        failed_at: app.now(),
    };
    app.store.create_failure(&failure, app.now()).await
}

/// Takes up what was put aside and is mended, as late as that may be.
///
/// # Errors
/// When it still cannot be read.
pub async fn climb_again(app: &App, due: &FeedbackDue) -> StoreResult<()> {
    climb(app, due.feedback).await.map(|_| ())
}
