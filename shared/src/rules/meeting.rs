//! Numbers of the branch meeting.

use jiff::civil::{Date, date};

use super::{Dated, on};
use crate::minutes::Majority;

/// Numbers of the branch meeting that a rule fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingRules {
    /// A meeting should last at least this many minutes (HD 42-HD/BTCTW; sources differ for large branches).
    pub least_minutes: u16,
    /// Months of a year missed without leave at which the branch is warned: a ground for striking off
    /// (Quy định 294-QĐ/TW).
    pub missed_months_warning: u8,
    /// Earliest roll call before the announced start, in minutes (our own choice: the hall fills before the start).
    pub roll_call_opens_minutes_before: i32,
    /// Papers should be up this many hours before the start (HD 42-HD/BTCTW: one day).
    pub papers_due_hours_before: u16,
    /// The minutes are signed within so many days (our own choice: as the meeting is reported).
    pub days_for_minutes: i32,
    /// At least one regular meeting in so many months (HD 42-HD/BTCTW, restated by a second source).
    pub months_of_regular: i8,
    /// At least one thematic meeting in so many months (the same): once a quarter.
    pub months_of_thematic: i8,
    /// Of the voting base, what admission, official recognition, striking off and expulsion need (Quy định 294-QĐ/TW);
    /// all else needs more than one half.
    pub grave_majority: Majority,
}

const TABLE: [Dated<MeetingRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: MeetingRules {
        least_minutes: 90,
        missed_months_warning: 3,
        roll_call_opens_minutes_before: 120,
        papers_due_hours_before: 24,
        days_for_minutes: 2,
        months_of_regular: 1,
        months_of_thematic: 3,
        grave_majority: Majority { numerator: 2, denominator: 3 },
    },
}];

/// The numbers in force on `day`.
pub fn meeting_rules(day: Date) -> MeetingRules {
    on(&TABLE, day)
}
