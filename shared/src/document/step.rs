//! The steps that a document takes: who did what, when, and with which remark. They are kept beside it, for its office.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Document, DocumentAt, DocumentState};
use crate::endpoints;
use crate::id::{DocumentId, MemberId};
use crate::meeting::Stamp;
use crate::problem::{Problem, ProblemCode};
use crate::text::{find_mark_in_text, tidy};

/// Most steps that are kept of a document; after that only writing takes no new one.
const MOST_STEPS: u32 = 60;

/// What was done with a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentAct {
    /// Begun.
    #[default]
    Begun,
    /// Written anew, or a file of it was added or removed.
    Written,
    /// Handed in to be checked.
    HandedIn,
    /// Given back with a remark.
    Returned,
    /// Checked.
    Checked,
    /// Published, perhaps from a later time on.
    Published,
    /// Marked as replaced.
    Replaced,
    /// Taken back.
    Withdrawn,
}

impl DocumentAct {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Begun => "Bắt đầu soạn",
            Self::Written => "Sửa bản thảo",
            Self::HandedIn => "Trình duyệt",
            Self::Returned => "Trả lại để sửa",
            Self::Checked => "Duyệt",
            Self::Published => "Phát hành",
            Self::Replaced => "Ghi nhận đã được thay thế",
            Self::Withdrawn => "Thu hồi",
        }
    }
}

/// Why a document was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Remark {
    /// What is to be mended.
    pub text: String,
    /// Who gave it back, and when.
    pub stamp: Stamp,
}

/// A step that a document took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentStep {
    /// Of which document.
    pub document: DocumentId,
    /// Which one, counted from 1.
    pub number: u32,
    /// What was done.
    pub act: DocumentAct,
    /// Who, and when.
    pub stamp: Stamp,
    /// The remark or reason that was given.
    pub remark: Option<String>,
}

impl Document {
    /// Everybody who had a hand in the text.
    pub fn writers(&self) -> Vec<MemberId> {
        let Some(work) = &self.work else { return Vec::new() };
        let mut all = work.writers.clone();
        all.extend([work.author.by, work.written.by]);
        all.sort();
        all.dedup();
        all
    }

    /// Whether somebody had a hand in the text.
    pub fn has_written(&self, member: MemberId) -> bool {
        self.writers().contains(&member)
    }

    /// Hands it in to be checked.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`] for what is no draft.
    pub fn hand_in(&mut self, stamp: Stamp) -> Result<DocumentStep, Problem> {
        self.expect_state(&[DocumentState::Draft])?;
        self.state = DocumentState::HandedIn;
        if let Some(work) = &mut self.work {
            (work.handed_in, work.returned) = (Some(stamp.clone()), None);
        }
        Ok(self.step(DocumentAct::HandedIn, stamp, None))
    }

    /// A second person gives it back with a remark: a draft again.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`], also for an author; a field for a remark that is none.
    pub fn give_back(&mut self, remark: &str, stamp: Stamp) -> Result<DocumentStep, Problem> {
        self.expect_state(&[DocumentState::HandedIn, DocumentState::Checked])?;
        if self.has_written(stamp.by) {
            let sentence = "Đồng chí đã soạn văn bản này nên không trả lại được. Muốn sửa tiếp, xin bấm Sửa.";
            return Err(Problem::with(ProblemCode::WrongDocumentState, sentence));
        }
        let text = tidy(remark);
        if !(5..=500).contains(&text.chars().count()) || find_mark_in_text(&text).is_some() {
            return Err(Problem::field("remark", "Xin ghi cần sửa gì, từ 5 đến 500 ký tự."));
        }
        self.state = DocumentState::Draft;
        if let Some(work) = &mut self.work {
            work.checked = None;
            work.returned = Some(Remark { text: text.clone(), stamp: stamp.clone() });
        }
        Ok(self.step(DocumentAct::Returned, stamp, Some(text)))
    }

    /// The step with which it began.
    pub fn first_step(&self) -> Option<DocumentStep> {
        let stamp = self.work.as_ref()?.author.clone();
        Some(DocumentStep { document: self.id, number: 1, act: DocumentAct::Begun, stamp, remark: None })
    }

    /// Takes a step. Writing again takes none of its own, the last one only becomes later.
    pub(super) fn step(&mut self, act: DocumentAct, stamp: Stamp, remark: Option<String>) -> DocumentStep {
        let mut number = 1;
        if let Some(work) = &mut self.work {
            let is_new = act != DocumentAct::Written
                || (work.last != DocumentAct::Written || work.written.by != stamp.by)
                    && work.steps < MOST_STEPS;
            work.steps = (work.steps + u32::from(is_new)).max(1);
            work.last = act;
            number = work.steps;
            if act == DocumentAct::Written {
                if !work.writers.contains(&stamp.by) {
                    work.writers.push(stamp.by);
                }
                work.written = stamp.clone();
            }
        }
        DocumentStep { document: self.id, number, act, stamp, remark }
    }
}

endpoints! {
    /// The steps that a document took, for its office, the oldest first.
    ListDocumentSteps = "list_document_steps": Get "/api/documents/{document}/steps" by Member {
        path: DocumentAt, reply: Vec<DocumentStep>
    }
}
