//! Numbers of study campaigns. They are our own choice, not a Party rule; they are dated all the same, so that a campaign
//! keeps the numbers under which it was held.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

use super::{Dated, on};

/// Numbers of study campaigns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StudyRules {
    /// Most questions of a bank.
    pub most_questions: usize,
    /// Most questions of a paper.
    pub most_asked: usize,
    /// Most attempts of a member.
    pub most_attempts: u8,
    /// Most modules of a campaign.
    pub most_modules: usize,
    /// Longest text of a module, in characters.
    pub most_text: usize,
    /// Most contests of a campaign.
    pub most_contests: usize,
    /// Longest campaign.
    pub longest: SignedDuration,
    /// By so much an attempt may be late: clocks differ, and a tap takes time.
    pub forgiven: SignedDuration,
    /// So long after its end an attempt may still be on the way, when it was finished in time and waited for a network.
    pub on_the_way: SignedDuration,
}

const TABLE: [Dated<StudyRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: StudyRules {
        most_questions: 2_000,
        most_asked: 60,
        most_attempts: 5,
        most_modules: 30,
        most_text: 8_000,
        most_contests: 10,
        longest: SignedDuration::from_hours(366 * 24),
        forgiven: SignedDuration::from_mins(1),
        on_the_way: SignedDuration::from_hours(24),
    },
}];

/// The numbers in force on `day`.
pub fn study_rules(day: Date) -> StudyRules {
    on(&TABLE, day)
}
