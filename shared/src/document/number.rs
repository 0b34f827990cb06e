//! The number of a document: `339-QĐ/TW`. Written exactly, read loosely.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::org::OrgKind;
use crate::rules::document_rules;
use crate::text::{fold, tidy};
use crate::time::local_date;

/// A number: a serial per kind and term of the committee, the code of the kind, the symbol of the issuing body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct DocNumber {
    /// 339.
    pub serial: u32,
    /// `QĐ`.
    pub code: String,
    /// `TW`.
    pub symbol: String,
}

/// Below 10 with a leading 0: `05-NQ/ĐU`.
impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{}/{}", self.serial, self.code, self.symbol)
    }
}

/// A number as somebody types it: `339 qd tw`, `số 05-NQ/ĐU`, `339qd`. Code and symbol are folded, and may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseNumber {
    /// 339.
    pub serial: u32,
    /// `qd`.
    pub code: Option<String>,
    /// `tw`.
    pub symbol: Option<String>,
}

impl LooseNumber {
    /// Reads what was typed; `None` for what is no number of a document: anything but a serial with a code of a kind,
    /// perhaps with a symbol behind.
    pub fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let folded = folded.strip_prefix("so ").or(folded.strip_prefix("so:")).unwrap_or(&folded);
        let mut parts = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty());
        let first = parts.next()?;
        let digits = first.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(first.len());
        let serial = first[..digits].parse().ok().filter(|serial| (1..100_000).contains(serial))?;
        let mut rest = std::iter::once(&first[digits..]).filter(|rest| !rest.is_empty()).chain(parts);
        let code = rest.next().map(str::to_owned);
        let symbol: String = rest.collect();
        let is_known = code.as_deref().is_some_and(is_code);
        is_known.then_some(Self { serial, code, symbol: Some(symbol).filter(|symbol| !symbol.is_empty()) })
    }

    /// Whether this is a way of writing that number, or the beginning of one.
    pub fn fits(&self, number: &DocNumber) -> bool {
        let same = |asked: &Option<String>, found: &str| {
            asked.as_ref().is_none_or(|asked| *asked == squeezed(found))
        };
        self.serial == number.serial && same(&self.code, &number.code) && same(&self.symbol, &number.symbol)
    }
}

/// Whether a folded word is the code of a kind, under the newest rules.
fn is_code(word: &str) -> bool {
    let newest = local_date(jiff::Timestamp::MAX);
    document_rules(newest).kinds.iter().any(|rule| rule.code.is_some_and(|code| fold(code) == word))
}

/// Folded, letters and digits only.
pub fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// The symbol that organisations of a kind bear in their numbers, for the author to mend: `ĐU`.
pub const fn usual_symbol(org: OrgKind) -> &'static str {
    match org {
        OrgKind::Centre => "TW",
        OrgKind::Province => "TU",
        OrgKind::PartyCommittee => "ĐU",
        OrgKind::Branch | OrgKind::Cell => "CB",
    }
}

/// A symbol as it is kept: composed, without white space; `None` for what is none: 1 to 20 letters, digits and hyphens.
pub fn symbol(text: &str) -> Option<String> {
    let symbol: String = tidy(text).split(' ').collect();
    let is_sign = |sign: char| sign.is_alphanumeric() || sign == '-';
    ((1..=20).contains(&symbol.chars().count()) && symbol.chars().all(is_sign)).then_some(symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(serial: u32, code: &str, symbol: &str) -> DocNumber {
        DocNumber { serial, code: code.into(), symbol: symbol.into() }
    }

    #[test]
    fn a_number_is_written_exactly() {
        assert_eq!(number(339, "QĐ", "TW").to_string(), "339-QĐ/TW");
        assert_eq!(number(5, "NQ", "ĐU").to_string(), "05-NQ/ĐU");
        assert_eq!(number(26, "HD", "BTGDVTW").to_string(), "26-HD/BTGDVTW");
    }

    #[test]
    fn a_number_is_read_loosely() {
        let found = number(339, "QĐ", "TW");
        for text in
            ["339-QĐ/TW", "339 qd tw", "Số 339-QĐ/TW", "số: 339 QĐ TW", "339qd/tw", "0339-qđ-tw", "339 qđ"]
        {
            assert!(LooseNumber::read(text).is_some_and(|loose| loose.fits(&found)), "{text}");
        }
        for text in ["33-QĐ/TW", "339-QĐ/TU", "339-NQ/TW"] {
            assert!(!LooseNumber::read(text).is_some_and(|loose| loose.fits(&found)), "{text}");
        }
        let spaced = number(7, "HD", "BTG-DVTW");
        assert!(LooseNumber::read("07-hd/btg dvtw").is_some_and(|loose| loose.fits(&spaced)));
    }

    #[test]
    fn other_words_are_no_number() {
        for text in ["", "QĐ/TW", "339", "339 tw", "năm 2026", "2026 nghị quyết", "0-QĐ/TW", "999999 qd"]
        {
            assert_eq!(LooseNumber::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_symbol_is_letters_and_digits() {
        assert_eq!(symbol(" ĐU "), Some("ĐU".into()));
        assert_eq!(symbol("BTG DVTW"), Some("BTGDVTW".into()));
        for text in ["", "ĐU/X", "a#b", &"A".repeat(21)] {
            assert_eq!(symbol(text), None, "{text}");
        }
    }
}
