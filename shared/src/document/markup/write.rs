//! Blocks back into the plain form.

use crate::document::body::{Block, Entry, Run, Runs};

/// Writes blocks in the plain form, a line between any two.
pub fn write(blocks: &[Block]) -> String {
    blocks.iter().map(block).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, runs } => format!("{} {}", "#".repeat(usize::from(*level)), line(runs)),
        Block::Paragraph { runs } => guarded(&line(runs)),
        Block::Quote { runs } => format!("> {}", line(runs)),
        Block::List { entries } => entries.iter().map(entry).collect::<Vec<_>>().join("\n"),
        Block::Table { rows } => rows.iter().map(|cells| row(cells)).collect::<Vec<_>>().join("\n"),
    }
}

fn entry(entry: &Entry) -> String {
    format!("{} {}", if entry.level == 0 { '-' } else { '+' }, line(&entry.runs))
}

fn row(cells: &[Runs]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| format!(" {} ", line(cell))).collect();
    format!("|{}|", cells.join("|"))
}

/// A paragraph that would be read as something else gets a stroke before its first sign.
fn guarded(line: &str) -> String {
    let first = line.split(' ').next().unwrap_or_default();
    match first {
        ">" | "-" | "•" | "+" => format!("\\{line}"),
        mark if super::heading(mark).is_some() => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

/// The words of a line with the marks of their styles.
fn line(runs: &[Run]) -> String {
    let mut text = String::new();
    let (mut bold, mut italic) = (false, false);
    for run in runs {
        turn(&mut text, "**", &mut bold, run.bold);
        turn(&mut text, "__", &mut italic, run.italic);
        for sign in run.text.chars() {
            if matches!(sign, '*' | '_' | '\\' | '|') {
                text.push('\\');
            }
            text.push(sign);
        }
    }
    turn(&mut text, "**", &mut bold, false);
    turn(&mut text, "__", &mut italic, false);
    text
}

fn turn(text: &mut String, mark: &str, is_on: &mut bool, wanted: bool) {
    if std::mem::replace(is_on, wanted) != wanted {
        text.push_str(mark);
    }
}
