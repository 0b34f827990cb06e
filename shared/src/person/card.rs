//! Số thẻ đảng viên.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CitizenId, PersonProblem, identifier, mask, without_separators};

/// The number of a party card. Cards issued since 2/9/2025 bear the citizen id, older ones 8 digits
/// (`34.193630`); probationary members have none. Never a key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct PartyCardNo(String);

/// Which series a card belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyCardKind {
    /// Eight digits of its own.
    Serial,
    /// The twelve digits of the citizen id.
    CitizenId,
}

impl PartyCardNo {
    /// The digits. To be shown only to those who may, and the look is to be logged.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// `•••••630` or `••••••••0631`.
    pub fn masked(&self) -> String {
        match self.kind() {
            PartyCardKind::Serial => mask(&self.0, 3),
            PartyCardKind::CitizenId => mask(&self.0, 4),
        }
    }

    /// Which series the card belongs to.
    pub fn kind(&self) -> PartyCardKind {
        if self.0.len() == 12 { PartyCardKind::CitizenId } else { PartyCardKind::Serial }
    }

    /// The digits as printed on the card: `34.193630`, a citizen id without dots.
    pub fn written(&self) -> String {
        match self.kind() {
            PartyCardKind::Serial => format!("{}.{}", &self.0[..2], &self.0[2..]),
            PartyCardKind::CitizenId => self.0.clone(),
        }
    }

    /// Whether the card could be this person's: one that bears a citizen id must bear theirs.
    pub fn fits(&self, citizen_id: &CitizenId) -> bool {
        self.kind() == PartyCardKind::Serial || self.0 == citizen_id.reveal()
    }
}

impl FromStr for PartyCardNo {
    type Err = PersonProblem;

    fn from_str(text: &str) -> Result<Self, PersonProblem> {
        let digits = without_separators(text);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PersonProblem::CardSigns);
        }
        match digits.len() {
            8 | 12 => Ok(Self(digits)),
            length => Err(PersonProblem::CardLength(length)),
        }
    }
}

identifier!(PartyCardNo);

#[cfg(test)]
mod tests {
    use super::*;

    fn card(text: &str) -> PartyCardNo {
        text.parse().expect("the test writes a good number")
    }

    #[test]
    fn old_and_new_cards_are_read() {
        assert_eq!(card("34.193630"), card("34193630"));
        assert_eq!(card("34 193 630").written(), "34.193630");
        assert_eq!(card("084151050631").kind(), PartyCardKind::CitizenId);
        assert_eq!(card("084151050631").written(), "084151050631");
        for (text, problem) in [
            ("3419363", PersonProblem::CardLength(7)),
            ("", PersonProblem::CardLength(0)),
            ("34.19363O", PersonProblem::CardSigns),
        ] {
            assert_eq!(text.parse::<PartyCardNo>(), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_card_never_prints_itself() {
        assert_eq!(format!("{:?} {:?}", card("34.193630"), card("084151050631")), "•••••630 ••••••••0631");
    }

    #[test]
    fn a_new_card_belongs_to_the_person_whose_id_it_bears() {
        let id: CitizenId = "084151050631".parse().expect("a good id");
        assert!(card("084151050631").fits(&id) && card("34.193630").fits(&id));
        assert!(!card("084151050632").fits(&id));
    }
}
