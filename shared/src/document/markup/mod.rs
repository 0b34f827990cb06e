//! The plain form in which a body is written and changed: a line is a paragraph.
//!
//! | typed | becomes |
//! |---|---|
//! | `# I. Mục tiêu` | a heading; `##` and `###` for lower ones |
//! | `- nội dung`, `+ nội dung` | a point of a list, a point below it |
//! | `> lời trích` | a quotation |
//! | <code>&#124; Việc &#124; Hạn &#124;</code> | a row of a table, the first one its head |
//! | `**đậm**`, `__nghiêng__` | bold, italics |
//! | `\` before a sign | the sign itself |
//!
//! It forgives: whatever is none of these is words. [`write`] gives the form back, and what it wrote is read as the
//! same blocks.

mod inline;
mod write;

pub use write::write;

use self::inline::runs;
use super::body::{Block, Entry, Runs};

/// Reads the plain form.
pub fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut is_apart = true;
    for line in text.lines() {
        let line = tidy(line);
        match line.is_empty() {
            true => is_apart = true,
            false => {
                add(&mut blocks, &line, is_apart);
                is_apart = false;
            }
        }
    }
    blocks
}

/// A line composed, trimmed, its white space collapsed.
fn tidy(line: &str) -> String {
    crate::text::tidy(line)
}

fn add(blocks: &mut Vec<Block>, line: &str, is_apart: bool) {
    if let Some(cells) = cells(line) {
        return add_row(blocks, cells, is_apart);
    }
    let (block, rest) = match line.split_once(' ') {
        Some((mark, rest)) if heading(mark).is_some() => {
            (heading(mark).map(|level| Block::Heading { level, runs: runs(rest) }), rest)
        }
        Some((">", rest)) => (Some(Block::Quote { runs: runs(rest) }), rest),
        Some((mark @ ("-" | "*" | "•" | "+"), rest)) => {
            let entry = Entry { level: u8::from(mark == "+"), runs: runs(rest) };
            return add_entry(blocks, entry, is_apart);
        }
        _ => (None, line),
    };
    let block = block.unwrap_or_else(|| Block::Paragraph { runs: runs(rest) });
    if !block.words().trim().is_empty() {
        blocks.push(block);
    }
}

/// The level of a heading, when a word is its mark: one to three hashes.
fn heading(mark: &str) -> Option<u8> {
    let level = u8::try_from(mark.len()).ok().filter(|level| (1..=3).contains(level))?;
    mark.chars().all(|sign| sign == '#').then_some(level)
}

fn add_entry(blocks: &mut Vec<Block>, entry: Entry, is_apart: bool) {
    if entry.runs.is_empty() {
        return;
    }
    match blocks.last_mut() {
        Some(Block::List { entries }) if !is_apart => entries.push(entry),
        _ => blocks.push(Block::List { entries: vec![entry] }),
    }
}

/// The cells of a row, when the line is one: it begins and ends with a bar.
fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.strip_prefix('|')?.strip_suffix('|').filter(|inside| !inside.ends_with('\\'))?;
    let mut cells = vec![String::new()];
    let mut signs = inside.chars();
    while let Some(sign) = signs.next() {
        let cell = cells.last_mut()?;
        match sign {
            '|' => cells.push(String::new()),
            '\\' => cell.extend([Some('\\'), signs.next()].into_iter().flatten()),
            other => cell.push(other),
        }
    }
    Some(cells)
}

fn add_row(blocks: &mut Vec<Block>, cells: Vec<String>, is_apart: bool) {
    let is_rule =
        |cell: &String| !cell.is_empty() && cell.trim().chars().all(|sign| matches!(sign, '-' | ':'));
    let is_ruled = cells.iter().all(is_rule);
    let mut row: Vec<Runs> = cells.iter().map(|cell| runs(cell.trim())).collect();
    match blocks.last_mut() {
        Some(Block::Table { .. }) if !is_apart && is_ruled => {}
        Some(Block::Table { rows }) if !is_apart => {
            row.resize(rows[0].len(), Vec::new());
            rows.push(row);
        }
        _ if row.iter().all(Vec::is_empty) => {}
        _ => blocks.push(Block::Table { rows: vec![row] }),
    }
}

#[cfg(test)]
mod tests;
