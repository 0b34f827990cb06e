//! The days on which a role counts. Nobody has to act when the last one is over: a grant past its end gives nothing.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{NewGrant, RoleGrant};
use crate::audit::check_reason;
use crate::problem::FieldProblem;

/// How far ahead a grant may begin, in years.
const FARTHEST: i32 = 1;

/// Where a grant stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrantState {
    /// It counts.
    Held,
    /// Its first day is still to come.
    Upcoming,
    /// Its last day is over.
    Over,
}

impl RoleGrant {
    /// Where it stands on `day`.
    pub fn state_on(&self, day: Date) -> GrantState {
        match self.until {
            Some(until) if until < day => GrantState::Over,
            _ if day < self.from => GrantState::Upcoming,
            _ => GrantState::Held,
        }
    }

    /// Whether it gives its holder the role on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.state_on(day) == GrantState::Held
    }

    /// Whether there is a day on which both count.
    pub fn meets(&self, from: Date, until: Option<Date>) -> bool {
        self.until.is_none_or(|last| from <= last) && until.is_none_or(|last| self.from <= last)
    }
}

impl NewGrant {
    /// The same with its reason tidied.
    ///
    /// # Errors
    /// Every field that is wrong: days that end before they begin or are over, a beginning more than a year ahead, a
    /// reason that is none.
    pub fn checked(mut self, today: Date) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        problems.extend(check_from(self.from, today).err());
        let last = self.until.filter(|until| *until < self.from || *until < today);
        if last.is_some() {
            let sentence = "Ngày kết thúc phải từ hôm nay trở đi và không trước ngày bắt đầu.";
            problems.push(FieldProblem::new("until", sentence));
        }
        match check_reason(&self.reason) {
            Ok(reason) => self.reason = reason,
            Err(problem) => problems.push(problem),
        }
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }
}

/// The first day may lie back, as the decision on paper does, but not far ahead.
pub(super) fn check_from(from: Date, today: Date) -> Result<(), FieldProblem> {
    match today.checked_add(FARTHEST.years()).is_ok_and(|farthest| from <= farthest) {
        true => Ok(()),
        false => Err(FieldProblem::new("from", "Ngày bắt đầu không quá một năm kể từ hôm nay.")),
    }
}

/// The day before, on which a predecessor still counts.
pub fn day_before(day: Date) -> Date {
    day.checked_sub(1.day()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;
    use crate::grant::Role;
    use crate::id::{MemberId, OrgId};
    use crate::org::OrgPath;

    fn grant(from: Date, until: Option<Date>) -> RoleGrant {
        let org = OrgId::from_parts(1, 1);
        RoleGrant {
            member: MemberId::from_parts(1, 1),
            name: "Lê Văn An".into(),
            role: Role::Secretary,
            org,
            path: OrgPath::root(org),
            granted_at: Timestamp::UNIX_EPOCH,
            granted_by: None,
            from,
            until,
            reason: String::new(),
        }
    }

    #[test]
    fn a_grant_counts_from_its_first_day_to_its_last() {
        let grant = grant(date(2026, 11, 10), Some(date(2026, 11, 20)));
        for (day, state) in [
            (date(2026, 11, 9), GrantState::Upcoming),
            (date(2026, 11, 10), GrantState::Held),
            (date(2026, 11, 20), GrantState::Held),
            (date(2026, 11, 21), GrantState::Over),
        ] {
            assert_eq!(grant.state_on(day), state, "{day}");
        }
    }

    #[test]
    fn terms_meet_when_they_share_a_day() {
        let grant = grant(date(2026, 11, 10), Some(date(2026, 11, 20)));
        for (from, until, meet) in [
            (date(2026, 11, 20), None, true),
            (date(2026, 11, 21), None, false),
            (date(2026, 1, 1), Some(date(2026, 11, 9)), false),
            (date(2026, 1, 1), Some(date(2026, 11, 10)), true),
        ] {
            assert_eq!(grant.meets(from, until), meet, "{from} {until:?}");
        }
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let today = date(2026, 11, 20);
        let new = |from, until, reason: &str| {
            let new = NewGrant {
                member: MemberId::from_parts(1, 1),
                role: Role::Officer,
                from,
                until,
                reason: reason.into(),
            };
            let fields = new.checked(today).err().unwrap_or_default();
            fields.into_iter().map(|problem| problem.field).collect::<Vec<_>>()
        };
        assert!(new(date(2026, 1, 1), None, "Đại hội chi bộ").is_empty());
        assert_eq!(new(date(2026, 11, 25), Some(date(2026, 11, 24)), ""), ["until", "reason"]);
        assert_eq!(new(date(2026, 1, 1), Some(date(2026, 11, 19)), "Đại hội"), ["until"]);
        assert_eq!(new(date(2028, 1, 1), None, "Đại hội"), ["from"]);
    }
}
