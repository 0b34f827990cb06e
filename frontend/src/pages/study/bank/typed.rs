//! What is typed of a question, and the question that it makes.

use serde::{Deserialize, Serialize};
use shared::id::QuestionId;
use shared::study::{Difficulty, Question, QuestionDraft, QuestionKind, Task};

/// The fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// Drawn once, so that sending again makes no second question.
    pub id: QuestionId,
    pub kind: Option<QuestionKind>,
    pub text: String,
    /// One a line; a line that begins with `*` is right.
    pub choices: String,
    pub is_true: Option<bool>,
    pub topic: String,
    pub difficulty: Option<Difficulty>,
    pub explanation: String,
}

impl Typed {
    /// A new question.
    pub fn empty(id: QuestionId) -> Self {
        Self {
            id,
            kind: Some(QuestionKind::Single),
            text: String::new(),
            choices: String::new(),
            is_true: None,
            topic: String::new(),
            difficulty: Some(Difficulty::Medium),
            explanation: String::new(),
        }
    }

    /// What a question says.
    pub fn of(question: &Question) -> Self {
        let draft = &question.draft;
        let starred = |is_right: &dyn Fn(u8) -> bool| {
            let line = |(place, choice): (u8, &String)| {
                format!("{}{choice}", if is_right(place) { "* " } else { "" })
            };
            (0u8..).zip(draft.task.choices()).map(line).collect::<Vec<_>>().join("\n")
        };
        let (choices, is_true) = match &draft.task {
            Task::Single { right, .. } => (starred(&|place| place == *right), None),
            Task::Multiple { right, .. } => (starred(&|place| right.contains(&place)), None),
            Task::TrueFalse { right } => (String::new(), Some(*right)),
            Task::ShortAnswer { accepted } => (accepted.join("\n"), None),
        };
        Self {
            id: question.id,
            kind: Some(draft.task.kind()),
            text: draft.text.clone(),
            choices,
            is_true,
            topic: draft.topic.clone(),
            difficulty: Some(draft.difficulty),
            explanation: draft.explanation.clone(),
        }
    }

    /// The question; what is wrong with it, the server says at its field.
    pub fn draft(&self) -> QuestionDraft {
        QuestionDraft {
            text: self.text.clone(),
            task: self.task(),
            topic: self.topic.clone(),
            difficulty: self.difficulty.unwrap_or_default(),
            explanation: self.explanation.clone(),
        }
    }

    fn task(&self) -> Task {
        let lines: Vec<&str> = self.choices.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let choices = || lines.iter().map(|line| line.trim_start_matches('*').trim().to_owned()).collect();
        let mut right = (0u8..).zip(&lines).filter(|(_, line)| line.starts_with('*')).map(|(place, _)| place);
        match self.kind.unwrap_or_default() {
            // A place that no choice has: the rule refuses it with its sentence.
            QuestionKind::Single => {
                Task::Single { choices: choices(), right: right.next().unwrap_or(u8::MAX) }
            }
            QuestionKind::Multiple => Task::Multiple { choices: choices(), right: right.collect() },
            QuestionKind::TrueFalse => Task::TrueFalse { right: self.is_true.unwrap_or_default() },
            QuestionKind::ShortAnswer => Task::ShortAnswer { accepted: choices() },
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::id::OrgId;

    use super::*;

    #[test]
    fn a_star_marks_what_is_right() {
        let mut typed = Typed::empty(QuestionId::from_parts(1, 1));
        typed.text = "Chọn gì cho đúng?".into();
        typed.choices = "Một\n* Hai\n\n*Ba".into();
        typed.kind = Some(QuestionKind::Multiple);
        let draft = typed.draft();
        let Task::Multiple { choices, right } = &draft.task else { panic!("several") };
        assert_eq!((choices.len(), right.iter().copied().collect::<Vec<_>>()), (3, vec![1, 2]));
        let question = Question { id: typed.id, org: OrgId::from_parts(1, 1), draft, rev: 1 };
        assert_eq!(Typed::of(&question).draft(), question.draft);
    }
}
