//! My inbox: the announcements of my chain and the notices to me alone, merged.

use jiff::Timestamp;
use kit::{App, Call, Member, Result};
use shared::announcement::Announcement;
use shared::endpoint::{Cursor, Page};
use shared::id::NoticeId;
use shared::notice::{Inbox, ListMyNotices, MarkNoticesRead, Notice, ReadMarks, entries};
use shared::problem::{Problem, ProblemCode};
use store::StoreError;

use crate::load;

/// Entries of a page.
const PAGE: usize = 20;

/// Most entries named in one order.
const MOST_NAMED: usize = 60;

/// Pages read in search of an entry, before the caller must ask again.
const MOST_PAGES: usize = 5;

/// How often marks are written when another device of the same person writes them too.
const TRIES: usize = 4;

/// Where a page begins: after this entry.
type Place = (Timestamp, NoticeId);

/// `list_my_notices`.
pub async fn list_my_notices(app: App, by: Member, call: Call<ListMyNotices>) -> Result<Page<Notice>> {
    let mut after = call.query.after.as_ref().map(|after| opened(&app, after)).transpose()?;
    let marks = app.store.find_read_marks(by.id()).await?.value;
    let announced = load::announced(&app, &by).await?;
    let only_unread = call.query.unread == Some(true);
    for _ in 0..MOST_PAGES {
        let (mut items, next) = page(&app, &by, &marks, announced.clone(), after).await?;
        items.retain(|notice| !(only_unread && notice.read));
        // A page without anything unread is no end of the list.
        if !items.is_empty() || next.is_none() {
            return Ok(Page { items, next: next.map(|place| sealed(&app, place)) });
        }
        after = next;
    }
    Ok(Page { items: Vec::new(), next: after.map(|place| sealed(&app, place)) })
}

/// The entries after a place, and where the next page begins.
async fn page(
    app: &App,
    by: &Member,
    marks: &ReadMarks,
    announced: Vec<Announcement>,
    after: Option<Place>,
) -> Result<(Vec<Notice>, Option<Place>)> {
    let last = NoticeId::last_at(after.map_or(app.now(), |(at, _)| at));
    // One more, because the place itself is included.
    let personal = app.store.notices_to(by.id(), last, PAGE + 1).await?;
    // Below the last one that was read there may be more, so nothing older than it belongs to this page.
    let bottom = personal.last().filter(|_| personal.len() > PAGE).map(|notice| (notice.at, notice.id));
    let mut items = entries(marks, announced, personal, app.now());
    items.retain(|notice| {
        let place = notice.place();
        after.is_none_or(|after| place < after) && bottom.is_none_or(|bottom| place >= bottom)
    });
    let next = match items.len() > PAGE {
        true => Some(items[PAGE - 1].place()),
        false => bottom,
    };
    items.truncate(PAGE);
    Ok((items, next))
}

fn sealed(app: &App, (at, id): Place) -> Cursor {
    app.store.seal_place(&format!("{at} {id}"))
}

fn opened(app: &App, cursor: &Cursor) -> Result<Place> {
    let place = app.store.open_place(cursor)?;
    let parsed = place.split_once(' ').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    Ok(parsed.ok_or(StoreError::BadCursor)?)
}

/// `mark_notices_read`.
pub async fn mark_notices_read(app: App, by: Member, call: Call<MarkNoticesRead>) -> Result<Inbox> {
    let order = call.body;
    if order.notices.len() > MOST_NAMED {
        return Err(Problem::field("notices", "Mỗi lần đánh dấu nhiều nhất 60 thông báo.").into());
    }
    for _ in 0..TRIES {
        let found = app.store.find_read_marks(by.id()).await?;
        let mut marks = found.clone();
        marks.value.mark(order.until, &order.notices, app.now());
        let written = match marks == found {
            true => Ok(()),
            false => app.store.change_read_marks(&marks, app.now()).await,
        };
        match written {
            Ok(()) => return load::inbox(&app, &by, &marks.value).await,
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ProblemCode::Stale.into())
}
