//! The body of a document: blocks of plain words, bold or italic. No HTML anywhere, so nothing can be smuggled in.
//!
//! Each block has an id made from its own words: a link to a paragraph stays right when text is added before it, and
//! two who make the same body from the same text get the same ids.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Some words in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Run {
    /// The words.
    pub text: String,
    /// In bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// In italics.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
}

impl Run {
    /// Words without a style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// Words in a row.
pub type Runs = Vec<Run>;

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// 0, or 1 for an entry below another.
    #[serde(default)]
    pub level: u8,
    /// Its words.
    pub runs: Runs,
}

/// A block. Numbers of points and articles are words of the text: in an official document they must not shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 1 to 3.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        runs: Runs,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        runs: Runs,
    },
    /// Words of somebody else.
    Quote {
        /// Its words.
        runs: Runs,
    },
    /// Points without numbers.
    List {
        /// The points.
        entries: Vec<Entry>,
    },
    /// A table; the first row is the head.
    Table {
        /// Rows of cells; each has as many as the first.
        rows: Vec<Vec<Runs>>,
    },
}

/// A block with its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// Stable: `k3v9q2xw`, with `-2` for the second one of the same words.
    pub id: String,
    /// What it is.
    pub block: Block,
}

/// A body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Body(pub Vec<Paragraph>);

impl Body {
    /// Gives each block its id.
    pub fn of(blocks: Vec<Block>) -> Self {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let named = blocks.into_iter().map(|block| {
            let id = fingerprint(&block.words());
            let count = seen.entry(id.clone()).or_default();
            *count += 1;
            let id = if *count == 1 { id } else { format!("{id}-{count}") };
            Paragraph { id, block }
        });
        Self(named.collect())
    }

    /// The blocks alone.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.0.iter().map(|paragraph| &paragraph.block)
    }

    /// All words, a line for each line that is shown.
    pub fn words(&self) -> String {
        self.blocks().map(Block::words).collect::<Vec<_>>().join("\n")
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The headings: id, level, words.
    pub fn contents(&self) -> Vec<(&str, u8, String)> {
        let heading = |paragraph: &'_ Paragraph| match &paragraph.block {
            Block::Heading { level, runs } => Some((*level, words(runs))),
            _ => None,
        };
        self.0
            .iter()
            .filter_map(|it| heading(it).map(|(level, words)| (it.id.as_str(), level, words)))
            .collect()
    }
}

impl Block {
    /// Its words, a line for each line that is shown.
    pub fn words(&self) -> String {
        match self {
            Self::Heading { runs, .. } | Self::Paragraph { runs } | Self::Quote { runs } => words(runs),
            Self::List { entries } => {
                entries.iter().map(|entry| words(&entry.runs)).collect::<Vec<_>>().join("\n")
            }
            Self::Table { rows } => {
                let row =
                    |cells: &Vec<Runs>| cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("\t");
                rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// The words of runs.
pub fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Eight letters and digits made of a text: FNV-1a over its bytes, 40 bits of it.
fn fingerprint(text: &str) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let folded = hash ^ (hash >> 40);
    (0..8).map(|place| char::from(LETTERS[((folded >> (place * 5)) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { runs: vec![Run::plain(text)] }
    }

    #[test]
    fn ids_follow_the_words_and_not_the_place() {
        let before = Body::of(vec![paragraph("Một"), paragraph("Hai"), paragraph("Hai")]);
        let after = Body::of(vec![paragraph("Không"), paragraph("Một"), paragraph("Hai"), paragraph("Hai")]);
        assert_eq!(before.0[..], after.0[1..]);
        assert_eq!(before.0[2].id, format!("{}-2", before.0[1].id));
        assert_ne!(before.0[0].id, before.0[1].id);
    }

    #[test]
    fn an_id_is_safe_in_an_address() {
        for text in ["", "Nghị quyết", "a b#c"] {
            let id = fingerprint(text);
            assert!(id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{id}");
        }
    }

    #[test]
    fn the_contents_are_the_headings() {
        let heading = Block::Heading { level: 2, runs: vec![Run::plain("I. Mục tiêu")] };
        let body = Body::of(vec![paragraph("Mở đầu"), heading]);
        assert_eq!(body.contents(), [(body.0[1].id.as_str(), 2, "I. Mục tiêu".to_owned())]);
    }
}
