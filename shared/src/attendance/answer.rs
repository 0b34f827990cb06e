//! What a member says before the meeting: "I will come", or a request to be absent and its decision.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Attendance;
use crate::grant::Role;
use crate::meeting::{Meeting, MeetingState, Stamp};
use crate::problem::{Problem, ProblemCode};

/// The latest answer to the invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// Nothing said yet, or taken back.
    #[default]
    Waiting,
    /// Will come.
    WillAttend {
        /// Who said so: the member, or somebody on their behalf.
        stamp: Stamp,
    },
    /// Asks to be absent; the request is [`Attendance::absence`].
    AbsenceReported {
        /// Who said so: the member, or somebody on their behalf.
        stamp: Stamp,
    },
}

/// Class of a reason to be absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceReason {
    /// Công tác.
    #[default]
    Duty,
    /// Bệnh.
    Illness,
    /// Việc gia đình.
    Family,
    /// Khác.
    Other,
}

impl AbsenceReason {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Duty, Self::Illness, Self::Family, Self::Other];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Duty => "Đi công tác",
            Self::Illness => "Ốm, chữa bệnh",
            Self::Family => "Việc gia đình",
            Self::Other => "Lý do khác",
        }
    }
}

/// What a member sends to ask for absence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AbsenceReport {
    /// Class of the reason.
    pub reason: AbsenceReason,
    /// In their own words, at most 500 characters; needed when the class is [`AbsenceReason::Other`].
    #[serde(default)]
    pub text: String,
}

impl AbsenceReport {
    /// Checks the written fields.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] naming the field.
    pub fn check(&self) -> Result<(), Problem> {
        if self.reason == AbsenceReason::Other && self.text.trim().chars().count() < 3 {
            return Err(Problem::field("text", "Xin ghi rõ lý do vắng."));
        }
        if self.text.chars().count() > 500 {
            return Err(Problem::field("text", "Lý do dài quá 500 ký tự. Xin viết ngắn hơn."));
        }
        Ok(())
    }
}

/// Yes or no to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The absence is with leave.
    Approved,
    /// It is not.
    Refused,
}

impl Verdict {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Approved => "Đồng ý cho vắng",
            Self::Refused => "Không đồng ý",
        }
    }
}

/// The decision on a request: any one of secretary, deputy and committee member gives it, the first one stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Yes or no.
    pub verdict: Verdict,
    /// By whom and when.
    pub stamp: Stamp,
    /// In which role.
    pub role: Role,
    /// A word to the member.
    #[serde(default)]
    pub note: String,
    /// The round of asking it was given in; a later change of time or place lets it lapse.
    pub round: u32,
}

impl Decision {
    /// Whether it was given only after the meeting had begun.
    pub fn is_late(&self, meeting: &Meeting) -> bool {
        self.stamp.at >= meeting.plan.starts_at
    }
}

/// A request to be absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Absence {
    /// Reason and words.
    pub report: AbsenceReport,
    /// Who sent it: the member, or somebody on their behalf.
    pub stamp: Stamp,
    /// The decision, once there is one.
    pub decision: Option<Decision>,
}

impl Absence {
    /// The decision that holds in a round of asking.
    pub fn decision_in(&self, round: u32) -> Option<&Decision> {
        self.decision.as_ref().filter(|decision| decision.round == round)
    }
}

/// Until when members may answer: the start of the meeting.
pub fn answers_close_at(meeting: &Meeting) -> Timestamp {
    meeting.plan.starts_at
}

impl Attendance {
    /// Records "I will come". Saying it again changes nothing but the time.
    ///
    /// # Errors
    /// See [`Self::check_open`].
    pub fn answer_attending(&mut self, meeting: &Meeting, stamp: Stamp) -> Result<(), Problem> {
        self.check_open(meeting, stamp.at)?;
        self.absence = None;
        self.answer = Answer::WillAttend { stamp };
        self.answered_round = meeting.round;
        Ok(())
    }

    /// Records a request to be absent. The same report again keeps its decision, so a retry never undoes one.
    ///
    /// # Errors
    /// A wrong field, or see [`Self::check_open`].
    pub fn report_absence(
        &mut self,
        meeting: &Meeting,
        report: AbsenceReport,
        stamp: Stamp,
    ) -> Result<(), Problem> {
        report.check()?;
        self.check_open(meeting, stamp.at)?;
        let repeats = self.answered_round == meeting.round
            && self.absence.as_ref().is_some_and(|absence| absence.report == report);
        if !repeats {
            self.absence = Some(Absence { report, stamp: stamp.clone(), decision: None });
            self.answer = Answer::AbsenceReported { stamp };
            self.answered_round = meeting.round;
        }
        Ok(())
    }

    /// Takes the answer back, whatever it was. Taking back what was taken back changes nothing.
    ///
    /// # Errors
    /// [`ProblemCode::NoAbsence`] when there is no request, or see [`Self::check_open`].
    pub fn withdraw_absence(&mut self, meeting: &Meeting, now: Timestamp) -> Result<(), Problem> {
        self.check_open(meeting, now)?;
        let was_withdrawn = self.answer == Answer::Waiting && self.answered_round == meeting.round;
        if self.absence.is_none() && !was_withdrawn {
            return Err(ProblemCode::NoAbsence.into());
        }
        self.absence = None;
        self.answer = Answer::Waiting;
        Ok(())
    }

    /// Decides the request that was sent at `asked_at`. May happen after the meeting, which then shows as late. The
    /// same verdict by the same person again changes nothing.
    ///
    /// # Errors
    /// [`ProblemCode::NoAbsence`], [`ProblemCode::AlreadyDecided`], [`ProblemCode::Stale`] for a request that was
    /// sent again, [`ProblemCode::WrongMeetingState`] for a draft or a cancelled meeting.
    pub fn decide_absence(
        &mut self,
        meeting: &Meeting,
        asked_at: Timestamp,
        decision: Decision,
    ) -> Result<(), Problem> {
        if !matches!(meeting.state, MeetingState::Called | MeetingState::InSession | MeetingState::Closed) {
            return Err(ProblemCode::WrongMeetingState.into());
        }
        let absence = self.absence.as_mut().ok_or(ProblemCode::NoAbsence)?;
        if absence.stamp.at != asked_at {
            let sentence = "Đơn xin vắng vừa được gửi lại. Xin đọc đơn mới rồi quyết định.";
            return Err(Problem::with(ProblemCode::Stale, sentence));
        }
        match absence.decision_in(meeting.round) {
            Some(first) if first.stamp.by == decision.stamp.by && first.verdict == decision.verdict => Ok(()),
            Some(_) => Err(ProblemCode::AlreadyDecided.into()),
            None => {
                absence.decision = Some(Decision { round: meeting.round, ..decision });
                Ok(())
            }
        }
    }

    /// Whether answers are still taken.
    ///
    /// # Errors
    /// [`ProblemCode::WrongMeetingState`], [`ProblemCode::MeetingStarted`], [`ProblemCode::NotSummoned`].
    fn check_open(&self, meeting: &Meeting, now: Timestamp) -> Result<(), Problem> {
        if matches!(meeting.state, MeetingState::InSession | MeetingState::Closed) {
            return Err(ProblemCode::MeetingStarted.into());
        }
        if meeting.state != MeetingState::Called {
            return Err(ProblemCode::WrongMeetingState.into());
        }
        if now >= answers_close_at(meeting) {
            return Err(ProblemCode::MeetingStarted.into());
        }
        if !self.listed_as.is_summoned() {
            return Err(ProblemCode::NotSummoned.into());
        }
        Ok(())
    }
}
