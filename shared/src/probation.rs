//! Probationary members whose day of official recognition comes near or is past.

use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoints;
use crate::id::MemberId;
use crate::org::OrgAt;
use crate::rules::probation_rules;

/// A probationary member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Probation {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Ngày vào Đảng.
    pub admitted_on: Date,
    /// The day on which the probation is over.
    pub due_on: Date,
}

/// Where a probation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProbationStage {
    /// The day is past.
    Overdue,
    /// It comes within the time in which papers are prepared.
    Near,
    /// It is far.
    Far,
}

impl ProbationStage {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Overdue => "Đã đến hạn",
            Self::Near => "Sắp đến hạn",
            Self::Far => "Chưa đến hạn",
        }
    }
}

/// The day on which the probation of somebody is over who was admitted on that day. The last day of a shorter month
/// stands for a day that it lacks.
pub fn probation_due(admitted_on: Date) -> Date {
    let months = i32::from(probation_rules(admitted_on).months);
    admitted_on.saturating_add(months.months())
}

impl Probation {
    /// Where it stands on `today`.
    pub fn stage(&self, today: Date) -> ProbationStage {
        let told = i32::from(probation_rules(self.admitted_on).told_days);
        if self.due_on <= today {
            ProbationStage::Overdue
        } else if self.due_on <= today.saturating_add(told.days()) {
            ProbationStage::Near
        } else {
            ProbationStage::Far
        }
    }
}

endpoints! {
    /// The probationary members of a branch, by the day on which their probation is over.
    ListProbations = "list_probations": Get "/api/orgs/{org}/probations" by Member {
        path: OrgAt, reply: Vec<Probation>
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn probation_is_over_on_the_same_day_of_the_next_year() {
        for (admitted_on, due_on) in [
            (date(2025, 11, 19), date(2026, 11, 19)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2025, 12, 31), date(2026, 12, 31)),
        ] {
            assert_eq!(probation_due(admitted_on), due_on, "{admitted_on}");
        }
    }

    #[test]
    fn the_branch_is_told_in_time_for_the_papers() {
        let admitted_on = date(2025, 12, 31);
        let due_on = probation_due(admitted_on);
        let of =
            Probation {
                member: MemberId::from_parts(1, 1), name: "Nguyễn Mai".into(), admitted_on, due_on
            };
        for (today, stage) in [
            (date(2026, 11, 15), ProbationStage::Far),
            (date(2026, 11, 16), ProbationStage::Near),
            (date(2026, 12, 30), ProbationStage::Near),
            (date(2026, 12, 31), ProbationStage::Overdue),
            (date(2027, 3, 1), ProbationStage::Overdue),
        ] {
            assert_eq!(of.stage(today), stage, "{today}");
        }
    }
}
