//! Deadlines for answering what members say.

use jiff::civil::{Date, date};

use super::{Dated, on};
use crate::org::OrgKind;

/// Numbers of the two-way channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedbackRules {
    /// A branch answers within so many working days (Quy định 294-QĐ/TW: at the grass roots).
    pub branch_working_days: u16,
    /// A committee directly above the grass roots or a province answers within so many (the same source).
    pub committee_working_days: u16,
    /// The Centre answers within so many (the same source).
    pub centre_working_days: u16,
    /// One extension is so long, in working days. Our own choice: the rule asks for a reason and names no length.
    pub extension_working_days: u16,
    /// How often one organisation may extend. Our own choice.
    pub extensions: u8,
    /// How many of one author may wait at one time. Our own choice: what is written for somebody to read has a limit.
    pub most_waiting: usize,
    /// Most files of one letter, and of one answer. Our own choice.
    pub most_files: usize,
}

impl FeedbackRules {
    /// Within how many working days an organisation of that kind answers.
    pub const fn working_days(&self, kind: OrgKind) -> u16 {
        match kind {
            OrgKind::Cell | OrgKind::Branch => self.branch_working_days,
            OrgKind::PartyCommittee | OrgKind::Province => self.committee_working_days,
            OrgKind::Centre => self.centre_working_days,
        }
    }
}

const TABLE: [Dated<FeedbackRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: FeedbackRules {
        branch_working_days: 30,
        committee_working_days: 60,
        centre_working_days: 90,
        extension_working_days: 15,
        extensions: 1,
        most_waiting: 10,
        most_files: 5,
    },
}];

/// The numbers in force on `day`.
pub fn feedback_rules(day: Date) -> FeedbackRules {
    on(&TABLE, day)
}
