//! Deadlines of a transfer of membership.

use jiff::civil::{Date, date};

use super::{Dated, on};

/// Numbers of a transfer that a rule fixes (Quy định 294-QĐ/TW), both counted from the letter of introduction on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferRules {
    /// The member presents the papers to the receiving organisation within so many working days.
    pub papers_working_days: u16,
    /// The transfer is settled within so many working days.
    pub settled_working_days: u16,
}

const TABLE: [Dated<TransferRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: TransferRules { papers_working_days: 30, settled_working_days: 60 },
}];

/// The numbers in force on `day`.
pub fn transfer_rules(day: Date) -> TransferRules {
    on(&TABLE, day)
}
