//! Numbers of admission that the Party's statute fixes, as dated data.

use jiff::civil::{Date, date};

/// Numbers against which the dates of a profile are checked. They only warn: old admissions followed old rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdmissionRules {
    /// Full years of age at admission (Điều lệ Đảng, điều 1).
    pub least_age: i16,
    /// Months of probation (Điều lệ Đảng, điều 5).
    pub probation_months: i32,
}

/// In force from a day on, oldest first. Older statutes are not listed: the oldest known row stands for them.
const TABLE: [(Date, AdmissionRules); 1] =
    [(date(2011, 1, 19), AdmissionRules { least_age: 18, probation_months: 12 })];

/// The numbers in force on `day`.
pub fn admission_rules(day: Date) -> AdmissionRules {
    let in_force = TABLE.iter().rev().find(|(valid_from, _)| *valid_from <= day);
    in_force.unwrap_or(&TABLE[0]).1
}
