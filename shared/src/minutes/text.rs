//! What is written in the minutes, and what its fields must hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::MemberId;
use crate::problem::{FieldProblem, Problem};

/// Longest text on one item, in characters: about five written pages.
const LONGEST: usize = 10_000;
/// Most items.
const MOST_ITEMS: usize = 30;

/// What was said to an item of the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesItem {
    /// What was dealt with.
    pub title: String,
    /// What was said: plain paragraphs, one to a line.
    #[serde(default)]
    pub text: String,
}

/// What people write into the minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesText {
    /// Who chaired.
    pub chair: Option<MemberId>,
    /// Who took the minutes.
    pub minute_taker: Option<MemberId>,
    /// Lý do, đại biểu dự: why one met, and guests.
    #[serde(default)]
    pub opening: String,
    /// In the order in which they were dealt with.
    pub items: Vec<MinutesItem>,
    /// Kết luận.
    #[serde(default)]
    pub conclusion: String,
}

impl MinutesText {
    /// Checks what may be kept.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] naming each wrong field.
    pub fn check(&self) -> Result<(), Problem> {
        let mut wrong = Vec::new();
        let mut long = |field: String, text: &str, what: &str| {
            if text.chars().count() > LONGEST {
                wrong.push(FieldProblem::new(
                    field,
                    format!("{what} dài quá 10.000 ký tự. Xin viết ngắn hơn."),
                ));
            }
        };
        long("opening".into(), &self.opening, "Phần mở đầu");
        long("conclusion".into(), &self.conclusion, "Kết luận");
        for (index, item) in self.items.iter().enumerate() {
            long(format!("items.{index}.text"), &item.text, "Nội dung này");
        }
        for (index, item) in self.items.iter().enumerate() {
            if !(1..=300).contains(&item.title.trim().chars().count()) {
                let sentence = "Xin ghi tên nội dung, không quá 300 ký tự.";
                wrong.push(FieldProblem::new(format!("items.{index}.title"), sentence));
            }
        }
        if self.items.len() > MOST_ITEMS {
            wrong.push(FieldProblem::new("items", "Biên bản có quá 30 nội dung."));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Problem::invalid(wrong)) }
    }

    /// Checks what signing needs beyond [`Self::check`].
    ///
    /// # Errors
    /// Names each missing field.
    pub fn check_signable(&self) -> Result<(), Problem> {
        self.check()?;
        let mut missing = Vec::new();
        let mut need = |lacks: bool, field: &str, sentence: &str| {
            if lacks {
                missing.push(FieldProblem::new(field, sentence));
            }
        };
        need(self.chair.is_none(), "chair", "Xin chọn người chủ trì.");
        need(self.minute_taker.is_none(), "minute_taker", "Xin chọn người ghi biên bản.");
        let is_silent = self.items.iter().all(|item| item.text.trim().is_empty());
        need(is_silent, "items", "Xin ghi diễn biến của ít nhất một nội dung.");
        need(self.conclusion.trim().is_empty(), "conclusion", "Xin ghi kết luận của cuộc họp.");
        if missing.is_empty() { Ok(()) } else { Err(Problem::invalid(missing)) }
    }
}
