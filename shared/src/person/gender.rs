//! Giới tính.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PersonProblem;
use crate::text;

/// Gender as the profile records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Gender {
    /// Both, in the order of forms.
    pub const ALL: [Self; 2] = [Self::Male, Self::Female];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Male => "Nam",
            Self::Female => "Nữ",
        }
    }
}

impl FromStr for Gender {
    type Err = PersonProblem;

    /// Reads the Vietnamese word with or without marks and case; also `male` and `female`.
    fn from_str(word: &str) -> Result<Self, PersonProblem> {
        match text::fold(word).as_str() {
            "nam" | "male" => Ok(Self::Male),
            "nu" | "female" => Ok(Self::Female),
            _ => Err(PersonProblem::Gender),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_words_are_read_however_written() {
        for (word, gender) in [
            ("Nam", Gender::Male),
            (" NỮ ", Gender::Female),
            ("nu", Gender::Female),
            ("N\u{1b0}\u{303}", Gender::Female),
        ] {
            assert_eq!(word.parse(), Ok(gender), "{word}");
        }
        for word in ["", "N", "x", "Nam/Nữ"] {
            assert_eq!(word.parse::<Gender>(), Err(PersonProblem::Gender), "{word}");
        }
        for gender in Gender::ALL {
            assert_eq!(gender.label().parse(), Ok(gender));
        }
    }
}
