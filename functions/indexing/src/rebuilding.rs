//! Building all shelves anew, after the format was raised or when many are damaged.
//!
//! Nobody knows who has ever published, so the tree of organisations is walked from the top. A call works for a while,
//! notes after every few organisations how far it is, and says whether there is more; the operator calls again until there
//! is not. A call that broke off has lost at most these few, and building them again makes the same shelves.

use jiff::{SignedDuration, Timestamp};
use kit::{App, Failure, Result};
use serde::Deserialize;
use shared::org::OrgKind;
use store::{Level, Rebuilding, StoreError, StoreResult, Stored};

use crate::shelf;

/// How long a call works, well before the limit of the function.
const LONGEST: u32 = 60;

/// An operator's word to build all shelves anew.
#[derive(Debug, Clone, Deserialize)]
pub struct RebuildOrder {
    /// Named by the operator, at most 40 letters: the same name goes on, another one begins anew.
    pub round: String,
    /// For how many seconds this call works; a few organisations are visited in any case.
    #[serde(default = "longest")]
    pub seconds: u32,
}

const fn longest() -> u32 {
    LONGEST
}

/// Goes on with a round, or begins it.
///
/// # Errors
/// When the store fails, or another call goes on with it at the same moment.
pub async fn rebuild_all(app: &App, order: &RebuildOrder) -> Result<Rebuilding> {
    if !(1..=40).contains(&order.round.chars().count()) {
        return Err(Failure::Internal("a round has a name of at most 40 letters".into()));
    }
    let begun = app.now();
    let mut round = find_or_begin(app, &order.round).await?;
    while round.value.ended_at.is_none() {
        round = step(app, round).await?;
        if is_over(begun, app.now(), order.seconds.min(LONGEST)) {
            break;
        }
    }
    Ok(round.value)
}

fn is_over(begun: Timestamp, now: Timestamp, seconds: u32) -> bool {
    now.duration_since(begun) >= SignedDuration::from_secs(i64::from(seconds))
}

async fn find_or_begin(app: &App, name: &str) -> StoreResult<Stored<Rebuilding>> {
    match app.store.find_rebuilding().await? {
        Some(there) if there.value.round == name => Ok(there),
        before => app.store.begin_rebuilding(before, Rebuilding::begun(name, app.now()), app.now()).await,
    }
}

/// Visits the next few organisations and notes it.
async fn step(app: &App, mut round: Stored<Rebuilding>) -> StoreResult<Stored<Rebuilding>> {
    let walk = &mut round.value;
    let Some(level) = walk.left.pop() else {
        walk.ended_at = Some(app.now());
        return app.store.note_rebuilding(round, app.now()).await;
    };
    let page = app.store.orgs_of_level(&level).await?;
    if page.next.is_some() {
        walk.left.push(Level { above: level.above, after: page.next });
    }
    for org in page.items {
        match shelf::rebuild_if_any(app, org.id).await {
            Ok(built) => walk.built += u32::from(built.is_some()),
            Err(StoreError::Corrupt(reason)) => {
                tracing::error!(%reason, org = %org.id, "a shelf cannot be built; it stays as it was");
                walk.failed += 1;
            }
            Err(error) => return Err(error),
        }
        walk.visited += 1;
        // Nothing stands below a cell.
        if org.kind != OrgKind::Cell {
            walk.left.push(Level { above: Some(org.id), after: None });
        }
    }
    app.store.note_rebuilding(round, app.now()).await
}
