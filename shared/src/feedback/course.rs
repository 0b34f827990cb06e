//! How it goes from hand to hand.

use jiff::Timestamp;
use jiff::civil::Date;

use super::new::check_answer;
use super::{
    Feedback, FeedbackAct, FeedbackHolder, FeedbackHolding, FeedbackLeft, FeedbackNumber, FeedbackStage,
    FeedbackStamp, FeedbackState, FeedbackStep, FeedbackText,
};
use crate::access::{Actor, Subject};
use crate::audit::check_reason;
use crate::id::{FeedbackId, MemberId};
use crate::meeting::Stamp;
use crate::problem::{Problem, ProblemCode};
use crate::rules::feedback_rules;
use crate::rules::working_days::{working_days_after, working_days_between};
use crate::time::local_date;

/// Whose a new piece of feedback is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The member.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their branch.
    pub branch: FeedbackHolder,
}

impl Feedback {
    /// Sends what was checked with [`FeedbackText::checked`].
    pub fn send(
        id: FeedbackId,
        text: FeedbackText,
        author: Author,
        to: FeedbackHolder,
        number: FeedbackNumber,
        stamp: Stamp,
    ) -> Self {
        let since = local_date(stamp.at);
        let step =
            FeedbackStep { act: FeedbackAct::Sent, at: to.name.clone(), stamp: FeedbackStamp::Person(stamp) };
        Self {
            id,
            kind: text.kind,
            title: text.title,
            text: text.text,
            author: author.member,
            author_name: author.name,
            branch: author.branch,
            origin: to.clone(),
            number,
            state: FeedbackState::Sent,
            since,
            due_on: due(&to, since),
            holder: to,
            extended: 0,
            past: Vec::new(),
            steps: vec![step],
            rev: 0,
        }
    }

    /// Whether this is what that person sent with that text, so that sending again is answered the same.
    pub fn is_sent_again(&self, text: &FeedbackText, author: MemberId, to: &FeedbackHolder) -> bool {
        let same = self.kind == text.kind && self.title == text.title && self.text == text.text;
        same && self.author == author && self.origin.org == to.org
    }

    /// What the policy is asked about.
    pub fn subject(&self) -> Subject<'_> {
        Subject { org: &self.holder.path, member: Some(self.author), host: Some(&self.origin.path) }
    }

    /// Who wrote it down: the author, or somebody for them.
    pub fn writer(&self) -> Option<MemberId> {
        match &self.steps.first()?.stamp {
            FeedbackStamp::Person(stamp) => Some(stamp.by),
            FeedbackStamp::Clock { .. } => None,
        }
    }

    /// Whether somebody wrote it down for the author.
    pub fn is_on_behalf(&self) -> bool {
        self.writer().is_some_and(|writer| writer != self.author)
    }

    /// Whether that person acts in the name of its holder.
    pub fn is_held_by(&self, actor: &Actor) -> bool {
        actor.staffs(&self.holder.path)
    }

    /// How many working days are left for an answer on `today`; none on the last day or when it is over.
    pub fn days_left(&self, today: Date) -> u32 {
        working_days_between(today, self.due_on)
    }

    /// Whether the holder should have answered by now.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.stage() == FeedbackStage::Waiting && today > self.due_on
    }

    /// Says that it is there.
    ///
    /// # Errors
    /// [`ProblemCode::FeedbackOver`] once it is over.
    pub fn receive(&mut self, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        self.state = FeedbackState::Received;
        self.add(FeedbackAct::Received, FeedbackStamp::Person(stamp));
        Ok(())
    }

    /// Answers it.
    ///
    /// # Errors
    /// [`ProblemCode::FeedbackOver`] once it is over; an answer that says nothing.
    pub fn answer(&mut self, text: &str, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        let text = check_answer(text).map_err(|problem| Problem::invalid(vec![problem]))?;
        self.state = FeedbackState::Answered;
        self.add(FeedbackAct::Answered { text }, FeedbackStamp::Person(stamp));
        Ok(())
    }

    /// Takes longer, and says why.
    ///
    /// # Errors
    /// [`ProblemCode::FeedbackOver`] once it is over, [`ProblemCode::FeedbackExtended`] when it was extended as often as
    /// may be; a reason that says nothing.
    pub fn extend(&mut self, reason: &str, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        let reason = check_reason(reason).map_err(|problem| Problem::invalid(vec![problem]))?;
        let rules = feedback_rules(self.since);
        if self.extended >= rules.extensions {
            return Err(ProblemCode::FeedbackExtended.into());
        }
        // From the last day on, or from today when that is past: an extension that is over at once helps nobody.
        let from = self.due_on.max(local_date(stamp.at));
        let due_on = working_days_after(from, rules.extension_working_days);
        (self.due_on, self.extended) = (due_on, self.extended + 1);
        self.state = FeedbackState::Received;
        self.add(FeedbackAct::Extended { reason, due_on }, FeedbackStamp::Person(stamp));
        Ok(())
    }

    /// Hands it up to the organisation directly above the holder.
    ///
    /// # Errors
    /// [`ProblemCode::FeedbackOver`] once it is over; a reason that says nothing.
    pub fn forward(&mut self, to: FeedbackHolder, reason: &str, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        let reason = check_reason(reason).map_err(|problem| Problem::invalid(vec![problem]))?;
        let act = FeedbackAct::Forwarded { reason, to: to.name.clone() };
        let today = local_date(stamp.at);
        self.add(act, FeedbackStamp::Person(stamp));
        self.hand_to(to, FeedbackLeft::Forwarded, today);
        Ok(())
    }

    /// Goes up by itself, because the holder kept silent past the day. Gives whether it did.
    pub fn climb(&mut self, to: FeedbackHolder, now: Timestamp) -> bool {
        let today = local_date(now);
        if !self.is_overdue(today) {
            return false;
        }
        self.add(FeedbackAct::Climbed { to: to.name.clone() }, FeedbackStamp::Clock { at: now });
        self.hand_to(to, FeedbackLeft::Climbed, today);
        true
    }

    /// Takes it back; only while nobody has answered.
    ///
    /// # Errors
    /// [`ProblemCode::FeedbackOver`] once it is over.
    pub fn withdraw(&mut self, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        self.state = FeedbackState::Withdrawn;
        self.add(FeedbackAct::Withdrawn, FeedbackStamp::Person(stamp));
        Ok(())
    }

    /// The last step, when that person did it: a repeat of it is answered the same.
    pub fn last_by(&self, person: MemberId) -> Option<&FeedbackAct> {
        let step = self.steps.last()?;
        match &step.stamp {
            FeedbackStamp::Person(stamp) if stamp.by == person => Some(&step.act),
            _ => None,
        }
    }

    fn hand_to(&mut self, to: FeedbackHolder, left: FeedbackLeft, today: Date) {
        let due_on = std::mem::replace(&mut self.due_on, due(&to, today));
        let holder = std::mem::replace(&mut self.holder, to);
        let since = std::mem::replace(&mut self.since, today);
        self.past.push(FeedbackHolding { holder, since, due_on, left });
        (self.extended, self.state) = (0, FeedbackState::Sent);
    }

    pub(super) fn add(&mut self, act: FeedbackAct, stamp: FeedbackStamp) {
        self.steps.push(FeedbackStep { act, at: self.holder.name.clone(), stamp });
    }

    fn check_waiting(&self) -> Result<(), Problem> {
        match self.state.stage() {
            FeedbackStage::Waiting => Ok(()),
            FeedbackStage::Over => Err(ProblemCode::FeedbackOver.into()),
        }
    }
}

/// The last day for an organisation that gets it on `since`.
fn due(holder: &FeedbackHolder, since: Date) -> Date {
    working_days_after(since, feedback_rules(since).working_days(holder.kind))
}
