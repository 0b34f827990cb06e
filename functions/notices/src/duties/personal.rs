//! What I owe myself.

use jiff::SignedDuration;
use kit::{App, Member, Result};
use shared::document::{Document, DocumentState, ReadState};
use shared::duty::{Duty, DutyAbout};
use store::feed_position;

use crate::load;

/// So many of the newest documents of each organisation above are looked at: the same for everybody below it, and read
/// twice a minute.
const NEWEST: usize = 10;

/// A document that was never confirmed stops asking after this long.
const ASKS_FOR: SignedDuration = SignedDuration::from_hours(60 * 24);

/// What I was given to do, the most urgent first.
pub async fn assignments(app: &App, by: &Member) -> Result<Vec<Duty>> {
    let mine = app.store.next_assignments(by.id()).await?;
    let duty = |it: shared::assignment::Assignment| {
        let about =
            DutyAbout::SettleAssignment { meeting: it.meeting, assignment: it.id, what: it.text.what };
        Duty::new(about, Some(it.text.due_on))
    };
    Ok(mine.into_iter().map(duty).collect())
}

/// The documents for me that ask to be confirmed. Only where there are some, one query says which I have.
pub async fn documents(app: &App, by: &Member) -> Result<Vec<Duty>> {
    let now = app.now();
    let since = now.saturating_sub(ASKS_FOR).unwrap_or(now);
    let mut asking = app.store.newest_documents(&by.actor.reading_chain(), NEWEST, now).await?;
    asking.retain(|it| {
        it.head.asks_confirmation
            && it.state == DocumentState::Published
            && it.published_at.is_some_and(|at| since <= at && at <= now)
    });
    let class = if asking.iter().any(|it| it.head.audience.asks_class()) {
        load::class_of(app, by).await?
    } else {
        None
    };
    asking.retain(|it| it.head.audience.includes(&it.path, &by.actor, class));
    let (Some(newest), Some(oldest)) = (asking.first(), asking.last()) else { return Ok(Vec::new()) };
    let (oldest, newest) = (feed_position(oldest), feed_position(newest));
    let receipts = app.store.receipts_between(by.id(), oldest, newest).await?;
    let is_confirmed = |it: &Document| {
        receipts.iter().any(|receipt| receipt.document == it.id && receipt.state() == ReadState::Confirmed)
    };
    asking.retain(|it| !is_confirmed(it));
    // The one that has asked longest first.
    Ok(asking.iter().rev().map(to_confirm).collect())
}

fn to_confirm(document: &Document) -> Duty {
    let headline = document.headline();
    let about = DutyAbout::ConfirmDocument {
        document: headline.id,
        title: headline.title,
        r#abstract: headline.r#abstract,
    };
    Duty::new(about, None)
}
