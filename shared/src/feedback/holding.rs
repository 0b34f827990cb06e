//! Who has had it: each organisation once, because it only ever goes up.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Feedback, FeedbackAct, FeedbackHolder, FeedbackStamp};
use crate::access::Subject;
use crate::org::OrgPath;

/// The way on which it left an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackLeft {
    /// It was handed up.
    Forwarded,
    /// Nobody answered in time.
    Climbed,
}

impl FeedbackLeft {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Forwarded, Self::Climbed];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Forwarded => "Đã chuyển lên cấp trên",
            Self::Climbed => "Quá hạn, tự lên cấp trên",
        }
    }
}

/// An organisation that had it, from when to when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackHolding {
    /// Which.
    pub holder: FeedbackHolder,
    /// The day on which it came there.
    pub since: Date,
    /// The last day for an answer.
    pub due_on: Date,
    /// How it went on.
    pub left: FeedbackLeft,
}

impl Feedback {
    /// Everybody who may read it is one of these to it: whoever has it, or had it.
    pub fn subjects(&self) -> impl Iterator<Item = Subject<'_>> {
        let of = |org| Subject { org, member: Some(self.author), host: Some(&self.origin.path) };
        self.past.iter().map(|past| &past.holder.path).chain([&self.holder.path]).map(of)
    }

    /// Whether that organisation has it, or had it.
    pub fn was_held_by(&self, org: &OrgPath) -> bool {
        self.subjects().any(|subject| subject.org == org)
    }

    /// What follows when the last day is over: it climbs to the organisation above, or, where there is none, is marked
    /// as overdue, once for each last day. Gives whether anything changed.
    pub fn lapse(&mut self, above: Option<FeedbackHolder>, now: Timestamp) -> bool {
        match above {
            Some(above) => self.climb(above, now),
            None => {
                let is_new = self.is_overdue(crate::time::local_date(now)) && !self.is_marked_overdue();
                if is_new {
                    self.add(FeedbackAct::Overdue, FeedbackStamp::Clock { at: now });
                }
                is_new
            }
        }
    }

    /// Whether it stays where it is although nobody has answered in time, because nobody stands above.
    pub fn is_marked_overdue(&self) -> bool {
        let is_a_new_day = |act: &FeedbackAct| {
            matches!(
                act,
                FeedbackAct::Extended { .. } | FeedbackAct::Forwarded { .. } | FeedbackAct::Climbed { .. }
            )
        };
        let mut acts = self.steps.iter().rev().map(|step| &step.act);
        acts.find(|act| is_a_new_day(act) || **act == FeedbackAct::Overdue) == Some(&FeedbackAct::Overdue)
    }
}
