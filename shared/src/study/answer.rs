//! Marking: what one answer is worth, in thousandths of a question.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Task;
use crate::text::{fold, same_spelling, tidy};

/// A question that is answered wholly right.
pub const WHOLE: u16 = 1000;

/// What somebody answered. Places are those of the paper in hand, which has its choices in an order of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "QuizAnswer")]
pub enum Answer {
    /// These choices, counted from 0.
    Chosen(BTreeSet<u8>),
    /// Right or wrong.
    Said(bool),
    /// These words.
    Written(String),
}

impl Answer {
    /// Longest written answer, in characters.
    pub const LONGEST: usize = 200;

    /// Whether it says nothing, which counts as no answer.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Chosen(chosen) => chosen.is_empty(),
            Self::Said(_) => false,
            Self::Written(words) => words.trim().is_empty(),
        }
    }
}

/// What a question with several right choices is worth when only some are found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartialCredit {
    /// Nothing: all right ones and no other must be chosen.
    #[default]
    AllOrNothing,
    /// A share: the right ones chosen less the wrong ones chosen, of all right ones, never below nothing.
    Share,
}

impl PartialCredit {
    /// Every rule.
    pub const ALL: [Self; 2] = [Self::AllOrNothing, Self::Share];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AllOrNothing => "Đúng hết mới có điểm",
            Self::Share => "Đúng phần nào tính phần đó",
        }
    }
}

/// What an answer is worth. Its places are those of the bank; see [`super::Drawn::answer`].
pub fn credit(task: &Task, answer: Option<&Answer>, partial: PartialCredit) -> u16 {
    let whole = |is_right: bool| if is_right { WHOLE } else { 0 };
    match (task, answer) {
        (Task::Single { right, .. }, Some(Answer::Chosen(chosen))) => {
            whole(chosen.len() == 1 && chosen.contains(right))
        }
        (Task::Multiple { right, .. }, Some(Answer::Chosen(chosen))) => match partial {
            PartialCredit::AllOrNothing => whole(chosen == right),
            PartialCredit::Share => share(right, chosen),
        },
        (Task::TrueFalse { right }, Some(Answer::Said(said))) => whole(said == right),
        (Task::ShortAnswer { accepted }, Some(Answer::Written(words))) => {
            whole(accepted.iter().any(|answer| same_answer(words, answer)))
        }
        _ => 0,
    }
}

fn share(right: &BTreeSet<u8>, chosen: &BTreeSet<u8>) -> u16 {
    let found = chosen.intersection(right).count();
    let wrong = chosen.difference(right).count();
    let net = found.saturating_sub(wrong) * usize::from(WHOLE);
    u16::try_from(net / right.len().max(1)).unwrap_or(WHOLE)
}

/// Whether what was written is that answer: up to case, spacing, the full stop at its end and the place of a tone mark;
/// who writes without any marks is read without them. A wrong mark is wrong.
pub fn same_answer(written: &str, accepted: &str) -> bool {
    let bare =
        |text: &str| tidy(text).trim_matches(|sign: char| ".,;:!?\"'“”".contains(sign)).trim().to_owned();
    let (written, accepted) = (bare(written), bare(accepted));
    let is_unmarked = fold(&written) == written.to_lowercase();
    !written.is_empty()
        && (same_spelling(&written, &accepted) || (is_unmarked && fold(&written) == fold(&accepted)))
}
