//! What I may read: the libraries of my chain of organisations, merged.

use jiff::Timestamp;
use jiff::civil::date;
use kit::{App, Call, Member, Result};
use shared::document::{Document, FeedEntry, FeedQuery, ListMyDocuments, ReadState};
use shared::endpoint::Page;
use shared::id::OrgId;
use shared::problem::{Problem, ProblemCode};
use shared::time::instant;
use store::{Span, feed_position};

use crate::load;

/// Entries of a page.
const PAGE: usize = 20;

/// Pages read in search of an entry, before the caller must ask again.
const MOST_PAGES: usize = 5;

/// `list_my_documents`.
pub async fn list_my_documents(app: App, by: Member, call: Call<ListMyDocuments>) -> Result<Page<FeedEntry>> {
    let query = call.query;
    let (orgs, span) = (orgs_of(&by, query.org)?, span(&query, app.now())?);
    let (mut after, mut items) = (query.after.clone(), Vec::new());
    for _ in 0..MOST_PAGES {
        let page = app.store.list_library(&orgs, span, PAGE, after.as_ref(), app.now()).await?;
        let mine = readable(&app, &by, page.items, &query).await?;
        items = with_marks(&app, &by, mine).await?;
        items.retain(|entry| query.unread != Some(true) || entry.read == ReadState::Unread);
        after = page.next;
        // A page of nothing for me is no end of the list.
        if !items.is_empty() || after.is_none() {
            break;
        }
    }
    Ok(Page { items, next: after })
}

/// The organisations whose documents are for me, or the one that was asked for.
pub fn orgs_of(by: &Member, only: Option<OrgId>) -> Result<Vec<OrgId>> {
    let chain = by.actor.reading_chain();
    match only {
        None => Ok(chain),
        Some(org) if chain.contains(&org) => Ok(vec![org]),
        Some(_) => Err(ProblemCode::NotFound.into()),
    }
}

fn span(query: &FeedQuery, now: Timestamp) -> Result<Span> {
    let Some(year) = query.year else { return Ok(Span { from: None, until: now }) };
    let wrong = || Problem::field("year", "Năm không đúng.");
    if !(1930..=9998).contains(&year) {
        return Err(wrong().into());
    }
    let start = |year| instant(date(year, 1, 1).at(0, 0, 0, 0)).ok_or_else(wrong);
    let (from, end) = (start(year)?, start(year + 1)?);
    let last = end.saturating_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(end);
    Ok(Span { from: Some(from), until: last.min(now) })
}

/// Those for me, of the kind that was asked for.
async fn readable(
    app: &App,
    by: &Member,
    documents: Vec<Document>,
    query: &FeedQuery,
) -> Result<Vec<Document>> {
    let asks_class = documents.iter().any(|document| document.head.audience.asks_class());
    let class = if asks_class { load::class_of(app, by).await? } else { None };
    let is_mine = |document: &Document| document.head.audience.includes(&document.path, &by.actor, class);
    let fits = |document: &Document| query.kind.is_none_or(|kind| kind == document.head.kind);
    Ok(documents.into_iter().filter(|document| is_mine(document) && fits(document)).collect())
}

/// How far I am with each: one query over the same span of time.
async fn with_marks(app: &App, by: &Member, documents: Vec<Document>) -> Result<Vec<FeedEntry>> {
    let (Some(newest), Some(oldest)) = (documents.first(), documents.last()) else { return Ok(Vec::new()) };
    let (oldest, newest) = (feed_position(oldest), feed_position(newest));
    let receipts = app.store.receipts_between(by.id(), oldest, newest).await?;
    let read = |document: &Document| {
        let mine = receipts.iter().find(|receipt| receipt.document == document.id);
        mine.map_or(ReadState::Unread, shared::document::Receipt::state)
    };
    let entry = |document: Document| FeedEntry { read: read(&document), document: document.for_readers() };
    Ok(documents.into_iter().map(entry).collect())
}
