//! Numbers of reports upward.

use jiff::civil::{Date, date};

use super::{Dated, on};

/// Numbers of a report that a rule fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportRules {
    /// A meeting is reported within so many days (HD 42-HD/BTCTW).
    pub days_after_meeting: i32,
    /// A period is reported within so many days after its end (our own choice, until a committee's rule is known).
    pub days_after_period: i32,
}

const TABLE: [Dated<ReportRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: ReportRules { days_after_meeting: 2, days_after_period: 5 },
}];

/// The numbers in force on `day`.
pub fn report_rules(day: Date) -> ReportRules {
    on(&TABLE, day)
}
