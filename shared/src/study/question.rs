//! A question of a bank: what is asked, what is right, and why.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{OrgId, QuestionId};
use crate::problem::{FieldProblem, Problem};
use crate::text::{find_mark_in_name, find_mark_in_text, tidy, tone_last};

const SECRET: &str =
    "Nội dung có dấu chỉ độ mật. Nội dung mật không được đưa lên đây dưới bất kỳ hình thức nào.";

/// How hard a question is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// Dễ.
    Easy,
    /// Trung bình.
    #[default]
    Medium,
    /// Khó.
    Hard,
}

impl Difficulty {
    /// Every difficulty.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Easy => "Dễ",
            Self::Medium => "Trung bình",
            Self::Hard => "Khó",
        }
    }
}

/// Which kind of question.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One choice is right.
    #[default]
    Single,
    /// Several may be.
    Multiple,
    /// A sentence is right or wrong.
    TrueFalse,
    /// A word or a few are written.
    ShortAnswer,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Single, Self::Multiple, Self::TrueFalse, Self::ShortAnswer];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Single => "Chọn một đáp án",
            Self::Multiple => "Chọn nhiều đáp án",
            Self::TrueFalse => "Đúng hay sai",
            Self::ShortAnswer => "Trả lời ngắn",
        }
    }
}

/// What is to be done, and what is right.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// One of the choices is right.
    Single {
        /// What can be chosen.
        choices: Vec<String>,
        /// Which of them is right, counted from 0.
        right: u8,
    },
    /// Some of the choices are right.
    Multiple {
        /// What can be chosen.
        choices: Vec<String>,
        /// Which of them are right, counted from 0.
        right: BTreeSet<u8>,
    },
    /// The sentence is right or wrong.
    TrueFalse {
        /// Whether it is right.
        right: bool,
    },
    /// A few words are written.
    ShortAnswer {
        /// Every answer that is taken as right; the first is shown.
        accepted: Vec<String>,
    },
}

impl Task {
    /// Which kind of question it is.
    pub const fn kind(&self) -> QuestionKind {
        match self {
            Self::Single { .. } => QuestionKind::Single,
            Self::Multiple { .. } => QuestionKind::Multiple,
            Self::TrueFalse { .. } => QuestionKind::TrueFalse,
            Self::ShortAnswer { .. } => QuestionKind::ShortAnswer,
        }
    }

    /// What can be chosen; nothing where nothing is chosen from.
    pub fn choices(&self) -> &[String] {
        match self {
            Self::Single { choices, .. } | Self::Multiple { choices, .. } => choices,
            Self::TrueFalse { .. } | Self::ShortAnswer { .. } => &[],
        }
    }

    fn texts(&mut self) -> &mut [String] {
        match self {
            Self::Single { choices, .. } | Self::Multiple { choices, .. } => choices,
            Self::ShortAnswer { accepted } => accepted,
            Self::TrueFalse { .. } => &mut [],
        }
    }

    /// What is wrong with it, as a sentence for the field `choices` or `right`.
    fn fault(&self) -> Option<(&'static str, &'static str)> {
        let choices = self.choices();
        let has_place = |index: &u8| usize::from(*index) < choices.len();
        let right = match self {
            Self::Single { right, .. } => has_place(right),
            Self::Multiple { right, .. } => !right.is_empty() && right.iter().all(has_place),
            Self::TrueFalse { .. } => return None,
            Self::ShortAnswer { accepted } => return short_answer_fault(accepted),
        };
        if !(2..=8).contains(&choices.len()) {
            return Some(("choices", "Xin ghi từ 2 đến 8 phương án."));
        }
        if choices.iter().any(|choice| !(1..=300).contains(&choice.chars().count())) {
            return Some(("choices", "Mỗi phương án từ 1 đến 300 ký tự, không để trống."));
        }
        let distinct: BTreeSet<String> = choices.iter().map(|choice| tone_last(choice)).collect();
        if distinct.len() < choices.len() {
            return Some(("choices", "Có hai phương án giống nhau. Xin sửa lại."));
        }
        (!right).then_some(("right", "Xin chọn đáp án đúng trong các phương án đã ghi."))
    }
}

fn short_answer_fault(accepted: &[String]) -> Option<(&'static str, &'static str)> {
    let fits = |answer: &String| (1..=200).contains(&answer.chars().count());
    match (1..=10).contains(&accepted.len()) && accepted.iter().all(fits) {
        true => None,
        false => Some(("choices", "Xin ghi từ 1 đến 10 câu trả lời được chấp nhận, mỗi câu dưới 200 ký tự.")),
    }
}

/// A question as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionDraft {
    /// What is asked, 5 to 1000 characters.
    pub text: String,
    /// What is to be done, and what is right.
    pub task: Task,
    /// What it is about; may be empty.
    #[serde(default)]
    pub topic: String,
    /// How hard.
    #[serde(default)]
    pub difficulty: Difficulty,
    /// Why it is right, shown with the answers; may be empty.
    #[serde(default)]
    pub explanation: String,
}

impl QuestionDraft {
    /// The same without what typing leaves behind.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] naming each wrong field.
    pub fn checked(mut self) -> Result<Self, Problem> {
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, sentence: &str| wrong.push(FieldProblem::new(field, sentence));
        // A mark is known by the line it stands on, so this is asked before lines are joined.
        for (field, text) in [("text", &self.text), ("explanation", &self.explanation)] {
            if find_mark_in_text(text).is_some() {
                refuse(field, SECRET);
            }
        }
        if find_mark_in_name(&self.topic).is_some() {
            refuse("topic", SECRET);
        }
        if self.task.texts().iter().any(|text| find_mark_in_text(text).is_some()) {
            refuse("choices", SECRET);
        }
        for text in [&mut self.text, &mut self.topic, &mut self.explanation] {
            *text = tidy(text);
        }
        for text in self.task.texts() {
            *text = tidy(text);
        }
        if !(5..=1000).contains(&self.text.chars().count()) {
            refuse("text", "Xin ghi câu hỏi, từ 5 đến 1000 ký tự.");
        }
        if self.topic.chars().count() > 60 {
            refuse("topic", "Chủ đề dài quá 60 ký tự.");
        }
        if self.explanation.chars().count() > 1000 {
            refuse("explanation", "Giải thích dài quá 1000 ký tự.");
        }
        if let Some((field, sentence)) = self.task.fault() {
            refuse(field, sentence);
        }
        if wrong.is_empty() { Ok(self) } else { Err(Problem::invalid(wrong)) }
    }

    /// What makes it this question and no other: its words as they sound, and its choices in any order. Topic,
    /// difficulty and explanation may differ.
    pub fn identity(&self) -> String {
        let mut choices: Vec<String> = self.task.choices().iter().map(|choice| tone_last(choice)).collect();
        choices.sort();
        format!("{:?}\n{}\n{}", self.task.kind(), tone_last(&self.text), choices.join("\n"))
    }
}

/// A question in the bank of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Whose bank.
    pub org: OrgId,
    /// What is written.
    pub draft: QuestionDraft,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}
