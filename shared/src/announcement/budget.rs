//! How often an organisation may speak: so many announcements within any seven days, so many of them urgent.

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Urgency;
use crate::id::{AnnouncementId, OrgId};
use crate::org::OrgKind;
use crate::problem::{Problem, ProblemCode};
use crate::rules::announcement_rules;
use crate::time::{format_date_time, local_date};

const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// An announcement that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentAnnouncement {
    /// Which.
    pub id: AnnouncementId,
    /// When it was published, whenever it shows.
    pub at: Timestamp,
    /// How urgent.
    pub urgency: Urgency,
}

/// What an organisation has published within the last seven days. Taking an announcement back gives nothing back:
/// people have been called by then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementBudget {
    /// Which organisation.
    pub org: OrgId,
    /// What it has published, oldest first.
    pub sent: Vec<SentAnnouncement>,
}

/// What is left of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetLeft {
    /// How many more may be published now.
    pub left: usize,
    /// Of how many a week.
    pub a_week: usize,
    /// When the next is possible; `None` while there is one left.
    pub next_at: Option<Timestamp>,
    /// How many more may be urgent.
    pub urgent_left: usize,
    /// Of how many a week.
    pub urgent_a_week: usize,
    /// When the next urgent one is possible; `None` while there is one left.
    pub urgent_next_at: Option<Timestamp>,
}

impl AnnouncementBudget {
    /// Nothing published yet.
    pub fn unused(org: OrgId) -> Self {
        Self { org, sent: Vec::new() }
    }

    /// What is left at `now` to an organisation of that kind.
    pub fn left(&self, kind: OrgKind, now: Timestamp) -> BudgetLeft {
        let of = announcement_rules(local_date(now)).budget(kind);
        let all: Vec<_> = self.counting(now).map(|sent| sent.at).collect();
        let urgent: Vec<_> =
            self.counting(now).filter(|sent| sent.urgency == Urgency::Urgent).map(|sent| sent.at).collect();
        let (next_at, urgent_next_at) = (next(&all, of.a_week), next(&urgent, of.urgent_a_week));
        BudgetLeft {
            left: of.a_week.saturating_sub(all.len()),
            a_week: of.a_week,
            next_at,
            urgent_left: of.urgent_a_week.saturating_sub(urgent.len()),
            urgent_a_week: of.urgent_a_week,
            urgent_next_at: urgent_next_at.max(next_at),
        }
    }

    /// Counts one more.
    ///
    /// # Errors
    /// [`ProblemCode::BudgetSpent`] with the time from which on it is possible.
    pub fn spend(&mut self, kind: OrgKind, new: SentAnnouncement) -> Result<(), Problem> {
        let left = self.left(kind, new.at);
        let is_urgent = new.urgency == Urgency::Urgent;
        if let Some(at) = left.next_at {
            return Err(spent(format!("{} thông báo", left.a_week), at, ""));
        }
        if let Some(at) = left.urgent_next_at.filter(|_| is_urgent) {
            let instead = " Nếu cần gửi ngay, xin chọn mức “Quan trọng”.";
            return Err(spent(format!("{} thông báo khẩn", left.urgent_a_week), at, instead));
        }
        let now = new.at;
        self.sent = self.counting(now).cloned().collect();
        self.sent.push(new);
        Ok(())
    }

    fn counting(&self, now: Timestamp) -> impl Iterator<Item = &SentAnnouncement> {
        self.sent.iter().filter(move |sent| now.duration_since(sent.at) < WEEK)
    }
}

/// When the oldest that stands in the way has become a week old.
fn next(sent: &[Timestamp], most: usize) -> Option<Timestamp> {
    let in_the_way = sent.len().checked_sub(most)?;
    sent.get(in_the_way)?.saturating_add(WEEK).ok()
}

fn spent(what: String, at: Timestamp, instead: &str) -> Problem {
    let sentence = format!(
        "Trong 7 ngày qua tổ chức đã gửi đủ {what}. Có thể gửi tiếp từ {}.{instead}",
        format_date_time(at)
    );
    Problem::with(ProblemCode::BudgetSpent, sentence)
}
