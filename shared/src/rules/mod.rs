//! Numbers that rules fix, as dated data: after each congress a line is added, none is changed, and an old meeting
//! keeps the rule of its day.

mod announcement;
mod document;
mod feedback;
mod file;
mod meeting;
mod meeting_score;
mod probation;
mod report;
mod sign_in;
mod study;
mod transfer;
pub mod working_days;

use jiff::civil::Date;

pub use announcement::{AnnouncementRules, SenderBudget, announcement_rules};
pub use document::{DocumentRules, KindRule, committee_term, document_rules};
pub use feedback::{FeedbackRules, feedback_rules};
pub use file::{FileRules, file_rules};
pub use meeting::{MeetingRules, meeting_rules};
pub use meeting_score::{MeetingScoreRules, RateBand, meeting_score_rules};
pub use probation::{ProbationRules, probation_rules};
pub use report::{ReportRules, report_rules};
pub use sign_in::{SignInRules, sign_in_rules};
pub use study::{StudyRules, study_rules};
pub use transfer::{TransferRules, transfer_rules};

/// Rules in force from a day on.
#[derive(Debug, Clone, Copy)]
struct Dated<R> {
    valid_from: Date,
    rules: R,
}

/// The rules in force on `day`: the newest whose day has come, else the oldest known.
fn on<R: Copy>(table: &[Dated<R>], day: Date) -> R {
    let in_force = table.iter().rev().find(|dated| dated.valid_from <= day);
    in_force.unwrap_or(&table[0]).rules
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_newest_rule_that_has_come_into_force_holds() {
        let table = [
            Dated { valid_from: date(2021, 1, 1), rules: 1 },
            Dated { valid_from: date(2026, 1, 1), rules: 2 },
        ];
        assert_eq!(on(&table, date(2020, 5, 5)), 1);
        assert_eq!(on(&table, date(2025, 12, 31)), 1);
        assert_eq!(on(&table, date(2026, 1, 1)), 2);
    }
}
