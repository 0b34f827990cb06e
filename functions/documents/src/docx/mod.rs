//! Reads the text of a `.docx`: a zip with the text, its styles and its numbering as XML.
//!
//! What is taken: headings, paragraphs with bold and italics, lists, tables. Word counts "1.", "a)", "II." when it
//! shows a text; here they become words, because the numbers of an official document must never shift. Text that was
//! struck out in a revision is left out, what was inserted is taken. Pictures are counted and left out.

mod numbering;
mod package;
mod paragraph;
mod styles;
#[cfg(test)]
mod tests;

use roxmltree::{Document, Node};
use shared::document::{Block, Body, Entry, Runs};

use self::numbering::{Label, Numbering};
use self::package::Parts;
use self::paragraph::{Line, lines};
use self::styles::Styles;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocxRefusal {
    /// Something else.
    #[error("the file is no text document of Word")]
    NotADocx,
    /// Unpacked it would be too much.
    #[error("there is too much in the file")]
    TooLarge,
    /// It cannot be read.
    #[error("the file is damaged")]
    Damaged,
}

/// What a file holds.
#[derive(Debug, PartialEq)]
pub struct Docx {
    /// The text.
    pub blocks: Vec<Block>,
    /// Pictures that were left out.
    pub pictures: usize,
}

impl Docx {
    /// All words.
    pub fn words(&self) -> String {
        Body::of(self.blocks.clone()).words()
    }
}

/// The namespace of everything that is read here.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Reads a file.
///
/// # Errors
/// [`DocxRefusal`].
pub fn read(bytes: &[u8]) -> Result<Docx, DocxRefusal> {
    let parts = Parts::open(bytes)?;
    let text = xml(&parts.document)?;
    let (styles, numbering) = (optional(parts.styles.as_deref())?, optional(parts.numbering.as_deref())?);
    let mut reader = Reader {
        styles: Styles::of(styles.as_ref()),
        numbering: Numbering::of(numbering.as_ref()),
        blocks: Vec::new(),
        pictures: 0,
    };
    let body = text.descendants().find(|node| is(*node, "body")).ok_or(DocxRefusal::Damaged)?;
    reader.walk(body);
    Ok(Docx { blocks: reader.blocks, pictures: reader.pictures })
}

fn xml(text: &str) -> Result<Document<'_>, DocxRefusal> {
    Document::parse(text).map_err(|_| DocxRefusal::Damaged)
}

fn optional(text: Option<&str>) -> Result<Option<Document<'_>>, DocxRefusal> {
    text.map(xml).transpose()
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name && node.tag_name().namespace() == Some(W)
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// The value of an element that is all attribute: `<w:ilvl w:val="1"/>`.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name)?.attribute((W, "val"))
}

/// Whether a switch is on: there, and not said to be off.
fn is_on(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let found = child(node, name)?;
    Some(!matches!(found.attribute((W, "val")), Some("0" | "false" | "off" | "none")))
}

struct Reader {
    styles: Styles,
    numbering: Numbering,
    blocks: Vec<Block>,
    pictures: usize,
}

impl Reader {
    /// Takes the blocks below a node, also from inside of controls and custom markup.
    fn walk(&mut self, node: Node<'_, '_>) {
        for inner in node.children() {
            match inner.tag_name().name() {
                "p" if is(inner, "p") => self.paragraph(inner),
                "tbl" if is(inner, "tbl") => self.table(inner),
                "sdt" | "sdtContent" | "customXml" | "ins" | "smartTag" => self.walk(inner),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        for (number, line) in self.lines_of(node).into_iter().enumerate() {
            match line.label {
                Some(Label::Point(level)) if number == 0 => self.point(Entry { level, runs: line.runs }),
                _ => self.blocks.push(block(line)),
            }
        }
    }

    /// The lines of a paragraph: a break within it begins another. The first one bears the number.
    fn lines_of(&mut self, node: Node<'_, '_>) -> Vec<Line> {
        let look = self.styles.look(node);
        let (mut found, pictures) = lines(node, &look);
        self.pictures += pictures;
        found.retain(|line| !line.runs.is_empty());
        let label = look.numbered.and_then(|(list, level)| self.numbering.next(&list, level));
        let Some(first) = found.first_mut() else { return found };
        match label {
            Some(Label::Text(text)) => first.begin_with(&text),
            other => first.label = other,
        }
        first.heading = look.heading.or_else(|| first.looks_like_heading());
        found
    }

    fn point(&mut self, entry: Entry) {
        match self.blocks.last_mut() {
            Some(Block::List { entries }) => entries.push(entry),
            _ => self.blocks.push(Block::List { entries: vec![entry] }),
        }
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let mut rows: Vec<Vec<Runs>> = Vec::new();
        for row in node.children().filter(|row| is(*row, "tr")) {
            rows.push(row.children().filter(|cell| is(*cell, "tc")).map(|cell| self.cell(cell)).collect());
        }
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        rows.iter_mut().for_each(|row| row.resize(width, Runs::new()));
        if !rows.is_empty() {
            self.blocks.push(Block::Table { rows });
        }
    }

    /// The words of a cell in one line.
    fn cell(&mut self, cell: Node<'_, '_>) -> Runs {
        let mut runs = Runs::new();
        for paragraph in cell.descendants().filter(|node| is(*node, "p")) {
            for mut line in self.lines_of(paragraph) {
                if let Some(Label::Point(_)) = line.label {
                    line.begin_with("-");
                }
                paragraph::join(&mut runs, line.runs);
            }
        }
        runs
    }
}

fn block(line: Line) -> Block {
    match line.heading {
        Some(level) => {
            // A heading is bold by itself.
            let runs = line.runs.into_iter().map(|run| shared::document::Run { bold: false, ..run });
            Block::Heading { level, runs: paragraph::merged(runs.collect()) }
        }
        None => Block::Paragraph { runs: line.runs },
    }
}
