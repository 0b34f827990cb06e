//! Searching several shelves as one.

use shared::document::{Audience, SearchHit};
use shared::id::OrgId;
use tantivy::collector::TopDocs;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{DocAddress, Term};

use crate::SearchResult;
use crate::ask::Question;
use crate::entry::Entry;
use crate::shelf::Shelf;
use crate::snippet::Snippets;

/// A shelf that is searched, and what of it the reader may have.
pub struct Asked<'a> {
    /// Whose it is.
    pub org: OrgId,
    /// The shelf.
    pub shelf: &'a Shelf,
    /// The audiences to which the reader belongs there; with none, nothing of it is found.
    pub audiences: Vec<Audience>,
}

/// A page of what was found.
#[derive(Debug)]
pub struct Hits {
    /// What fits best, first.
    pub items: Vec<SearchHit>,
    /// Whether there is more behind it.
    pub more: bool,
}

/// Searches shelves, leaves the first `skip` out, and gives at most `take`.
///
/// # Errors
/// When a shelf is damaged.
pub fn search(shelves: &[Asked<'_>], question: &Question, skip: usize, take: usize) -> SearchResult<Hits> {
    let all = Together(shelves);
    let mut found = Vec::new();
    for asked in shelves.iter().filter(|asked| !asked.audiences.is_empty() && !asked.shelf.is_empty()) {
        let query = question.query(asked.org, &asked.audiences)?;
        let best = TopDocs::with_limit(skip + take + 1).order_by_score();
        let best = asked.shelf.searcher().search_with_statistics_provider(&*query, &best, &all)?;
        found.extend(best.into_iter().map(|(score, place)| Found { score, shelf: asked.shelf, place }));
    }
    // Of equal ones each shelf gives its first, and shelves stand from the root down.
    found.sort_by(|one, other| other.score.total_cmp(&one.score));
    let more = found.len() > skip + take;
    let snippets = Snippets::of(question);
    let hit = |found: &Found<'_>| found.entry().map(|entry| snippets.hit(entry));
    let items = found.iter().skip(skip).take(take).map(hit).collect::<SearchResult<_>>()?;
    Ok(Hits { items, more })
}

/// A document that was found, not yet read.
struct Found<'a> {
    score: f32,
    shelf: &'a Shelf,
    place: DocAddress,
}

impl Found<'_> {
    fn entry(&self) -> SearchResult<Entry> {
        self.shelf.entry(self.place)
    }
}

/// How rare words are over all shelves together.
struct Together<'a>(&'a [Asked<'a>]);

impl Together<'_> {
    fn sum(&self, of: impl Fn(&dyn Bm25StatisticsProvider) -> tantivy::Result<u64>) -> tantivy::Result<u64> {
        self.0.iter().map(|asked| of(asked.shelf.searcher())).sum()
    }
}

impl Bm25StatisticsProvider for Together<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.sum(|shelf| shelf.total_num_tokens(field))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.sum(|shelf| shelf.total_num_docs())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.sum(|shelf| shelf.doc_freq(term))
    }
}
