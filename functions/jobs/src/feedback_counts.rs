//! Counts of feedback climb the tree, as the sums of the months do (`infra/decisions/0013`).
//!
//! A record of the stream is only a sign that something may have changed; what follows is read from the table as it
//! stands. A letter brings what it counts as at each organisation that has or had it to what it is; that is itself a
//! change, and the sign to count the month of that organisation anew; and its row is the sign for the one above, up to
//! the top. So a record may come twice, late or in another order, and finds nothing left to do.

use std::collections::BTreeSet;

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::App;
use serde::Deserialize;
use shared::feedback::{CountedHolding, Feedback, FeedbackSum};
use shared::id::{FeedbackId, OrgId};
use shared::org::OrgPath;
use shared::period::Period;
use store::key::Freshness;
use store::{Entity, FEEDBACK_COUNTS, FeedbackHeld, FeedbackRow, StoreError, StoreResult};

use crate::failures;
use crate::fold::{Poison, entity};

/// How often something is counted anew when somebody else writes it at the same moment.
const TRIES: usize = 5;

/// What a record asks to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A letter, and with it what it counts as.
    Letter(FeedbackId),
    /// What came to an organisation in a month, or to those below it: its chain from the root, and the month.
    Month(Vec<OrgId>, Period),
}

/// What of a letter matters here.
#[derive(Debug, Deserialize)]
struct SeenLetter {
    id: FeedbackId,
}

/// What of a letter's count matters here, and of a row.
#[derive(Debug, Deserialize)]
struct SeenCount {
    org: OrgPath,
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
            Err(poison) => failures::put_aside(app, FEEDBACK_COUNTS, record, &poison).await,
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
            failures::put_aside(app, FEEDBACK_COUNTS, record, &Poison::Stored(reason)).await
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
            Sign::Letter(id) => settle_letter(app, *id).await,
            Sign::Month(chain, month) => settle_month(app, &OrgPath::from_chain(chain), *month).await,
        };
        match settled {
            Err(StoreError::Conflict) => {}
            other => return other,
        }
    }
    Err(StoreError::Unavailable("a count was written by others again and again".into()))
}

/// Brings what a letter counts as to what it is, wherever it has been.
async fn settle_letter(app: &App, id: FeedbackId) -> StoreResult<()> {
    let Some(feedback) = app.store.find_feedback(id).await? else { return Ok(()) };
    for (index, CountedHolding { org, month, .. }) in feedback.counted().into_iter().enumerate() {
        let held = |sum| FeedbackHeld { org: org.clone(), month, feedback: id, sum };
        let count = async || {
            let now = app.store.find_feedback(id).await?.map(|feedback| feedback.counted());
            let counted = now.and_then(|counted| counted.into_iter().nth(index));
            Ok(held(counted.map(|counted| counted.sum).unwrap_or_default()))
        };
        app.store.settle_feedback_count(held(FeedbackSum::default()), count, app.now()).await?;
    }
    Ok(())
}

/// Brings the row of an organisation to what came to it and to those below it.
async fn settle_month(app: &App, path: &OrgPath, month: Period) -> StoreResult<()> {
    let Some(org) = path.org() else { return Ok(()) };
    let count = async || {
        let held = app.store.feedback_held(org, month).await?;
        let below = app.store.feedback_rows(org, month, Freshness::Latest).await?;
        Ok(FeedbackRow {
            own: held.into_iter().map(|held| held.sum).sum(),
            below: below.iter().map(FeedbackRow::sum).sum(),
            ..FeedbackRow::empty(path.clone(), month)
        })
    };
    app.store.settle_feedback_count(FeedbackRow::empty(path.clone(), month), count, app.now()).await
}

/// What a record asks to look at; `None` when it cannot have changed anything that is counted here.
///
/// # Errors
/// [`Poison`] for an image that cannot be read.
pub fn sign(record: &EventRecord) -> Result<Option<Sign>, Poison> {
    let new = &record.change.new_image;
    if let Some(letter) = entity::<SeenLetter>(new, Feedback::KIND)? {
        return Ok(Some(Sign::Letter(letter.id)));
    }
    let month = |of: &OrgPath, month| Sign::Month(of.ids().to_vec(), month);
    if let Some(held) = entity::<SeenCount>(new, FeedbackHeld::KIND)? {
        return Ok(Some(month(&held.org, held.month)));
    }
    let row = entity::<SeenCount>(new, FeedbackRow::KIND)?;
    Ok(row.and_then(|row| row.org.above().map(|above| month(&above, row.month))))
}
