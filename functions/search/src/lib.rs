//! The index of documents: how words are read, what is found, and in which order. No storage, no clock, no network.
//!
//! # Shelves
//! What one organisation has handed down stands on one *shelf*: an index that is built whole from [`Entry`]s, packed into
//! bytes ([`Shelf::build`]) and never changed. A reader has three to seven shelves, those of the own chain, and searches
//! them as one ([`search`]): how rare a word is, is counted over all of them. So another commune's documents are not
//! hidden from a reader, they are not there at all; audience, time and filters are terms of the query.
//!
//! # Words
//! Vietnamese is written in syllables with spaces between, so a word here is a syllable. Each is kept twice, folded
//! (`hoa`) and as it sounds (`hoa` with its tone behind: [`shared::text::tone_last`]). What is typed finds by the folded
//! form; a word typed with marks lifts what has these very marks above all else. Because single syllables stand in
//! every long text, those that stand next to each other as they were typed count for more.
//!
//! # Order
//! The number that was asked for; words with the marks that were typed; the words in a row; the words in the title; of
//! these a document in force before a replaced one; then by BM25, and the newest first.

mod ask;
mod entry;
mod fields;
mod find;
mod pack;
mod shelf;
mod snippet;
mod words;

pub use ask::Question;
pub use entry::{Entry, Passage};
pub use find::{Asked, Hits, search};
pub use shelf::{FORMAT, Shelf};

/// Why a shelf cannot be built, opened or searched.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index refuses.
    #[error(transparent)]
    Index(#[from] tantivy::TantivyError),
    /// The shelf is of a format that this release cannot read.
    #[error("the shelf lacks fields that are asked for")]
    Foreign,
    /// The bytes are no shelf.
    #[error("the bytes are no shelf: {0}")]
    Damaged(String),
}

/// A result of this crate.
pub type SearchResult<T> = Result<T, SearchError>;
