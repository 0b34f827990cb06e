//! Numbers of announcements and notices. They are our own choice, not a Party rule; they are dated all the same, so that
//! what was published under one number keeps it.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

use super::{Dated, on};
use crate::org::OrgKind;

/// How many announcements an organisation of a level may publish within seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SenderBudget {
    /// Of any urgency.
    pub a_week: usize,
    /// Of them, urgent ones.
    pub urgent_a_week: usize,
}

/// Numbers of announcements and notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnouncementRules {
    /// Longest text, in characters: what is longer is a document.
    pub most_text: usize,
    /// Longest time for which one shows.
    pub longest: SignedDuration,
    /// How far ahead one may be published.
    pub ahead: SignedDuration,
    /// How long a notice to one person is kept.
    pub notice_life: SignedDuration,
    /// The hour of the day, in Vietnam, from which on reminders go out.
    pub reminder_hour: i8,
    centre: SenderBudget,
    province: SenderBudget,
    committee: SenderBudget,
    branch: SenderBudget,
}

impl AnnouncementRules {
    /// The budget of a level. The more people hear an organisation, the less often it speaks to all of them.
    pub const fn budget(self, kind: OrgKind) -> SenderBudget {
        match kind {
            OrgKind::Centre => self.centre,
            OrgKind::Province => self.province,
            OrgKind::PartyCommittee => self.committee,
            OrgKind::Branch | OrgKind::Cell => self.branch,
        }
    }
}

const fn budget(a_week: usize, urgent_a_week: usize) -> SenderBudget {
    SenderBudget { a_week, urgent_a_week }
}

const TABLE: [Dated<AnnouncementRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: AnnouncementRules {
        most_text: 1500,
        longest: SignedDuration::from_hours(60 * 24),
        ahead: SignedDuration::from_hours(30 * 24),
        notice_life: SignedDuration::from_hours(30 * 24),
        reminder_hour: 8,
        centre: budget(2, 1),
        province: budget(3, 1),
        committee: budget(5, 2),
        branch: budget(7, 3),
    },
}];

/// The numbers in force on `day`.
pub fn announcement_rules(day: Date) -> AnnouncementRules {
    on(&TABLE, day)
}
