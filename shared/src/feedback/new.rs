//! Writing it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FeedbackKind;
use crate::problem::FieldProblem;
use crate::text::{find_mark_in_name, find_mark_in_text, tidy};

/// Longest title, in characters.
pub const LONGEST_TITLE: usize = 150;
/// Longest text, in characters: some three written pages.
pub const LONGEST_TEXT: usize = 6_000;

/// What is secret goes another way.
const SECRET: &str =
    "Sổ tay không nhận nội dung có dấu chỉ mức độ mật. Xin gửi theo đường công văn mật, không gửi ở đây.";

/// What the author writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackText {
    /// What it is.
    pub kind: FeedbackKind,
    /// In one line, 5 to 150 characters.
    pub title: String,
    /// In full, 10 to 6,000 characters.
    pub text: String,
}

impl FeedbackText {
    /// As it is kept: spaces of the title tidied, the text trimmed.
    ///
    /// # Errors
    /// Every field that is too short or too long.
    pub fn checked(&self) -> Result<Self, Vec<FieldProblem>> {
        let kept = Self { kind: self.kind, title: tidy(&self.title), text: self.text.trim().to_owned() };
        let mut problems = Vec::new();
        match kept.title.chars().count() {
            0..5 => {
                problems.push(FieldProblem::new("title", "Xin ghi tóm tắt trong một dòng, ít nhất 5 ký tự."))
            }
            5..=LONGEST_TITLE => {}
            _ => problems.push(FieldProblem::new(
                "title",
                "Tóm tắt dài quá 150 ký tự. Xin viết gọn lại, phần còn lại ghi ở nội dung.",
            )),
        }
        match kept.text.chars().count() {
            0..10 => problems.push(FieldProblem::new("text", "Xin ghi nội dung, ít nhất 10 ký tự.")),
            10..=LONGEST_TEXT => {}
            _ => problems.push(FieldProblem::new("text", "Nội dung dài quá 6.000 ký tự. Xin viết ngắn hơn.")),
        }
        if find_mark_in_name(&kept.title).is_some() {
            problems.push(FieldProblem::new("title", SECRET));
        }
        if find_mark_in_text(&kept.text).is_some() {
            problems.push(FieldProblem::new("text", SECRET));
        }
        if problems.is_empty() { Ok(kept) } else { Err(problems) }
    }
}

/// Checks what a holder answers.
///
/// # Errors
/// The problem of the field `text`.
pub(super) fn check_answer(text: &str) -> Result<String, FieldProblem> {
    let text = text.trim();
    if find_mark_in_text(text).is_some() {
        return Err(FieldProblem::new("text", SECRET));
    }
    match text.chars().count() {
        0..10 => Err(FieldProblem::new("text", "Xin ghi nội dung trả lời, ít nhất 10 ký tự.")),
        10..=LONGEST_TEXT => Ok(text.to_owned()),
        _ => Err(FieldProblem::new("text", "Trả lời dài quá 6.000 ký tự. Xin viết ngắn hơn.")),
    }
}
