//! How long a member is on probation.

use jiff::civil::{Date, date};

use super::{Dated, on};

/// Numbers of probation that a rule fixes (Điều lệ Đảng, Điều 5), counted from the day of admission on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProbationRules {
    /// Months of probation; the branch then looks at official recognition.
    pub months: i8,
    /// So many days ahead the branch is told, to prepare the papers. Our own choice.
    pub told_days: u16,
}

const TABLE: [Dated<ProbationRules>; 1] =
    [Dated { valid_from: date(2011, 1, 19), rules: ProbationRules { months: 12, told_days: 45 } }];

/// The numbers in force on `day`.
pub fn probation_rules(day: Date) -> ProbationRules {
    on(&TABLE, day)
}
