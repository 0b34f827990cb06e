//! How a paragraph looks: by itself, or by its style and those that style is based on.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::{child, is, is_on, value};
use crate::docx::W;

/// Styles are based on each other; deeper than this they run in a circle.
const DEEPEST: usize = 12;

/// What matters of a style or a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Level of a heading, 1 to 3.
    pub heading: Option<u8>,
    /// Which list, and at which level of it.
    pub numbered: Option<(String, usize)>,
    /// Words are bold unless they say otherwise.
    pub bold: Option<bool>,
    /// Words are in italics unless they say otherwise.
    pub italic: Option<bool>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
}

/// The styles of a file, by their ids.
#[derive(Debug, Default)]
pub struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads `word/styles.xml`.
    pub fn of(part: Option<&Document<'_>>) -> Self {
        let Some(part) = part else { return Self::default() };
        let styles = part.root_element().children().filter(|node| is(*node, "style"));
        let named = styles.filter_map(|node| Some((node.attribute((W, "styleId"))?.to_owned(), style(node))));
        Self(named.collect())
    }

    /// How a paragraph looks.
    pub fn look(&self, paragraph: Node<'_, '_>) -> Look {
        let Some(properties) = child(paragraph, "pPr") else { return Look::default() };
        let mut look = own(properties);
        // A list that is switched off in the paragraph stays off, whatever its style says.
        let is_off = child(properties, "numPr").is_some_and(|list| value(list, "numId") == Some("0"));
        let mut next = value(properties, "pStyle").map(str::to_owned);
        for _ in 0..DEEPEST {
            let Some(style) = next.take().and_then(|id| self.0.get(&id)) else { break };
            look.heading = look.heading.or(style.look.heading);
            look.bold = look.bold.or(style.look.bold);
            look.italic = look.italic.or(style.look.italic);
            look.numbered = look.numbered.or_else(|| style.look.numbered.clone());
            next.clone_from(&style.based_on);
        }
        look.numbered = look.numbered.filter(|(list, _)| !is_off && list != "0");
        look
    }
}

fn style(node: Node<'_, '_>) -> Style {
    let mut look = child(node, "pPr").map(own).unwrap_or_default();
    if let Some(words) = child(node, "rPr") {
        look.bold = is_on(words, "b");
        look.italic = is_on(words, "i");
    }
    let name = value(node, "name").unwrap_or_default().to_lowercase();
    let by_name = match name.strip_prefix("heading ") {
        Some(level) => level.trim().parse().ok(),
        None => (name == "title").then_some(1),
    };
    look.heading = look.heading.or(by_name).map(|level: u8| level.clamp(1, 3));
    Style { based_on: value(node, "basedOn").map(str::to_owned), look }
}

/// What the properties of a paragraph say themselves.
fn own(properties: Node<'_, '_>) -> Look {
    // Outlines count from 0; 9 means plain text.
    let outline = value(properties, "outlineLvl").and_then(|level| level.parse::<u8>().ok());
    let numbered = child(properties, "numPr").and_then(|list| {
        let level = value(list, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
        Some((value(list, "numId")?.to_owned(), level))
    });
    let heading = outline.filter(|level| *level < 9).map(|level| (level + 1).min(3));
    Look { heading, numbered, bold: None, italic: None }
}
