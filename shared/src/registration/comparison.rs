//! What an applicant says beside what the roster says, field by field.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Applicant;
use crate::person::{CitizenId, PersonName, Phone};
use crate::text::fold;

/// A person as shown to those who decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Họ và tên.
    pub name: PersonName,
    /// Ngày sinh.
    pub born_on: Date,
    /// Số định danh công dân, masked.
    pub citizen_id: String,
    /// Số điện thoại, masked.
    pub phone: Option<String>,
}

/// A field that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// Họ và tên.
    Name,
    /// Ngày sinh.
    BornOn,
    /// Số định danh công dân.
    CitizenId,
    /// Số điện thoại.
    Phone,
}

impl Compared {
    /// Every field.
    pub const ALL: [Self; 4] = [Self::Name, Self::BornOn, Self::CitizenId, Self::Phone];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Họ và tên",
            Self::BornOn => "Ngày sinh",
            Self::CitizenId => "Số định danh",
            Self::Phone => "Số điện thoại",
        }
    }
}

/// Whether two values agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The same.
    Same,
    /// Another value.
    Different,
    /// The roster has none.
    Missing,
}

impl Agreement {
    /// Every agreement.
    pub const ALL: [Self; 3] = [Self::Same, Self::Different, Self::Missing];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Same => "Giống nhau",
            Self::Different => "Khác nhau",
            Self::Missing => "Danh sách chưa có",
        }
    }

    const fn of(same: bool) -> Self {
        if same { Self::Same } else { Self::Different }
    }
}

/// A field with whether it agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ComparedField {
    /// Which.
    pub field: Compared,
    /// Whether it agrees.
    pub agreement: Agreement,
}

/// Compares in plain form, where both sides are at hand; only the outcome is shown. Names agree when they differ in
/// nothing but marks and capitals, which lists often lose.
pub fn compare(
    applicant: &Applicant,
    name: &PersonName,
    born_on: Date,
    citizen_id: &CitizenId,
    phone: Option<&Phone>,
) -> Vec<ComparedField> {
    let agreement = |field| match field {
        Compared::Name => Agreement::of(fold(name.as_str()) == fold(applicant.name.as_str())),
        Compared::BornOn => Agreement::of(born_on == applicant.born_on),
        Compared::CitizenId => Agreement::of(*citizen_id == applicant.citizen_id),
        Compared::Phone => phone.map_or(Agreement::Missing, |phone| Agreement::of(*phone == applicant.phone)),
    };
    Compared::ALL.map(|field| ComparedField { field, agreement: agreement(field) }).to_vec()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_field_says_whether_it_agrees() {
        let applicant = Applicant {
            name: "Phạm Thị Đào".parse().unwrap(),
            born_on: date(1981, 3, 12),
            citizen_id: "001181000104".parse().unwrap(),
            phone: "0912345678".parse().unwrap(),
        };
        let compared = |name: &str, born_on, id: &str, phone: Option<&str>| {
            let phone = phone.map(|phone| phone.parse().unwrap());
            let fields =
                compare(&applicant, &name.parse().unwrap(), born_on, &id.parse().unwrap(), phone.as_ref());
            fields.into_iter().map(|field| field.agreement).collect::<Vec<_>>()
        };
        use Agreement::{Different, Missing, Same};
        let same = compared("Pham Thi Dao", date(1981, 3, 12), "001181000104", Some("+84912345678"));
        assert_eq!(same, [Same, Same, Same, Same]);
        let other = compared("Phạm Thị Đài", date(1981, 3, 13), "001181000105", None);
        assert_eq!(other, [Different, Different, Different, Missing]);
    }
}
