//! Counts the points of lists as Word does when it shows a text.

use std::collections::BTreeMap;

use roxmltree::Document;

use super::{W, child, is, value};

/// Levels of a list.
const LEVELS: usize = 9;

/// What stands before a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A round point or a dash, at this level.
    Point(u8),
    /// `1.`, `a)`, `II.1`.
    Text(String),
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// Levels by the id of the pattern.
    patterns: BTreeMap<String, Vec<Level>>,
    /// The pattern of each list.
    lists: BTreeMap<String, String>,
    /// How far a pattern has counted; lists of one pattern go on with each other.
    counts: BTreeMap<String, [u32; LEVELS]>,
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub fn of(part: Option<&Document<'_>>) -> Self {
        let mut numbering = Self::default();
        for node in part.iter().flat_map(|part| part.root_element().children()) {
            if is(node, "abstractNum") {
                let levels = node.children().filter(|level| is(*level, "lvl")).map(|level| Level {
                    start: value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
                    format: value(level, "numFmt").unwrap_or("decimal").to_owned(),
                    text: value(level, "lvlText").unwrap_or_default().to_owned(),
                });
                let id = node.attribute((W, "abstractNumId")).unwrap_or_default();
                numbering.patterns.insert(id.to_owned(), levels.take(LEVELS).collect());
            }
            if is(node, "num")
                && let Some(pattern) = child(node, "abstractNumId").and_then(|it| it.attribute((W, "val")))
            {
                let id = node.attribute((W, "numId")).unwrap_or_default();
                numbering.lists.insert(id.to_owned(), pattern.to_owned());
            }
        }
        numbering
    }

    /// The label of the next point of a list; `None` when there is no such list or it shows nothing.
    pub fn next(&mut self, list: &str, level: usize) -> Option<Label> {
        let pattern = self.lists.get(list)?;
        let levels = self.patterns.get(pattern)?;
        let this = levels.get(level)?;
        if matches!(this.format.as_str(), "bullet" | "none") {
            return (this.format == "bullet").then(|| Label::Point(u8::from(level > 0)));
        }
        let counts = self.counts.entry(pattern.clone()).or_insert([0; LEVELS]);
        counts[level] = if counts[level] == 0 { this.start } else { counts[level] + 1 };
        counts[level + 1..].fill(0);
        let mut text = this.text.clone();
        for (place, other) in levels.iter().enumerate().take(level + 1) {
            let count = if counts[place] == 0 { other.start } else { counts[place] };
            text = text.replace(&format!("%{}", place + 1), &written(&other.format, count));
        }
        (!text.trim().is_empty()).then_some(Label::Text(text))
    }
}

/// A number in the way of a list.
fn written(format: &str, count: u32) -> String {
    match format {
        "lowerLetter" => letters(count),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// `a` to `z`, then `aa`, `bb` as Word does.
fn letters(count: u32) -> String {
    let place = count.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(place % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (place / 26 + 1).min(10) as usize).collect()
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    count = count.min(3999);
    for (worth, sign) in SIGNS {
        while count >= worth {
            text.push_str(sign);
            count -= worth;
        }
    }
    text
}
