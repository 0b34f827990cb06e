//! A month of the log.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::time::local_date;

/// A month in Vietnam, written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AuditMonth(Date);

/// The text is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("tháng không đúng dạng")]
pub struct InvalidMonth;

impl AuditMonth {
    /// The month in which an instant lies.
    pub fn of(at: Timestamp) -> Self {
        Self(local_date(at).first_of_month())
    }

    /// Its first day.
    pub const fn first_day(self) -> Date {
        self.0
    }

    /// The one after it; itself at the end of time.
    #[must_use]
    pub fn next(self) -> Self {
        self.0.checked_add(1.month()).map_or(self, Self)
    }

    /// The one before it; itself at the beginning of time.
    #[must_use]
    pub fn previous(self) -> Self {
        self.0.checked_sub(1.month()).map_or(self, Self)
    }
}

impl fmt::Display for AuditMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl FromStr for AuditMonth {
    type Err = InvalidMonth;

    fn from_str(text: &str) -> Result<Self, InvalidMonth> {
        let (year, month) = text.split_once('-').ok_or(InvalidMonth)?;
        let is_whole = year.len() == 4 && month.len() == 2;
        let (year, month) =
            (year.parse().map_err(|_| InvalidMonth)?, month.parse().map_err(|_| InvalidMonth)?);
        let first = Date::new(year, month, 1).map_err(|_| InvalidMonth)?;
        if is_whole { Ok(Self(first)) } else { Err(InvalidMonth) }
    }
}

impl Serialize for AuditMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AuditMonth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for AuditMonth {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "AuditMonth".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_at_midnight_in_vietnam() {
        let month = |text: &str| AuditMonth::of(text.parse().unwrap()).to_string();
        assert_eq!(month("2026-11-30T16:59:59Z"), "2026-11");
        assert_eq!(month("2026-11-30T17:00:00Z"), "2026-12");
    }

    #[test]
    fn months_follow_each_other_over_the_new_year() {
        let december: AuditMonth = "2026-12".parse().unwrap();
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!(december.next().previous(), december);
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in ["", "2026", "2026-13", "2026-1", "26-11", "2026-11-01"] {
            assert_eq!(text.parse::<AuditMonth>(), Err(InvalidMonth), "{text}");
        }
    }
}
