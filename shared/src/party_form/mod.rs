//! A paper in Party form (QĐ 399-QĐ/TW, HD 05-HD/VPTW): its head in two columns, its words, who signs.
//!
//! One structure from which both the page that is printed and the Word file are made, so that the two cannot drift.
//! It says what stands where and nothing of sizes and fonts.

mod document;
mod invitation;
mod minutes;
mod resolution;
mod score;
mod year_plan;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use document::document_form;
pub use invitation::{invitation_form, roll_call_form};
pub use minutes::minutes_form;
pub use resolution::resolution_form;
pub use score::add_score;
pub use year_plan::year_plan_form;

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormBlock {
    /// `I. Thành phần`.
    Heading(String),
    /// A paragraph, its first line indented.
    Paragraph(String),
    /// Rows under a line of headings.
    Table {
        /// The headings.
        head: Vec<String>,
        /// How wide each column is, in parts of a hundred.
        shares: Vec<u8>,
        /// As many cells as headings in each.
        rows: Vec<Vec<String>>,
    },
}

/// Where somebody signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// `T/M CHI ỦY`; empty when one signs as oneself.
    pub on_behalf: String,
    /// `CHỦ TRÌ`.
    pub position: String,
    /// The name below.
    pub name: String,
}

/// A paper in Party form. Head lines, kind and positions are set in capitals by whoever shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyForm {
    /// The body above, on top of the left column; empty without one.
    pub superior: String,
    /// The issuing body.
    pub issuer: String,
    /// `Số 05-NQ/CB`; empty for what bears none.
    pub number: String,
    /// `Phúc Lâm, ngày 25 tháng 11 năm 2026`.
    pub place_and_date: String,
    /// `Biên bản`.
    pub kind: String,
    /// Trích yếu.
    pub about: String,
    /// The words.
    pub blocks: Vec<FormBlock>,
    /// Nơi nhận; empty for minutes.
    pub receivers: Vec<String>,
    /// From left to right.
    pub signatures: Vec<Signature>,
}

/// A Word file of some kilobytes, to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaperFile {
    /// `bien-ban-2026-11-25.docx`.
    pub file_name: String,
    /// The file in base 64.
    pub base64: String,
}

/// What stands above the place and the date, on every paper of the Party.
pub const PARTY: &str = "Đảng Cộng sản Việt Nam";

impl PartyForm {
    /// Every word of it in the order of reading, line by line: what a page and a file must both show.
    pub fn lines(&self) -> Vec<String> {
        let mut lines =
            vec![self.superior.clone(), self.issuer.clone(), self.number.clone(), PARTY.to_owned()];
        lines.extend([self.place_and_date.clone(), self.kind.clone(), self.about.clone()]);
        for block in &self.blocks {
            match block {
                FormBlock::Heading(text) | FormBlock::Paragraph(text) => lines.push(text.clone()),
                FormBlock::Table { head, rows, .. } => {
                    lines.extend(head.iter().chain(rows.iter().flatten()).cloned());
                }
            }
        }
        lines.extend(self.receivers.iter().cloned());
        for Signature { on_behalf, position, name } in &self.signatures {
            lines.extend([on_behalf.clone(), position.clone(), name.clone()]);
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Adds a heading.
    fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(FormBlock::Heading(text.into()));
    }

    /// Adds a table; each heading with its part of the width, a hundred together.
    fn table<const COLUMNS: usize>(&mut self, columns: [(&str, u8); COLUMNS], rows: Vec<Vec<String>>) {
        let head = columns.iter().map(|(title, _)| (*title).to_owned()).collect();
        let shares = columns.iter().map(|(_, share)| *share).collect();
        self.blocks.push(FormBlock::Table { head, shares, rows });
    }

    /// Adds a paragraph for each line that says something.
    fn paragraphs(&mut self, text: &str) {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.blocks.extend(lines.map(|line| FormBlock::Paragraph(line.to_owned())));
    }
}

#[cfg(test)]
mod tests;
