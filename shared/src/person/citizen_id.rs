//! Số định danh công dân.

use std::str::FromStr;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Gender, PersonProblem, identifier, mask, without_separators};

/// A citizen id: 12 digits = 3 place of birth registration, 1 century and sex, 2 year of birth, 6 serial
/// (Nghị định 137/2015/NĐ-CP, điều 13; Thông tư 59/2021/TT-BCA, điều 4).
///
/// What the digits say about the person is a hint, never a reason to refuse: records were wrong when ids were given.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct CitizenId(String);

/// What the digits of a citizen id say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CitizenIdHints {
    /// Code of the province or country where the birth was registered, 0 to 999.
    pub place: u16,
    /// Sex, from the fourth digit.
    pub gender: Gender,
    /// Year of birth, from the fourth to sixth digit: 1900 to 2399.
    pub birth_year: i16,
}

/// A citizen id does not fit the rest of the profile. A warning only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CitizenIdWarning {
    /// Another year of birth.
    #[error(
        "Theo số định danh thì sinh năm {in_id}, khác với ngày sinh đã ghi (năm {given}). Xin đối chiếu với thẻ căn cước."
    )]
    BirthYear {
        /// The year the id says.
        in_id: i16,
        /// The year of the birth date.
        given: i16,
    },
    /// The other sex.
    #[error("Theo số định danh thì giới tính là {}, khác với giới tính đã ghi. Xin đối chiếu với thẻ căn cước.", .in_id.label())]
    Gender {
        /// The sex the id says.
        in_id: Gender,
    },
}

impl CitizenId {
    /// The twelve digits. To be shown only to those who may, and the look is to be logged.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// `••••••••1234`.
    pub fn masked(&self) -> String {
        mask(&self.0, 4)
    }

    /// What the digits say about the person.
    pub fn hints(&self) -> CitizenIdHints {
        let digit = |index: usize| u16::from(self.0.as_bytes()[index] - b'0');
        let century_and_sex = digit(3);
        let year = 1900 + century_and_sex / 2 * 100 + digit(4) * 10 + digit(5);
        CitizenIdHints {
            place: digit(0) * 100 + digit(1) * 10 + digit(2),
            gender: if century_and_sex.is_multiple_of(2) { Gender::Male } else { Gender::Female },
            birth_year: i16::try_from(year).expect("at most 1900 + 400 + 99"),
        }
    }

    /// Where the digits disagree with the birth date and the gender.
    pub fn warnings(&self, born_on: Date, gender: Gender) -> Vec<CitizenIdWarning> {
        let hints = self.hints();
        let year = (hints.birth_year != born_on.year())
            .then_some(CitizenIdWarning::BirthYear { in_id: hints.birth_year, given: born_on.year() });
        let sex = (hints.gender != gender).then_some(CitizenIdWarning::Gender { in_id: hints.gender });
        year.into_iter().chain(sex).collect()
    }
}

impl FromStr for CitizenId {
    type Err = PersonProblem;

    fn from_str(text: &str) -> Result<Self, PersonProblem> {
        let digits = without_separators(text);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PersonProblem::CitizenIdSigns);
        }
        match digits.len() {
            12 => Ok(Self(digits)),
            9 => Err(PersonProblem::CitizenIdOldCard),
            length => Err(PersonProblem::CitizenIdLength(length)),
        }
    }
}

identifier!(CitizenId);

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn id(text: &str) -> CitizenId {
        text.parse().expect("the test writes a good id")
    }

    #[test]
    fn twelve_digits_are_an_id_however_they_are_grouped() {
        assert_eq!(id("084 151 050 631").reveal(), "084151050631");
        for (text, problem) in [
            ("84151050631", PersonProblem::CitizenIdLength(11)),
            ("012345678", PersonProblem::CitizenIdOldCard),
            ("08415105063x", PersonProblem::CitizenIdSigns),
            ("٠٨٤١٥١٠٥٠٦٣١", PersonProblem::CitizenIdSigns),
            ("", PersonProblem::CitizenIdLength(0)),
        ] {
            assert_eq!(text.parse::<CitizenId>(), Err(problem), "{text}");
        }
    }

    #[test]
    fn an_id_never_prints_itself() {
        let id = id("084151050631");
        assert_eq!(id.masked(), "••••••••0631");
        assert_eq!(format!("{:?}", Some(&id)), "Some(••••••••0631)");
    }

    #[test]
    fn the_digits_hint_at_place_sex_and_year() {
        for (text, place, gender, birth_year) in [
            ("084151050631", 84, Gender::Female, 1951),
            ("001088000001", 1, Gender::Male, 1988),
            ("054204863730", 54, Gender::Male, 2004),
            ("068303789438", 68, Gender::Female, 2003),
        ] {
            assert_eq!(id(text).hints(), CitizenIdHints { place, gender, birth_year }, "{text}");
        }
    }

    #[test]
    fn disagreement_with_the_profile_is_a_warning_that_does_not_show_the_id() {
        let id = id("084151050631");
        assert_eq!(id.warnings(date(1951, 7, 15), Gender::Female), []);
        let warnings = id.warnings(date(1952, 7, 15), Gender::Male);
        assert_eq!(
            warnings,
            [
                CitizenIdWarning::BirthYear { in_id: 1951, given: 1952 },
                CitizenIdWarning::Gender { in_id: Gender::Female }
            ]
        );
        assert!(warnings.iter().all(|warning| !warning.to_string().contains("0631")));
    }
}
