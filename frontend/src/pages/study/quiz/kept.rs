//! A paper on this device: a pure value, so that losing the network is a matter of tests and not of luck.
//!
//! Every answer is kept at once, under the campaign and the person, so that nobody hands in another one's paper. Kept are
//! the questions, which hold nothing of what is right, the sealed ticket and the answers: no names.

use gloo_storage::{LocalStorage, Storage};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::id::{CampaignId, MemberId};
use shared::study::{Answer, AttemptSubmission, StartedAttempt};

/// Version of the format on the device.
const VERSION: u32 = 1;

/// A paper with what was answered so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    v: u32,
    /// What the server drew.
    pub started: StartedAttempt,
    /// An answer for each question.
    pub answers: Vec<Option<Answer>>,
    /// By how many milliseconds the server's clock is ahead of this device's.
    ahead: i64,
    /// When it was finished, by the server's clock; from then on it only waits to be sent.
    pub finished_at: Option<Timestamp>,
}

impl Kept {
    /// A paper that has just come.
    pub fn new(started: StartedAttempt, device: Timestamp) -> Self {
        let ahead = started.now.as_millisecond() - device.as_millisecond();
        Self { v: VERSION, answers: vec![None; started.questions.len()], started, ahead, finished_at: None }
    }

    /// What the server's clock shows when this device's shows that.
    pub fn server_time(&self, device: Timestamp) -> Timestamp {
        device.saturating_add(SignedDuration::from_millis(self.ahead)).unwrap_or(device)
    }

    /// How much time is left; nothing once it is over.
    pub fn left(&self, device: Timestamp) -> SignedDuration {
        self.started.clock.ends_at.duration_since(self.server_time(device)).max(SignedDuration::ZERO)
    }

    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.answers.iter().flatten().filter(|answer| !answer.is_empty()).count()
    }

    /// Notes an answer.
    pub fn answer(&mut self, place: usize, answer: Answer) {
        if let Some(noted) = self.answers.get_mut(place).filter(|_| self.finished_at.is_none()) {
            *noted = Some(answer).filter(|answer| !answer.is_empty());
        }
    }

    /// Says that it is done, never later than its end; the first time counts.
    pub fn finish(&mut self, device: Timestamp) {
        let now = self.server_time(device).min(self.started.clock.ends_at);
        self.finished_at.get_or_insert(now);
    }

    /// What is sent.
    pub fn submission(&self, device: Timestamp) -> AttemptSubmission {
        AttemptSubmission {
            ticket: self.started.ticket.clone(),
            answers: self.answers.clone(),
            finished_at: self.finished_at.unwrap_or_else(|| self.server_time(device)),
        }
    }
}

fn key(campaign: CampaignId, member: MemberId) -> String {
    format!("quiz:{campaign}:{member}")
}

/// The paper on this device; `None` where there is none, or of another version.
pub fn find(campaign: CampaignId, member: MemberId) -> Option<Kept> {
    let kept: Kept = LocalStorage::get(key(campaign, member)).ok()?;
    (kept.v == VERSION).then_some(kept)
}

/// Keeps a paper. Says whether the device took it.
pub fn keep(campaign: CampaignId, member: MemberId, kept: &Kept) -> bool {
    LocalStorage::set(key(campaign, member), kept).is_ok()
}

/// Forgets a paper: it was taken, or can never be.
pub fn forget(campaign: CampaignId, member: MemberId) {
    LocalStorage::delete(key(campaign, member));
}

/// Whether a paper lies here.
#[cfg(target_arch = "wasm32")]
pub fn is_kept(campaign: CampaignId, member: MemberId) -> bool {
    find(campaign, member).is_some()
}

/// Outside of a browser nothing is kept.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_kept(_: CampaignId, _: MemberId) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use shared::study::{Ask, AskedQuestion, AttemptClock};

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("the test writes a time")
    }

    fn kept() -> Kept {
        let question = AskedQuestion { text: "Đúng hay sai?".into(), ask: Ask::TrueFalse };
        let clock =
            AttemptClock { started_at: at("2026-11-20T01:00:00Z"), ends_at: at("2026-11-20T01:20:00Z") };
        let questions = vec![question.clone(), question];
        let started =
            StartedAttempt { number: 1, ticket: "t".into(), questions, clock, now: clock.started_at };
        // This phone is an hour slow.
        Kept::new(started, at("2026-11-20T00:00:00Z"))
    }

    #[test]
    fn time_is_the_servers_also_on_a_phone_that_is_slow() {
        let kept = kept();
        assert_eq!(kept.left(at("2026-11-20T00:05:00Z")), SignedDuration::from_mins(15));
        assert_eq!(kept.left(at("2026-11-20T00:30:00Z")), SignedDuration::ZERO);
    }

    #[test]
    fn what_is_finished_stays_as_it_is_and_within_its_time() {
        let mut kept = kept();
        kept.answer(0, Answer::Said(true));
        kept.answer(7, Answer::Said(true));
        kept.finish(at("2026-11-20T00:10:00Z"));
        kept.finish(at("2026-11-20T00:15:00Z"));
        kept.answer(1, Answer::Said(false));
        assert_eq!(kept.answered(), 1);
        let sent = kept.submission(at("2026-11-20T09:00:00Z"));
        assert_eq!(sent.finished_at, at("2026-11-20T01:10:00Z"));
        assert_eq!(sent.answers, [Some(Answer::Said(true)), None]);
        let mut late = super::tests::kept();
        late.finish(at("2026-11-20T05:00:00Z"));
        assert_eq!(late.finished_at, Some(at("2026-11-20T01:20:00Z")));
    }

    #[test]
    fn what_is_kept_is_read_back() {
        let mut kept = kept();
        kept.answer(0, Answer::Said(true));
        let text = serde_json::to_string(&kept).expect("it has a text");
        assert_eq!(serde_json::from_str::<Kept>(&text).expect("it is read"), kept);
    }
}
