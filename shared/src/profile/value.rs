//! The fields of a profile that can be corrected, and their values. The ninth, the branch, changes by transfer.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::person::{CitizenId, Gender, PartyCardNo, PersonName, Phone};
use crate::time::{format_date, parse_date};

/// A field of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProfileField {
    /// Họ và tên.
    Name,
    /// Ngày sinh.
    BornOn,
    /// Giới tính.
    Gender,
    /// Ngày vào Đảng.
    AdmittedOn,
    /// Ngày chính thức.
    OfficialOn,
    /// Số thẻ đảng viên.
    PartyCardNo,
    /// Số định danh công dân.
    CitizenId,
    /// Số điện thoại.
    Phone,
}

impl ProfileField {
    /// Every field, in the order of a profile.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::BornOn,
        Self::Gender,
        Self::AdmittedOn,
        Self::OfficialOn,
        Self::PartyCardNo,
        Self::CitizenId,
        Self::Phone,
    ];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Họ và tên",
            Self::BornOn => "Ngày sinh",
            Self::Gender => "Giới tính",
            Self::AdmittedOn => "Ngày vào Đảng",
            Self::OfficialOn => "Ngày chính thức",
            Self::PartyCardNo => "Số thẻ đảng viên",
            Self::CitizenId => "Số định danh công dân",
            Self::Phone => "Số điện thoại",
        }
    }

    /// The name in keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::BornOn => "born_on",
            Self::Gender => "gender",
            Self::AdmittedOn => "admitted_on",
            Self::OfficialOn => "official_on",
            Self::PartyCardNo => "party_card_no",
            Self::CitizenId => "citizen_id",
            Self::Phone => "phone",
        }
    }

    /// Whether it is a day.
    pub const fn is_day(self) -> bool {
        matches!(self, Self::BornOn | Self::AdmittedOn | Self::OfficialOn)
    }
}

/// A value of a field, right by its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileValue {
    /// Họ và tên.
    Name(PersonName),
    /// Ngày sinh.
    BornOn(Date),
    /// Giới tính.
    Gender(Gender),
    /// Ngày vào Đảng.
    AdmittedOn(Date),
    /// Ngày chính thức.
    OfficialOn(Date),
    /// Số thẻ đảng viên.
    PartyCardNo(PartyCardNo),
    /// Số định danh công dân.
    CitizenId(CitizenId),
    /// Số điện thoại.
    Phone(Phone),
}

impl ProfileValue {
    /// Reads a value: a day as `25/11/2026` or `2026-11-25` and not after `today`, a gender as the contract names it.
    ///
    /// # Errors
    /// A sentence for the field `value`.
    pub fn parse(field: ProfileField, text: &str, today: Date) -> Result<Self, String> {
        let day = || match text.trim().parse().ok().or_else(|| parse_date(text)) {
            Some(day) if (Date::constant(1900, 1, 1)..=today).contains(&day) => Ok(day),
            _ => Err("Xin ghi một ngày đã qua, ví dụ 25/11/1980.".to_owned()),
        };
        Ok(match field {
            ProfileField::Name => Self::Name(text.parse().map_err(sentence)?),
            ProfileField::BornOn => Self::BornOn(day()?),
            ProfileField::AdmittedOn => Self::AdmittedOn(day()?),
            ProfileField::OfficialOn => Self::OfficialOn(day()?),
            ProfileField::Gender => match text.trim() {
                "male" => Self::Gender(Gender::Male),
                "female" => Self::Gender(Gender::Female),
                _ => return Err("Xin chọn nam hoặc nữ.".to_owned()),
            },
            ProfileField::PartyCardNo => Self::PartyCardNo(text.parse().map_err(sentence)?),
            ProfileField::CitizenId => Self::CitizenId(text.parse().map_err(sentence)?),
            ProfileField::Phone => Self::Phone(text.parse().map_err(sentence)?),
        })
    }

    /// Which field it is of.
    pub const fn field(&self) -> ProfileField {
        match self {
            Self::Name(_) => ProfileField::Name,
            Self::BornOn(_) => ProfileField::BornOn,
            Self::Gender(_) => ProfileField::Gender,
            Self::AdmittedOn(_) => ProfileField::AdmittedOn,
            Self::OfficialOn(_) => ProfileField::OfficialOn,
            Self::PartyCardNo(_) => ProfileField::PartyCardNo,
            Self::CitizenId(_) => ProfileField::CitizenId,
            Self::Phone(_) => ProfileField::Phone,
        }
    }

    /// The text that [`Self::parse`] reads back, identifiers in full: for the store, which seals it, and for revealing.
    pub fn reveal(&self) -> String {
        match self {
            Self::Name(name) => name.as_str().to_owned(),
            Self::BornOn(day) | Self::AdmittedOn(day) | Self::OfficialOn(day) => day.to_string(),
            Self::Gender(Gender::Male) => "male".to_owned(),
            Self::Gender(Gender::Female) => "female".to_owned(),
            Self::PartyCardNo(card) => card.reveal().to_owned(),
            Self::CitizenId(id) => id.reveal().to_owned(),
            Self::Phone(phone) => phone.reveal().to_owned(),
        }
    }

    /// As people read it, identifiers masked.
    pub fn shown(&self) -> String {
        match self {
            Self::Name(name) => name.as_str().to_owned(),
            Self::BornOn(day) | Self::AdmittedOn(day) | Self::OfficialOn(day) => format_date(*day),
            Self::Gender(gender) => gender.label().to_owned(),
            Self::PartyCardNo(card) => card.masked(),
            Self::CitizenId(id) => id.masked(),
            Self::Phone(phone) => phone.masked(),
        }
    }
}

fn sentence(problem: impl std::fmt::Display) -> String {
    problem.to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 25);

    #[test]
    fn a_value_reads_back_what_it_reveals_and_shows_no_number() {
        for (field, text, shown) in [
            (ProfileField::Name, "Phạm Thị Đào", "Phạm Thị Đào"),
            (ProfileField::BornOn, "12/03/1981", "12/03/1981"),
            (ProfileField::OfficialOn, "2011-05-19", "19/05/2011"),
            (ProfileField::Gender, "female", "Nữ"),
            (ProfileField::CitizenId, "001181000104", "••••••••0104"),
            (ProfileField::PartyCardNo, "34193630", "•••••630"),
            (ProfileField::Phone, "0912 345 678", "•••••••678"),
        ] {
            let value = ProfileValue::parse(field, text, TODAY).unwrap();
            assert_eq!(value.shown(), shown);
            assert_eq!(value.field(), field);
            assert_eq!(ProfileValue::parse(field, &value.reveal(), TODAY), Ok(value));
        }
    }

    #[test]
    fn what_cannot_be_right_is_refused_with_a_sentence() {
        for (field, text) in [
            (ProfileField::Name, ""),
            (ProfileField::BornOn, "26/11/2026"),
            (ProfileField::BornOn, "31/02/1980"),
            (ProfileField::Gender, "nam"),
            (ProfileField::CitizenId, "123"),
            (ProfileField::Phone, "12"),
        ] {
            let sentence = ProfileValue::parse(field, text, TODAY).unwrap_err();
            assert!(sentence.chars().count() > 10, "{field:?}: {sentence}");
        }
    }
}
