//! The history of a standing: each state with the day from which it counts.
//!
//! The day is the one on the decision, so it may lie back when it is recorded, but never before the state that it
//! follows, and never ahead: what is to come is recorded when it has come.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoints;
use crate::id::{MemberId, OrgId};
use crate::member::{MemberAt, Standing};
use crate::problem::FieldProblem;

/// A state of membership from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StandingRecord {
    /// The state.
    pub standing: Standing,
    /// Where the member met meanwhile, when away in a branch of this system.
    pub host: Option<OrgId>,
    /// From which day it counts.
    pub since: Date,
    /// Name of the branch that received the member with it, by a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_by: Option<String>,
    /// By whom it was recorded.
    pub by: MemberId,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// Whether a state may count from that day on: not ahead, not before `earliest`.
///
/// # Errors
/// The problem of the field `since`.
pub fn check_since(since: Date, earliest: Date, today: Date) -> Result<(), FieldProblem> {
    if since > today {
        return Err(FieldProblem::new("since", "Ngày này chưa đến. Xin ghi khi trạng thái đã có hiệu lực."));
    }
    if since < earliest {
        let earliest = crate::time::format_date(earliest);
        let sentence = format!("Ngày này trước lần thay đổi gần nhất. Xin chọn từ ngày {earliest} trở đi.");
        return Err(FieldProblem::new("since", sentence));
    }
    Ok(())
}

endpoints! {
    /// The recorded states of a member, the newest first; what was before the first change is not recorded.
    ListStandings = "list_standings": Get "/api/members/{member}/standings" by Member {
        path: MemberAt, reply: Vec<StandingRecord>
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_state_counts_from_a_day_between_the_last_one_and_today() {
        let (earliest, today) = (date(2026, 3, 1), date(2026, 11, 25));
        for (since, is_good) in [
            (date(2026, 2, 28), false),
            (date(2026, 3, 1), true),
            (date(2026, 11, 25), true),
            (date(2026, 11, 26), false),
        ] {
            assert_eq!(check_since(since, earliest, today).is_ok(), is_good, "{since}");
        }
    }
}
