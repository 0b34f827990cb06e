//! Bold and italics within a line.

use crate::document::body::{Run, Runs};

/// Reads the words of a line. A mark that is never closed is a sign like others.
pub fn runs(text: &str) -> Runs {
    let signs: Vec<char> = text.chars().collect();
    let mut line = Line { runs: Vec::new(), bold: false, italic: false };
    let mut at = 0;
    while at < signs.len() {
        at += line.take(&signs[at..]);
    }
    line.runs
}

struct Line {
    runs: Runs,
    bold: bool,
    italic: bool,
}

impl Line {
    /// Takes the next sign or mark; gives how many signs that were.
    fn take(&mut self, rest: &[char]) -> usize {
        match rest {
            ['\\', sign, ..] if is_escapable(*sign) => {
                self.push(*sign);
                2
            }
            ['*', '*', after @ ..] if self.bold || is_closed('*', after) => {
                self.bold = !self.bold;
                2
            }
            ['_', '_', after @ ..] if self.italic || is_closed('_', after) => {
                self.italic = !self.italic;
                2
            }
            [sign, ..] => {
                self.push(*sign);
                1
            }
            [] => 1,
        }
    }

    fn push(&mut self, sign: char) {
        let (bold, italic) = (self.bold, self.italic);
        match self.runs.last_mut() {
            Some(run) if (run.bold, run.italic) == (bold, italic) => run.text.push(sign),
            _ => self.runs.push(Run { text: sign.into(), bold, italic }),
        }
    }
}

/// Whether a stroke before a sign takes its meaning away.
const fn is_escapable(sign: char) -> bool {
    sign.is_ascii_punctuation() || sign == '•'
}

/// Whether a mark before `rest` opens something: a word follows, and the same mark stands behind a word later. Dots and
/// lines to be filled in by hand are none.
fn is_closed(mark: char, rest: &[char]) -> bool {
    let is_word = |sign: char| !sign.is_whitespace() && sign != mark;
    if !rest.first().is_some_and(|first| is_word(*first)) {
        return false;
    }
    let (mut at, mut after_word) = (0, false);
    while at < rest.len() {
        match rest[at..] {
            ['\\', sign, ..] if is_escapable(sign) => {
                after_word = true;
                at += 2;
            }
            [one, two, ..] if one == mark && two == mark && after_word => return true,
            [sign, ..] => {
                after_word = is_word(sign);
                at += 1;
            }
            [] => return false,
        }
    }
    false
}
