//! Attempts: until when one may be handed in, and which of several counts.

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Campaign, CountedAttempt, QuizPlan};
use crate::rules::study_rules;
use crate::time::local_date;

/// What an attempt came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttemptResult {
    /// Which attempt, from 1.
    pub number: u8,
    /// When the member handed it in, by the server's clock.
    pub finished_at: Timestamp,
    /// Thousandths of all points.
    pub points: u16,
    /// Whether they are enough.
    pub passed: bool,
}

/// The attempt that counts.
pub fn counted(attempts: &[AttemptResult], rule: CountedAttempt) -> Option<&AttemptResult> {
    match rule {
        CountedAttempt::Best => attempts.iter().max_by_key(|attempt| (attempt.points, attempt.number)),
        CountedAttempt::Last => attempts.iter().max_by_key(|attempt| attempt.number),
    }
}

/// The time of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttemptClock {
    /// When it began.
    pub started_at: Timestamp,
    /// When it must be finished.
    pub ends_at: Timestamp,
}

impl AttemptClock {
    /// The time of an attempt that begins now: as long as the quiz allows, never beyond the campaign.
    pub fn of(campaign: &Campaign, quiz: &QuizPlan, started_at: Timestamp) -> Self {
        let allowed = quiz.minutes.map(|minutes| SignedDuration::from_mins(i64::from(minutes)));
        let end = allowed.and_then(|allowed| started_at.checked_add(allowed).ok());
        let over = campaign.ends_at();
        Self { started_at, ends_at: end.map_or(over, |end| end.min(over)) }
    }

    /// When the member was done: what their phone says, but neither before the beginning nor after now.
    pub fn finished_at(&self, said: Timestamp, now: Timestamp) -> Timestamp {
        said.clamp(self.started_at, now.max(self.started_at))
    }

    /// Whether it is taken: it was finished in time, a minute is forgiven, and it did not wait too long on the phone
    /// for a network.
    pub fn takes(&self, finished_at: Timestamp, now: Timestamp) -> bool {
        let rules = study_rules(local_date(self.started_at));
        let with = |more| self.ends_at.saturating_add(more).unwrap_or(self.ends_at);
        finished_at <= with(rules.forgiven) && now <= with(rules.on_the_way)
    }

    /// Until when an attempt of a campaign may still come in.
    pub fn last_arrival(campaign: &Campaign) -> Timestamp {
        let rules = study_rules(local_date(campaign.plan.opens_at));
        campaign.ends_at().saturating_add(rules.on_the_way).unwrap_or(Timestamp::MAX)
    }
}
