//! Marks of secrecy, which nothing here may bear: MẬT, TỐI MẬT, TUYỆT MẬT.
//!
//! `mật` is also an everyday syllable (bí mật, bảo mật, mật độ, mật khẩu, mật ong), and papers about the protection of
//! state secrets speak of the marks without bearing one. So not the word is looked for but the *mark*, by its look:
//!
//! - **In a text** it stands alone in capitals, as a stamp does: a line or a cell of its own, perhaps in brackets, with
//!   letters apart (`T U Y Ệ T  M Ậ T`), one below the other, behind the number of the document, under the name of the
//!   Party, before `Bản số 3`; or it is the answer to `Độ mật:`. Inside a sentence or a heading it is no mark.
//! - **In a name** (of a file, or a title in its metadata) people write as they like: a mark is `tuyệt mật` or `tối mật`
//!   in any case, also without accents; `mật` alone between marks of punctuation; `MẬT` in capitals unless its neighbour
//!   makes an ordinary word of it.
//!
//! Composed and decomposed letters mean the same. Old fonts (TCVN3, VNI) store other letters than they show; the three
//! marks are known in these too. What a scanned picture shows is not read.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::letter::{Letter, Sign, is_combining, signs};

/// A mark of secrecy (Luật Bảo vệ bí mật nhà nước).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecrecyMark {
    /// Tuyệt mật.
    TopSecret,
    /// Tối mật.
    Secret,
    /// Mật.
    Confidential,
}

impl SecrecyMark {
    /// Every mark, the gravest first.
    pub const ALL: [Self; 3] = [Self::TopSecret, Self::Secret, Self::Confidential];

    /// As it is stamped.
    pub const fn label(self) -> &'static str {
        match self {
            Self::TopSecret => "TUYỆT MẬT",
            Self::Secret => "TỐI MẬT",
            Self::Confidential => "MẬT",
        }
    }

    /// The letters of a stamp, capitals and nothing between them, in each way to store or to type them. `MAT` is left
    /// out: it is more often something else.
    const fn stamps(self) -> &'static [&'static str] {
        match self {
            Self::TopSecret => &["TUYỆTMẬT", "TUYETMAT", "tuyÖtmËt", "TUYEÄTMAÄT"],
            Self::Secret => &["TỐIMẬT", "TOIMAT", "tèimËt", "TOÁIMAÄT"],
            Self::Confidential => &["MẬT", "mËt", "MAÄT"],
        }
    }

    fn of_letters(letters: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.stamps().contains(&letters))
    }

    /// Two of the marks are nothing else in any case.
    fn of_spoken(letters: &str) -> Option<Self> {
        let mark = Self::of_letters(letters).or_else(|| Self::of_letters(&capitals(letters)))?;
        (mark != Self::Confidential
            || letters.chars().all(|sign| Letter::of(sign).is_some_and(|letter| letter.upper)))
        .then_some(mark)
    }
}

/// Words that make an ordinary one of a `MẬT` that follows, by their letters without marks.
const BEFORE: [&str; 23] = [
    "bi", "bao", "co", "than", "tru", "do", "dau", "gan", "tui", "ong", "soi", "dich", "duong", "ngot",
    "rot", "kin", "noi", "nuoc", "giu", "lo", "thi", "van", "nghiem",
];

/// Words that make an ordinary one of a `MẬT` before them.
const AFTER: [&str; 19] = [
    "do", "khau", "ong", "ma", "thiet", "vu", "thu", "danh", "nghi", "uoc", "lenh", "tham", "tap", "hieu",
    "phi", "bao", "dam", "mia", "gau",
];

/// The mark that a text bears; see the module for what a mark is.
pub fn find_mark_in_text(text: &str) -> Option<SecrecyMark> {
    let mut upright = String::new();
    for cell in text.split(['\n', '\r', '\u{b}', '\u{c}', '\t', '|', '\u{2028}', '\u{2029}']) {
        let cell = compose(cell);
        // Letters one below the other: a line of one letter each.
        let mut letters = cell.chars().filter(|sign| is_letter(*sign));
        match (letters.next(), letters.next()) {
            (Some(letter), None) => upright.push(letter),
            (Some(_), Some(_)) => upright.clear(),
            (None, _) => {}
        }
        let found =
            mark_of_line(&cell).or_else(|| SecrecyMark::ALL.into_iter().find(|it| stands(it, &upright)));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn stands(mark: &SecrecyMark, upright: &str) -> bool {
    upright.chars().count() > 2 && mark.stamps().iter().any(|stamp| upright.ends_with(stamp))
}

/// The mark that a name bears: of a file, without its extension, or a title in its metadata.
pub fn find_mark_in_name(name: &str) -> Option<SecrecyMark> {
    let name = compose(name);
    let is_between = |sign: char| {
        matches!(
            sign,
            '-' | '–'
                | '—'
                | '_'
                | '.'
                | ','
                | ';'
                | ':'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '+'
                | '#'
                | '&'
                | '/'
        )
    };
    let segments: Vec<&str> = name.split(is_between).map(str::trim).filter(|it| !it.is_empty()).collect();
    let alone = segments.iter().find_map(|segment| {
        let letters = letters_of(segment);
        SecrecyMark::of_letters(&letters).or_else(|| SecrecyMark::of_letters(&capitals(&letters)))
    });
    alone.or_else(|| find_in_words(&name))
}

fn find_in_words(name: &str) -> Option<SecrecyMark> {
    let words: Vec<&str> = name.split(|sign: char| !is_letter(sign)).filter(|it| !it.is_empty()).collect();
    let pair = words.windows(2).find_map(|pair| {
        let letters = format!("{}{}", pair[0], pair[1]);
        // `toi mat` without accents and capitals may be anything.
        let may_be_else = letters == "toimat" || letters == "Toimat";
        SecrecyMark::of_spoken(&letters).filter(|_| !may_be_else)
    });
    let together = || {
        words
            .iter()
            .find_map(|word| SecrecyMark::of_spoken(word).filter(|it| *it != SecrecyMark::Confidential))
    };
    let alone = || {
        let is_ordinary = |index: usize| {
            let before = index.checked_sub(1).and_then(|before| words.get(before));
            let is_in = |word: Option<&&str>, list: &[&str]| {
                word.is_some_and(|word| list.contains(&super::fold(word).as_str()))
            };
            is_in(before, &BEFORE) || is_in(words.get(index + 1), &AFTER)
        };
        let found = (0..words.len()).find(|index| words[*index] == "MẬT" && !is_ordinary(*index));
        found.map(|_| SecrecyMark::Confidential)
    };
    pair.or_else(together).or_else(alone)
}

/// The mark of one line or cell.
fn mark_of_line(line: &str) -> Option<SecrecyMark> {
    let letters = letters_of(line);
    if let Some(mark) = SecrecyMark::of_letters(&letters).or_else(|| SecrecyMark::of_spoken(&letters)) {
        return Some(mark);
    }
    if let Some((before, after)) = line.split_once(':')
        && matches!(super::fold(before).as_str(), "do mat" | "muc do mat" | "dau do mat" | "dau mat")
    {
        let letters = letters_of(after);
        return SecrecyMark::of_letters(&letters).or_else(|| SecrecyMark::of_letters(&capitals(&letters)));
    }
    beside_others(line)
}

/// A stamp that shares its line with what stands around it on a first page.
fn beside_others(line: &str) -> Option<SecrecyMark> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let folded = super::fold(line);
    let last = |count: usize| {
        words.len().checked_sub(count).map(|start| (words[..start].join(" "), words[start..].concat()))
    };
    for (rest, stamp) in (1..=8).rev().filter_map(last) {
        let Some(mark) = SecrecyMark::of_letters(&letters_of(&stamp)) else { continue };
        let rest = super::fold(&rest);
        let is_number = (rest.starts_with("so ") || rest.starts_with("so:"))
            && rest.contains(|sign: char| sign.is_ascii_digit());
        if is_number || rest == "dang cong san viet nam" {
            return Some(mark);
        }
    }
    let (before, _) = folded.split_once("ban so")?;
    let head: String = line.chars().take(before.chars().count()).collect();
    SecrecyMark::of_letters(&letters_of(&head))
}

/// Whether a sign is a letter: Vietnamese, or one of those that old fonts put in a mark. The app carries this rule to
/// every phone, so it rests on our own table of letters.
fn is_letter(sign: char) -> bool {
    Letter::of(sign).is_some() || matches!(sign, 'Ö' | 'Ë' | 'Ä')
}

fn capitals(text: &str) -> String {
    let capital = |sign| Letter::of(sign).map_or(sign, |letter| Letter { upper: true, ..letter }.to_char());
    text.chars().map(capital).collect()
}

/// Composed, with invisible signs left out and marks that belong to no letter as well.
fn compose(text: &str) -> String {
    signs(text).map(Sign::to_char).filter(|sign| !is_combining(*sign)).collect()
}

fn letters_of(text: &str) -> String {
    match text.chars().any(|sign| sign.is_ascii_digit()) {
        true => text.chars().filter(|sign| is_letter(*sign) || sign.is_ascii_digit()).collect(),
        false => text.chars().filter(|sign| is_letter(*sign)).collect(),
    }
}

#[cfg(test)]
mod tests;
