//! The words of a paragraph, in bold and italics.

use roxmltree::Node;
use shared::document::{Run, Runs, words};
use shared::text::to_nfc;

use super::numbering::Label;
use super::styles::Look;
use super::{W, child, is, is_on};

/// Longest heading that is known by its look alone.
const LONGEST_HEADING: usize = 200;

/// A line of a paragraph.
#[derive(Debug, Default)]
pub struct Line {
    pub runs: Runs,
    pub label: Option<Label>,
    pub heading: Option<u8>,
}

impl Line {
    /// Puts words before the line, in the style in which it begins.
    pub fn begin_with(&mut self, label: &str) {
        if let Some(first) = self.runs.first_mut() {
            first.text = format!("{} {}", label.trim(), first.text);
        }
    }

    /// A bold line that begins as headings of official documents do: most of them bear no style.
    pub fn looks_like_heading(&self) -> Option<u8> {
        let text = words(&self.runs);
        let is_bold = self.runs.iter().all(|run| run.bold || run.text.trim().is_empty());
        if !is_bold || text.chars().count() > LONGEST_HEADING {
            return None;
        }
        let first = text.split([' ', '.', '-', '–', ':', ')']).next().unwrap_or_default();
        let is_roman = !first.is_empty() && first.chars().all(|sign| matches!(sign, 'I' | 'V' | 'X'));
        match first.to_lowercase().as_str() {
            "phần" | "chương" => Some(1),
            _ if is_roman => Some(1),
            "mục" | "điều" => Some(2),
            digits if !digits.is_empty() && digits.chars().all(|sign| sign.is_ascii_digit()) => Some(2),
            _ => None,
        }
    }
}

/// The lines of a paragraph, and how many pictures stand in it.
pub fn lines(paragraph: Node<'_, '_>, look: &Look) -> (Vec<Line>, usize) {
    let mut taken = Taken { lines: vec![Runs::new()], pictures: 0 };
    taken.walk(paragraph, look);
    let lines = taken.lines.into_iter().map(|runs| Line { runs: tidied(runs), ..Line::default() });
    (lines.collect(), taken.pictures)
}

struct Taken {
    lines: Vec<Runs>,
    pictures: usize,
}

impl Taken {
    fn walk(&mut self, node: Node<'_, '_>, look: &Look) {
        for inner in node.children() {
            match inner.tag_name().name() {
                "r" if is(inner, "r") => self.run(inner, look),
                "hyperlink" | "ins" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "moveTo" => {
                    self.walk(inner, look);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node<'_, '_>, look: &Look) {
        let own = child(run, "rPr");
        let is_so =
            |name, by_style: Option<bool>| own.and_then(|own| is_on(own, name)).or(by_style).unwrap_or(false);
        let (bold, italic) = (is_so("b", look.bold), is_so("i", look.italic));
        if own.and_then(|own| is_on(own, "vanish")).unwrap_or(false) {
            return;
        }
        for inner in run.children() {
            match inner.tag_name().name() {
                "t" => self.push(inner.text().unwrap_or_default(), bold, italic),
                "tab" | "ptab" => self.push(" ", bold, italic),
                "noBreakHyphen" => self.push("-", bold, italic),
                "br" if inner.attribute((W, "type")).is_none() => self.lines.push(Runs::new()),
                "cr" => self.lines.push(Runs::new()),
                "drawing" | "pict" | "object" | "AlternateContent" => self.pictures += 1,
                _ => {}
            }
        }
    }

    fn push(&mut self, text: &str, bold: bool, italic: bool) {
        if let Some(line) = self.lines.last_mut() {
            line.push(Run { text: text.to_owned(), bold, italic });
        }
    }
}

/// Appends the words of another line, a space between.
pub fn join(runs: &mut Runs, more: Runs) {
    if !runs.is_empty() && !more.is_empty() {
        runs.push(Run::plain(" "));
    }
    runs.extend(more);
    *runs = merged(std::mem::take(runs));
}

/// Composed letters, single spaces, none at the ends, spaces outside of bold and italics, neighbours of one style as one.
fn tidied(runs: Runs) -> Runs {
    let mut signs: Vec<(char, bool, bool)> = Vec::new();
    for run in runs {
        for sign in to_nfc(&run.text).chars() {
            let is_space = sign.is_whitespace();
            let after_space = signs.last().is_none_or(|(last, ..)| *last == ' ');
            match is_space {
                true if after_space => {}
                true => signs.push((' ', run.bold, run.italic)),
                false => signs.push((sign, run.bold, run.italic)),
            }
        }
    }
    while signs.last().is_some_and(|(last, ..)| *last == ' ') {
        signs.pop();
    }
    // A space belongs to a style only when both its neighbours do.
    for at in 1..signs.len().saturating_sub(1) {
        if signs[at].0 == ' ' {
            let (before, after) = (signs[at - 1], signs[at + 1]);
            signs[at] = (' ', before.1 && after.1, before.2 && after.2);
        }
    }
    merged(signs.into_iter().map(|(sign, bold, italic)| Run { text: sign.into(), bold, italic }).collect())
}

/// Neighbours of one style as one.
pub fn merged(runs: Runs) -> Runs {
    let mut merged = Runs::new();
    for run in runs {
        match merged.last_mut() {
            Some(last) if (last.bold, last.italic) == (run.bold, run.italic) => last.text += &run.text,
            _ => merged.push(run),
        }
    }
    merged
}
