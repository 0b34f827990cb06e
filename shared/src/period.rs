//! A stretch of time that people report on: a month, a quarter, half a year, a year. Written `2026-11`, `2026-Q4`,
//! `2026-H2`, `2026`, in addresses and keys alike.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How a period is written.
const PATTERN: &str = "^20[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$";

/// The text is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("kỳ báo cáo không đúng dạng")]
pub struct InvalidPeriod;

/// Which part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// A month, 1 to 12.
    Month(i8),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// Half a year, 1 or 2.
    Half(i8),
    /// All of it.
    Year,
}

/// A month, quarter, half or whole of a year from 2000 to 2099.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    span: Span,
}

impl Period {
    /// A period; `None` when there is no such one.
    pub fn new(year: i16, span: Span) -> Option<Self> {
        let fits = match span {
            Span::Month(month) => (1..=12).contains(&month),
            Span::Quarter(quarter) => (1..=4).contains(&quarter),
            Span::Half(half) => (1..=2).contains(&half),
            Span::Year => true,
        };
        (fits && (2000..2100).contains(&year)).then_some(Self { year, span })
    }

    /// The month of a day; outside the years that a period can name the nearest one.
    pub fn month_of(day: Date) -> Self {
        Self { year: day.year().clamp(2000, 2099), span: Span::Month(day.month()) }
    }

    /// Its year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Which part of the year.
    pub const fn span(self) -> Span {
        self.span
    }

    /// How many months it has.
    pub const fn length(self) -> i8 {
        match self.span {
            Span::Month(_) => 1,
            Span::Quarter(_) => 3,
            Span::Half(_) => 6,
            Span::Year => 12,
        }
    }

    /// The number of its first month, 1 to 12.
    const fn first_month(self) -> i8 {
        match self.span {
            Span::Month(month) => month,
            Span::Quarter(quarter) => quarter * 3 - 2,
            Span::Half(half) => half * 6 - 5,
            Span::Year => 1,
        }
    }

    /// Its months, in order.
    pub fn months(self) -> impl Iterator<Item = Self> {
        let first = self.first_month();
        (first..first + self.length()).map(move |month| Self { span: Span::Month(month), ..self })
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        date(self.year, self.first_month(), 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        date(self.year, self.first_month() + self.length() - 1, 1).last_of_month()
    }

    /// The period of the same length before it.
    pub fn before(self) -> Self {
        let day = self.first_day().saturating_sub(1.day());
        self.alike(day)
    }

    /// The period of the same length that holds `day`.
    pub fn alike(self, day: Date) -> Self {
        let month = day.month();
        let span = match self.span {
            Span::Month(_) => Span::Month(month),
            Span::Quarter(_) => Span::Quarter((month + 2) / 3),
            Span::Half(_) => Span::Half((month + 5) / 6),
            Span::Year => Span::Year,
        };
        Self { year: day.year().clamp(2000, 2099), span }
    }

    /// `tháng 11/2026`, `quý IV/2026`, `6 tháng đầu năm 2026`, `năm 2026`.
    pub fn label(self) -> String {
        let year = self.year;
        match self.span {
            Span::Month(month) => format!("tháng {month}/{year}"),
            Span::Quarter(quarter) => {
                let numeral = ["I", "II", "III", "IV"].get(usize::from(quarter.unsigned_abs()) - 1);
                format!("quý {}/{year}", numeral.copied().unwrap_or_default())
            }
            Span::Half(1) => format!("6 tháng đầu năm {year}"),
            Span::Half(_) => format!("6 tháng cuối năm {year}"),
            Span::Year => format!("năm {year}"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.span {
            Span::Month(month) => write!(f, "{year}-{month:02}"),
            Span::Quarter(quarter) => write!(f, "{year}-Q{quarter}"),
            Span::Half(half) => write!(f, "{year}-H{half}"),
            Span::Year => write!(f, "{year}"),
        }
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let number = |digits: &str| digits.parse::<i8>().map_err(|_| InvalidPeriod);
        let span = match rest {
            None => Span::Year,
            Some(rest) => match rest.as_bytes() {
                [b'Q', _] => Span::Quarter(number(&rest[1..])?),
                [b'H', _] => Span::Half(number(&rest[1..])?),
                [b'0'..=b'9', b'0'..=b'9'] => Span::Month(number(rest)?),
                _ => return Err(InvalidPeriod),
            },
        };
        let year = year.parse().map_err(|_| InvalidPeriod)?;
        Self::new(year, span).filter(|period| period.to_string() == text).ok_or(InvalidPeriod)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Period {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": PATTERN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().expect("the test writes a period")
    }

    #[test]
    fn a_period_reads_back_what_it_writes() {
        for text in ["2026-11", "2026-Q4", "2026-H2", "2026", "2099-01"] {
            assert_eq!(period(text).to_string(), text);
        }
        for text in
            ["2026-13", "2026-1", "2026-Q5", "2026-H0", "26", "1999", "2100", "2026-", "2026-+1", "2026-é"]
        {
            assert_eq!(text.parse::<Period>(), Err(InvalidPeriod), "{text}");
        }
    }

    #[test]
    fn a_period_knows_its_days_and_its_name() {
        let cases = [
            ("2026-02", "2026-02-01", "2026-02-28", "2026-01", "tháng 2/2026"),
            ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4", "quý I/2026"),
            ("2026-H2", "2026-07-01", "2026-12-31", "2026-H1", "6 tháng cuối năm 2026"),
            ("2026", "2026-01-01", "2026-12-31", "2025", "năm 2026"),
        ];
        for (text, first, last, before, label) in cases {
            let period = period(text);
            assert_eq!(
                (period.first_day().to_string(), period.last_day().to_string()),
                (first.into(), last.into())
            );
            assert_eq!((period.before().to_string(), period.label()), (before.into(), label.into()));
            assert_eq!(period.months().count(), usize::from(period.length().unsigned_abs()));
        }
    }

    #[test]
    fn months_sort_as_time_does() {
        let months: Vec<_> = period("2026").months().map(|month| month.to_string()).collect();
        assert!(months.is_sorted() && months.len() == 12);
    }
}
