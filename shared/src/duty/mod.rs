//! What waits for somebody today (việc của đồng chí hôm nay): one list over all contexts, in the order of deadlines.
//!
//! A duty is no record of its own. It is read from the thing that waits (a meeting without an answer, a request nobody
//! decided), so it is gone as soon as that is done, wherever and by whomever. Where an office may have many of one kind
//! they make one duty with how many there are and the nearest last day.
//!
//! `about` says what waits, in which words and for which button; `list` puts together what comes from two sources: the
//! endpoint below, and the inbox, which every look at the app brings already. **A further kind of duty** is a variant of
//! [`DutyAbout`] with its words, and one more source: a file of `functions/notices/src/duties`, or a notice that is a
//! task.

mod about;
mod desk;
mod list;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use about::DutyAbout;
pub use desk::Desk;
pub use list::{in_order, of_inbox, of_meetings};

use crate::endpoints;
use crate::meeting::MyMeeting;
use crate::time::format_day;

/// Something that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Duty {
    /// What.
    pub about: DutyAbout,
    /// The last day on which it is in time, when there is one; of several the nearest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
}

impl Duty {
    /// What waits, and until when.
    pub const fn new(about: DutyAbout, due_on: Option<Date>) -> Self {
        Self { about, due_on }
    }

    /// Whether its last day is over.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.due_on.is_some_and(|due| due < today)
    }

    /// The deadline in words, kindly where it is over; empty without one.
    pub fn when(&self, today: Date) -> String {
        match self.due_on {
            None => String::new(),
            Some(due) if due < today => {
                format!("Đã qua hạn {}. Đồng chí giúp làm sớm.", format_day(due))
            }
            Some(due) if due == today => format!("Hạn hôm nay, {}.", format_day(due)),
            Some(due) if today.tomorrow().is_ok_and(|tomorrow| tomorrow == due) => {
                format!("Hạn ngày mai, {}.", format_day(due))
            }
            Some(due) => format!("Hạn {}.", format_day(due)),
        }
    }
}

/// How many wait, as far as was looked: an office reads its first few and learns that there are more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Waiting {
    /// Those that were seen.
    pub seen: usize,
    /// Whether there are more.
    #[serde(default)]
    pub more: bool,
}

impl Waiting {
    /// `3 đơn xin vắng chờ quyết định`; `Từ 3 đơn xin vắng trở lên chờ quyết định` where there are more.
    pub fn says(self, noun: &str, for_what: &str) -> String {
        let Self { seen, more } = self;
        match more {
            true => format!("Từ {seen} {noun} trở lên {for_what}"),
            false => format!("{seen} {noun} {for_what}"),
        }
    }
}

/// What the first page shows: the meetings ahead with one's own answers, and what else waits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DutyList {
    /// The meetings ahead, soonest first.
    pub meetings: Vec<MyMeeting>,
    /// What waits beside the answers to them and the tasks of the inbox, in the order of deadlines.
    pub duties: Vec<Duty>,
}

endpoints! {
    /// The meetings ahead of me with my answers, and what else waits for me.
    ListDuties = "list_duties": Get "/api/me/duties" by Member { reply: DutyList }
}
