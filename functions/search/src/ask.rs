//! From what was typed to a query of the index.

use std::collections::BTreeSet;
use std::ops::Bound;

use jiff::Timestamp;
use shared::document::{Audience, DocumentKind, DocumentState, LooseNumber};
use shared::id::OrgId;
use shared::text::to_nfc;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::SearchResult;
use crate::fields::FIELDS;
use crate::shelf::{key, word};
use crate::words::{Form, words};

/// Most words of a question that are looked for; who types more has pasted a paragraph.
const MOST_WORDS: usize = 24;

/// What a step of the order counts for, each more than all below it together. BM25 of a few words stays below the last.
const NUMBER: f32 = 16_000.0;
const SOUNDED: f32 = 8_000.0;
const IN_A_ROW: f32 = 4_000.0;
const IN_TITLE: f32 = 2_000.0;
const IN_FORCE: f32 = 1_000.0;

/// How much more a word in a title says than one in a text.
const TITLE: f32 = 3.0;

/// What was typed, and the filters.
#[derive(Debug, Clone)]
pub struct Question {
    words: Vec<Typed>,
    number: Option<LooseNumber>,
    kind: Option<DocumentKind>,
    year: Option<i16>,
    until: Timestamp,
}

/// A word that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Typed {
    /// `hoa`
    pub folded: String,
    /// `hoa` with its tone behind.
    pub sounded: String,
}

impl Typed {
    fn has_marks(&self) -> bool {
        self.folded != self.sounded
    }
}

type Asking = Box<dyn Query>;

impl Question {
    /// Reads what was typed. Only what was published until `until` is found.
    pub fn read(text: &str, until: Timestamp) -> Self {
        let typed = |(_, word)| Typed { folded: Form::Folded.of(word), sounded: Form::Sounded.of(word) };
        let words = words(&to_nfc(text)).into_iter().take(MOST_WORDS).map(typed).collect();
        Self { words, number: LooseNumber::read(text), kind: None, year: None, until }
    }

    /// The same, only for documents of a kind, and published in a year.
    #[must_use]
    pub fn narrowed(self, kind: Option<DocumentKind>, year: Option<i16>) -> Self {
        Self { kind, year, ..self }
    }

    /// The words in the order in which they were typed.
    pub(crate) fn words(&self) -> &[Typed] {
        &self.words
    }

    /// The query for the shelf of an organisation, of which these audiences are the reader's.
    pub(crate) fn query(&self, org: OrgId, audiences: &[Audience]) -> SearchResult<Asking> {
        let wanted = BooleanQuery::union(vec![self.all_words(), self.by_number()]);
        let must = BooleanQuery::intersection(vec![self.scope(org, audiences)?, Box::new(wanted)]);
        let mut parts: Vec<(Occur, Asking)> = vec![(Occur::Must, Box::new(must))];
        for (lifted, by) in self.lifted() {
            parts.push((Occur::Should, Box::new(ConstScoreQuery::new(lifted, by))));
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }

    /// What the reader may have, and the filters. It decides and does not count.
    fn scope(&self, org: OrgId, audiences: &[Audience]) -> SearchResult<Asking> {
        let names = audiences.iter().map(word).collect::<SearchResult<Vec<_>>>()?;
        let theirs = names.iter().map(|name| term(FIELDS.audience, name)).collect();
        let until = Term::from_field_i64(FIELDS.published, self.until.as_second());
        let mut parts: Vec<Asking> = vec![
            term(FIELDS.org, &org.to_string()),
            Box::new(BooleanQuery::union(theirs)),
            Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(until))),
        ];
        if let Some(kind) = &self.kind {
            parts.push(term(FIELDS.kind, &word(kind)?));
        }
        if let Some(year) = self.year {
            let year = Term::from_field_i64(FIELDS.year, i64::from(year));
            parts.push(Box::new(TermQuery::new(year, IndexRecordOption::Basic)));
        }
        Ok(Box::new(ConstScoreQuery::new(Box::new(BooleanQuery::intersection(parts)), 0.0)))
    }

    /// Each word, wherever it stands.
    fn all_words(&self) -> Asking {
        let each: BTreeSet<&str> = self.words.iter().map(|word| word.folded.as_str()).collect();
        let anywhere = |word: &&str| -> Asking {
            let title = BoostQuery::new(term(FIELDS.title, word), TITLE);
            Box::new(BooleanQuery::union(vec![Box::new(title), term(FIELDS.text, word)]))
        };
        Box::new(BooleanQuery::intersection(each.iter().map(anywhere).collect()))
    }

    fn by_number(&self) -> Asking {
        let number = self.number.as_ref().map(|number| term(FIELDS.number, &key(number)));
        Box::new(BooleanQuery::union(number.into_iter().collect()))
    }

    /// What lifts a document, and by how much.
    fn lifted(&self) -> Vec<(Asking, f32)> {
        let mut lifted = vec![
            (self.by_number(), NUMBER),
            (self.all_in(FIELDS.title), IN_TITLE),
            (term(FIELDS.state, DocumentState::Published.as_str()), IN_FORCE),
        ];
        let marked: Vec<_> = self.words.iter().filter(|word| word.has_marks()).collect();
        if !marked.is_empty() {
            let anywhere = |word: &&Typed| -> Asking {
                let fields = [FIELDS.title_sounded, FIELDS.text_sounded];
                Box::new(BooleanQuery::union(fields.map(|field| term(field, &word.sounded)).into()))
            };
            let all = BooleanQuery::intersection(marked.iter().map(anywhere).collect());
            lifted.push((Box::new(all), SOUNDED));
        }
        if self.words.len() > 1 {
            let rows = [FIELDS.title, FIELDS.text].map(|field| -> Asking {
                let words = self.words.iter().map(|word| Term::from_field_text(field, &word.folded));
                Box::new(PhraseQuery::new(words.collect()))
            });
            lifted.push((Box::new(BooleanQuery::union(rows.into())), IN_A_ROW));
        }
        lifted
    }

    fn all_in(&self, field: Field) -> Asking {
        Box::new(BooleanQuery::intersection(
            self.words.iter().map(|word| term(field, &word.folded)).collect(),
        ))
    }
}

fn term(field: Field, word: &str) -> Asking {
    let option = if field == FIELDS.title || field == FIELDS.text {
        IndexRecordOption::WithFreqs
    } else {
        IndexRecordOption::Basic
    };
    Box::new(TermQuery::new(Term::from_field_text(field, word), option))
}
