//! What stands on a shelf for each document.

use serde::{Deserialize, Serialize};
use shared::document::{Block, Body, Document};
use shared::text::to_nfc;

/// A paragraph as it is searched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The id of the paragraph in the body.
    pub id: String,
    /// Its words.
    pub words: String,
}

/// A document with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The document, as readers see it.
    pub document: Document,
    /// Its text.
    pub passages: Vec<Passage>,
}

impl Entry {
    /// The entry of a document; `None` for one that does not stand in the library.
    pub fn of(document: Document, body: &Body) -> Option<Self> {
        let passages = body
            .0
            .iter()
            .map(|paragraph| Passage { id: paragraph.id.clone(), words: to_nfc(&words(&paragraph.block)) });
        let passages = passages.filter(|passage| !passage.words.trim().is_empty()).collect();
        document.state.is_in_library().then(|| Self { document: document.for_readers(), passages })
    }

    /// What it is called, with its number and abstract.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.document.title(), to_nfc(&self.document.head.r#abstract))
    }
}

/// The words of a block, in sentences rather than in lines and cells.
fn words(block: &Block) -> String {
    let words = block.words();
    let lines = words.split(['\n', '\t']).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" · ")
}
