//! What an applicant writes.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{OrgId, RegistrationId};
use crate::person::{CitizenId, PersonName, Phone};
use crate::problem::{FieldProblem, Problem};

/// A request for an account, as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewRegistration {
    /// Chosen by the applicant's device, so that sending again makes no second one.
    pub id: RegistrationId,
    /// Họ và tên.
    pub name: String,
    /// Ngày sinh.
    pub born_on: Date,
    /// Số định danh, 12 digits; spaces are allowed.
    pub citizen_id: String,
    /// Số điện thoại.
    pub phone: String,
    /// The branch that the applicant belongs to.
    pub branch: OrgId,
    /// The password that the account will have, see [`crate::rules::SignInRules`].
    pub password: String,
}

/// The same, understood.
#[derive(Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Họ và tên.
    pub name: PersonName,
    /// Ngày sinh.
    pub born_on: Date,
    /// Số định danh công dân.
    pub citizen_id: CitizenId,
    /// Số điện thoại.
    pub phone: Phone,
}

/// Nobody joins before eighteen; a year that is nearer is a slip of the finger.
const LEAST_AGE: i16 = 18;
/// Nobody is older.
const MOST_AGE: i16 = 120;

impl NewRegistration {
    /// Understands what was typed.
    ///
    /// # Errors
    /// Naming each field that is wrong. The password is checked where it is hashed.
    pub fn read(&self, today: Date) -> Result<Applicant, Problem> {
        let mut wrong = Vec::new();
        let mut note = |field: &str, sentence: String| wrong.push(FieldProblem::new(field, sentence));
        let name = self.name.parse::<PersonName>().map_err(|problem| note("name", problem.to_string())).ok();
        let age = today.year() - self.born_on.year();
        if !(LEAST_AGE..=MOST_AGE).contains(&age) {
            note("born_on", "Ngày sinh chưa đúng. Xin xem lại năm sinh trên thẻ căn cước.".to_owned());
        }
        let digits: String = self.citizen_id.split_whitespace().collect();
        let citizen_id = digits.parse::<CitizenId>();
        let citizen_id = citizen_id.map_err(|problem| note("citizen_id", problem.to_string())).ok();
        let phone = self.phone.parse::<Phone>().map_err(|problem| note("phone", problem.to_string())).ok();
        match (name, citizen_id, phone) {
            (Some(name), Some(citizen_id), Some(phone)) if wrong.is_empty() => {
                Ok(Applicant { name, born_on: self.born_on, citizen_id, phone })
            }
            _ => Err(Problem::invalid(wrong)),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn typed() -> NewRegistration {
        NewRegistration {
            id: RegistrationId::from_parts(1, 1),
            name: "phạm thị  đào".into(),
            born_on: date(1981, 3, 12),
            citizen_id: "001 181 000 104".into(),
            phone: "0912 345 678".into(),
            branch: OrgId::from_parts(1, 2),
            password: "lua chin dau mua".into(),
        }
    }

    #[test]
    fn what_is_typed_loosely_is_understood() {
        let read = typed().read(date(2026, 11, 22)).unwrap_or_else(|_| panic!("it is right"));
        assert_eq!(read.name.as_str(), "Phạm Thị Đào");
        assert_eq!(read.citizen_id.reveal(), "001181000104");
    }

    #[test]
    fn each_wrong_field_is_named() {
        let wrong = NewRegistration {
            name: "Đào".into(),
            born_on: date(2020, 1, 1),
            citizen_id: "123".into(),
            phone: "12".into(),
            ..typed()
        };
        let problem = wrong.read(date(2026, 11, 22)).err().expect("all of it is wrong");
        let fields: Vec<_> = problem.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["name", "born_on", "citizen_id", "phone"]);
    }
}
