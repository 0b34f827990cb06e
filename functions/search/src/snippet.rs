//! The place of a text that fits best, with what was searched for.

use std::collections::BTreeMap;

use shared::document::{Marked, SearchHit};
use shared::text::to_nfc;
use tantivy::snippet::SnippetGenerator;

use crate::ask::{Question, Typed};
use crate::entry::{Entry, Passage};
use crate::fields::FIELDS;
use crate::words::{Form, words};

/// Longest piece of a text, in bytes: about three lines on a phone.
const LONGEST: usize = 240;

/// A passage of fewer words is a heading, and says little of a document by itself.
const HEADING: usize = 6;

/// Makes snippets for one question.
pub struct Snippets<'q> {
    asked: &'q [Typed],
    generator: SnippetGenerator,
}

impl<'q> Snippets<'q> {
    /// For this question.
    pub fn of(question: &'q Question) -> Self {
        let asked = question.words();
        let terms: BTreeMap<String, f32> = asked.iter().map(|word| (word.folded.clone(), 1.0)).collect();
        Self { asked, generator: SnippetGenerator::new(terms, Form::Folded.analyzer(), FIELDS.text, LONGEST) }
    }

    /// A document that was found, with its snippets.
    pub fn hit(&self, entry: Entry) -> SearchHit {
        let best = self.best(&entry.passages);
        SearchHit {
            r#abstract: self.marked(&to_nfc(&entry.document.head.r#abstract)),
            snippet: best.map(|passage| self.marked(&self.piece(&passage.words))).unwrap_or_default(),
            paragraph: best.map(|passage| passage.id.clone()),
            document: entry.document,
        }
    }

    /// The passage with the longest row of words as they were typed, of these with the most different ones; the first
    /// of equals, but rather a sentence than a heading.
    fn best<'e>(&self, passages: &'e [Passage]) -> Option<&'e Passage> {
        let worth = |passage: &Passage| {
            let words: Vec<String> =
                words(&passage.words).into_iter().map(|(_, word)| Form::Folded.of(word)).collect();
            let different = self.asked.iter().filter(|asked| words.contains(&asked.folded)).count();
            (self.longest_row(&words), different, words.len() >= HEADING)
        };
        passages.iter().rev().max_by_key(|passage| worth(passage))
    }

    fn longest_row(&self, words: &[String]) -> usize {
        let row = |from: usize, asked: usize| {
            let pairs = words[from..].iter().zip(&self.asked[asked..]);
            pairs.take_while(|(word, asked)| **word == asked.folded).count()
        };
        let starts = (0..words.len()).flat_map(|from| (0..self.asked.len()).map(move |asked| (from, asked)));
        starts.map(|(from, asked)| row(from, asked)).max().unwrap_or(0)
    }

    /// What of a passage is shown.
    fn piece(&self, text: &str) -> String {
        if text.len() <= LONGEST {
            return text.to_owned();
        }
        let snippet = self.generator.snippet(text);
        let range = if snippet.is_empty() { 0..beginning(text) } else { snippet.fragment_range() };
        let before = if range.start > 0 { "… " } else { "" };
        // A sign at the end of the text is no word and not worth three dots.
        let rest = text.get(range.end..).unwrap_or_default();
        let after = if words(rest).is_empty() { rest } else { " …" };
        format!("{before}{}{after}", text.get(range).unwrap_or_default())
    }

    /// A text with the words that were searched for. Where one stands with the marks that were typed, others that only
    /// look like it are left alone.
    fn marked(&self, text: &str) -> Vec<Marked> {
        let words = words(text);
        let is_hit = |word: &str| self.asked.iter().any(|asked| asked.folded == Form::Folded.of(word));
        let is_exact = |word: &str| self.asked.iter().any(|asked| asked.sounded == Form::Sounded.of(word));
        let exact = words.iter().filter(|(_, word)| is_exact(word)).map(|(_, word)| Form::Folded.of(word));
        let exact: Vec<_> = exact.collect();
        let (mut parts, mut at) = (Vec::new(), 0);
        for (from, word) in words {
            let is_shadowed = !is_exact(word) && exact.contains(&Form::Folded.of(word));
            if is_hit(word) && !is_shadowed {
                parts.push(Marked { text: text[at..from].to_owned(), hit: false });
                parts.push(Marked { text: word.to_owned(), hit: true });
                at = from + word.len();
            }
        }
        parts.push(Marked { text: text[at..].to_owned(), hit: false });
        joined(parts)
    }
}

/// Words next to each other that were both searched for are one mark, with the space between.
fn joined(parts: Vec<Marked>) -> Vec<Marked> {
    let mut joined: Vec<Marked> = Vec::new();
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| !part.text.is_empty()) {
        let is_space = !part.hit && part.text.trim().is_empty() && index + 1 < parts.len();
        match joined.last_mut() {
            Some(last) if last.hit == part.hit || (last.hit && is_space) => last.text.push_str(&part.text),
            _ => joined.push(part.clone()),
        }
    }
    joined
}

/// Where the last word ends that fits.
fn beginning(text: &str) -> usize {
    let ends = words(text).into_iter().map(|(from, word)| from + word.len());
    ends.take_while(|end| *end <= LONGEST).last().unwrap_or(0)
}
