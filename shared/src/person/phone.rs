//! Số điện thoại.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PersonProblem, identifier, mask, without_separators};

/// A Vietnamese telephone number, kept as it is dialled inside the country: mobile `0` + 9 digits (03, 05, 07, 08,
/// 09) or landline `02` + 9 digits. Families share phones, so it identifies nobody.
///
/// `+84…`, `0084…` and `84…` are read too.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// The digits, for dialling. To be shown only to those who may, and the look is to be logged.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// `•••••••482`.
    pub fn masked(&self) -> String {
        mask(&self.0, 3)
    }

    /// Whether it can receive messages: a mobile number.
    pub fn is_mobile(&self) -> bool {
        !self.0.starts_with("02")
    }
}

impl FromStr for Phone {
    type Err = PersonProblem;

    fn from_str(text: &str) -> Result<Self, PersonProblem> {
        let digits = without_separators(text);
        let abroad = ["+84", "0084", "84"].iter().find_map(|prefix| digits.strip_prefix(prefix));
        let local = match abroad {
            Some(rest) if !rest.starts_with('0') => format!("0{rest}"),
            Some(rest) => rest.to_owned(),
            None => digits,
        };
        if !local.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PersonProblem::Phone);
        }
        match (local.get(..2), local.len()) {
            (Some("03" | "05" | "07" | "08" | "09"), 10) | (Some("02"), 11) => Ok(Self(local)),
            (Some("01"), 11) => Err(PersonProblem::PhoneOldPrefix),
            _ => Err(PersonProblem::Phone),
        }
    }
}

identifier!(Phone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_form_is_read_as_dialled_at_home() {
        for (text, dialled) in [
            ("0778220482", "0778220482"),
            ("0912.345.678", "0912345678"),
            ("+84 912 345 678", "0912345678"),
            ("84912345678", "0912345678"),
            ("0084-912-345-678", "0912345678"),
            ("+84 (0) 912 345 678", "0912345678"),
            ("024 3825 1234", "02438251234"),
            ("(0204) 385 1234", "02043851234"),
        ] {
            assert_eq!(
                text.parse::<Phone>().expect("the table holds good numbers").reveal(),
                dialled,
                "{text}"
            );
        }
    }

    #[test]
    fn what_nobody_can_dial_is_refused() {
        for text in [
            "",
            "09",
            "0612345678",
            "091234567",
            "09123456789",
            "0243825123",
            "0912345678a",
            "+1 202 555 0100",
            "84",
        ] {
            assert_eq!(text.parse::<Phone>(), Err(PersonProblem::Phone), "{text}");
        }
        assert_eq!("01669123456".parse::<Phone>(), Err(PersonProblem::PhoneOldPrefix));
    }

    #[test]
    fn a_number_never_prints_itself() {
        let phone: Phone = "0778220482".parse().expect("a good number");
        assert_eq!(format!("{phone:?}"), "•••••••482");
        assert!(phone.is_mobile());
    }
}
