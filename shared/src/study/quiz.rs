//! The rules of one quiz: which questions are drawn, what is enough, how often, how long, what is shown afterwards.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Difficulty, PartialCredit, QuestionDraft};
use crate::problem::FieldProblem;
use crate::rules::StudyRules;
use crate::text::tidy;

/// So many questions of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawRule {
    /// On this topic; empty for any.
    #[serde(default)]
    pub topic: String,
    /// Of this difficulty; left out for any.
    #[serde(default)]
    pub difficulty: Option<Difficulty>,
    /// How many.
    pub count: u8,
}

impl DrawRule {
    /// Whether a question is of this kind.
    pub fn takes(&self, question: &QuestionDraft) -> bool {
        (self.topic.is_empty() || self.topic == question.topic)
            && self.difficulty.is_none_or(|difficulty| difficulty == question.difficulty)
    }
}

/// Which attempt of several counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountedAttempt {
    /// The one with the most points.
    #[default]
    Best,
    /// The last one.
    Last,
}

impl CountedAttempt {
    /// Every rule.
    pub const ALL: [Self; 2] = [Self::Best, Self::Last];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Best => "Lần cao điểm nhất",
            Self::Last => "Lần làm sau cùng",
        }
    }
}

/// What a member sees after handing in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// The points alone.
    Points,
    /// The right answers, once nobody can hand in any more.
    #[default]
    WhenOver,
    /// The right answers, once this member has no attempt left.
    AfterLast,
}

impl Review {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Points, Self::WhenOver, Self::AfterLast];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Points => "Chỉ xem điểm",
            Self::WhenOver => "Xem đáp án khi đợt kết thúc",
            Self::AfterLast => "Xem đáp án khi đã hết lượt làm bài",
        }
    }
}

/// The rules of a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuizPlan {
    /// What a paper is made of.
    pub draws: Vec<DrawRule>,
    /// What is enough, in hundredths.
    pub pass_mark: u8,
    /// How many attempts each member has.
    pub attempts: u8,
    /// Which of them counts.
    #[serde(default)]
    pub counts: CountedAttempt,
    /// How many minutes an attempt may take; left out for as long as the campaign runs.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// What is worth what.
    #[serde(default)]
    pub partial: PartialCredit,
    /// What is shown afterwards.
    #[serde(default)]
    pub review: Review,
}

impl QuizPlan {
    /// How many questions a paper has.
    pub fn questions(&self) -> usize {
        self.draws.iter().map(|draw| usize::from(draw.count)).sum()
    }

    /// Whether so many thousandths are enough.
    pub fn passes(&self, points: u16) -> bool {
        points >= u16::from(self.pass_mark) * 10
    }

    /// Whether somebody who has made so many attempts may see what is right; `is_over` says that nobody can hand in any
    /// more.
    pub fn reveals(&self, made: usize, is_over: bool) -> bool {
        match self.review {
            Review::Points => false,
            Review::WhenOver => is_over,
            Review::AfterLast => is_over || made >= usize::from(self.attempts),
        }
    }

    pub(super) fn tidied(mut self) -> Self {
        for draw in &mut self.draws {
            draw.topic = tidy(&draw.topic);
        }
        self
    }

    pub(super) fn faults(&self, rules: &StudyRules) -> Vec<FieldProblem> {
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, sentence: String| wrong.push(FieldProblem::new(field, sentence));
        let most = rules.most_asked;
        if !(1..=most).contains(&self.questions()) || self.draws.iter().any(|draw| draw.count == 0) {
            refuse("quiz.draws", format!("Một đề có từ 1 đến {most} câu; mỗi nhóm ít nhất 1 câu."));
        }
        if !(1..=100).contains(&self.pass_mark) {
            refuse("quiz.pass_mark", "Mức đạt là một số từ 1 đến 100 phần trăm.".into());
        }
        if !(1..=rules.most_attempts).contains(&self.attempts) {
            let most = rules.most_attempts;
            refuse("quiz.attempts", format!("Mỗi đồng chí làm được từ 1 đến {most} lần."));
        }
        if self.minutes.is_some_and(|minutes| !(1..=240).contains(&minutes)) {
            refuse("quiz.minutes", "Thời gian làm bài từ 1 đến 240 phút, hoặc để trống.".into());
        }
        wrong
    }
}
