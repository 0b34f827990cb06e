//! Họ và tên.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PersonProblem;
use crate::text;

/// A full name: at least two words of Vietnamese letters, each with its capital; `'`, `-` and `.` may stand between
/// letters (`H'Hen Niê`).
///
/// Parsing composes letters, collapses white space and mends capitals ([`text::title_case_name`]), so two ways of
/// typing one name give one value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

impl PersonName {
    /// Longest name, in characters: a bound of ours, far above any real name.
    pub const MOST_CHARS: usize = 80;

    /// The name as people write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The given name: the last word.
    pub fn given(&self) -> &str {
        self.0.rsplit(' ').next().unwrap_or(&self.0)
    }

    /// Places the person in a Vietnamese list, see [`text::name_sort_key`].
    pub fn sort_key(&self) -> String {
        text::name_sort_key(&self.0)
    }

    /// Whether the person is found by what was typed, see [`text::matches`].
    pub fn matches(&self, query: &str) -> bool {
        text::matches(query, &self.0)
    }
}

impl FromStr for PersonName {
    type Err = PersonProblem;

    fn from_str(name: &str) -> Result<Self, PersonProblem> {
        let name = text::title_case_name(name).replace(['’', '‘', '`'], "'");
        if name.is_empty() {
            return Err(PersonProblem::NameMissing);
        }
        if name.chars().count() > Self::MOST_CHARS {
            return Err(PersonProblem::NameTooLong);
        }
        let mut words = 0;
        for word in name.split(' ') {
            check_word(word)?;
            words += 1;
        }
        if words < 2 { Err(PersonProblem::NameOneWord) } else { Ok(Self(name)) }
    }
}

/// A word begins with a letter; inside it the signs of names are allowed.
fn check_word(word: &str) -> Result<(), PersonProblem> {
    for (index, sign) in word.chars().enumerate() {
        let allowed = text::is_name_letter(sign) || (index > 0 && matches!(sign, '\'' | '.' | '-'));
        if !allowed {
            return Err(PersonProblem::NameSign(sign));
        }
    }
    Ok(())
}

impl TryFrom<String> for PersonName {
    type Error = PersonProblem;

    fn try_from(name: String) -> Result<Self, PersonProblem> {
        name.parse()
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_well_written() {
        for (text, name) in [
            ("Nguyễn Thị Hường", "Nguyễn Thị Hường"),
            ("  BÙI HẢI\u{a0} THỤY ", "Bùi Hải Thụy"),
            ("\u{d0}ô\u{303} Va\u{306}n A", "Đỗ Văn A"),
            ("H’Hen Niê", "H'Hen Niê"),
            ("Y Blŏk Êban", "Y Blŏk Êban"),
            ("Trần Thị T. Mai", "Trần Thị T. Mai"),
        ] {
            let parsed: PersonName = text.parse().expect("the table holds good names");
            assert_eq!(parsed.as_str(), name);
        }
        let name: PersonName = "Nguyễn Thị Hường".parse().expect("a good name");
        assert_eq!(name.given(), "Hường");
        assert!(name.matches("huong"));
    }

    #[test]
    fn what_is_no_name_is_refused_with_a_reason() {
        use PersonProblem::{NameMissing, NameOneWord, NameSign, NameTooLong};
        let long = "Lê ".repeat(28);
        for (text, problem) in [
            ("", NameMissing),
            (" \u{200b} ", NameMissing),
            ("Hường", NameOneWord),
            (long.as_str(), NameTooLong),
            ("Nguyễn Văn 2", NameSign('2')),
            ("Nguyễn <b>A</b>", NameSign('<')),
            ("=CMD() Lê", NameSign('=')),
            ("Lê - An", NameSign('-')),
            ("Nguyeãn Vaên Ñöùc", NameSign('ö')),
        ] {
            assert_eq!(text.parse::<PersonName>(), Err(problem), "{text}");
        }
    }

    #[test]
    fn json_is_checked_on_the_way_in() {
        assert!(serde_json::from_str::<PersonName>(r#""Lê An""#).is_ok());
        assert!(serde_json::from_str::<PersonName>(r#""Lê""#).is_err());
    }
}
