//! Files that are attached to something: what may be attached, and the way of a file until it can be read.
//!
//! # The way of a file
//! *Announced*: name, size and SHA-256 are told, and the answer holds an address at which exactly these bytes can be put
//! ([`FilePlace`]), and nothing else, also later. *Handed in*: the bytes are there. From now on `jobs` looks into them,
//! and only when nothing speaks against it they are *ready* to be read. Else the file is *refused* with a sentence, and
//! its bytes are gone.
//!
//! The checks of name and size are the same in the app, which refuses before anything is sent, and in the function.

mod kind;
mod refusal;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::kind::FileKind;
pub use self::refusal::{FileRefusal, MarkPlace};

use crate::id::{DocumentId, FeedbackId, FileId, MeetingId};
use crate::problem::{Problem, ProblemCode};
use crate::rules::FileRules;
use crate::text::find_mark_in_name;

/// What a file belongs to. Who may read the one may read the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum FileOwner {
    /// A meeting: its papers.
    Meeting(MeetingId),
    /// A document: its attachments.
    Document(DocumentId),
    /// A piece of feedback: what its author sends along.
    Feedback(FeedbackId),
    /// The answer to a piece of feedback.
    FeedbackAnswer(FeedbackId),
}

/// Where a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum FileState {
    /// Announced; the bytes are on their way.
    Uploading,
    /// The bytes are there and are being looked at.
    Checking,
    /// Can be read.
    Ready,
    /// Cannot be kept here; the bytes are gone.
    Refused {
        /// Why.
        refusal: FileRefusal,
    },
}

/// Announces a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewFile {
    /// Chosen by the caller, so that a repeated request makes one file.
    pub id: FileId,
    /// `Dự thảo nghị quyết.pdf`, at most 150 characters.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
}

impl NewFile {
    /// What kind of file it says it is.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] for a wrong field, [`ProblemCode::FileRefused`] for a file that may not be attached.
    pub fn check(&self, rules: FileRules) -> Result<FileKind, Problem> {
        let is_digit = |sign: char| matches!(sign, '0'..='9' | 'a'..='f');
        if self.sha256.len() != 64 || !self.sha256.chars().all(is_digit) {
            return Err(Problem::field("sha256", "Mã kiểm tra của tệp không đúng. Xin chọn lại tệp."));
        }
        check_name_and_size(&self.name, self.size, rules).map_err(|refusal| refusal.problem())
    }
}

/// Whether a file of this name and size may be attached, and as what.
///
/// # Errors
/// Why not.
pub fn check_name_and_size(name: &str, size: u64, rules: FileRules) -> Result<FileKind, FileRefusal> {
    let has_control = name.chars().any(|sign| sign.is_control() || matches!(sign, '/' | '\\'));
    if name.trim().is_empty() || name.chars().count() > rules.name_most_chars || has_control {
        return Err(FileRefusal::BadName);
    }
    let kind = FileKind::of_name(name)?;
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    if let Some(mark) = find_mark_in_name(stem) {
        return Err(FileRefusal::Marked { mark, place: MarkPlace::Name });
    }
    match size {
        0 => Err(FileRefusal::Empty),
        size if size > rules.most_bytes => {
            Err(FileRefusal::TooLarge { most_megabytes: rules.most_bytes >> 20 })
        }
        _ => Ok(kind),
    }
}

impl FileRefusal {
    /// As a refusal of a request.
    pub fn problem(self) -> Problem {
        Problem::with(ProblemCode::FileRefused, self.sentence())
    }
}

/// Where to put the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FilePlace {
    /// A presigned address for a PUT of exactly the announced bytes.
    pub url: String,
    /// Headers that must be sent along, as the signature covers them.
    pub headers: Vec<FileHeader>,
}

/// A header of an upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// An address at which a file can be read for some minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileLink {
    /// A presigned address.
    pub url: String,
    /// The name under which it is saved.
    pub name: String,
    /// What it is: PDF and pictures open in the browser.
    pub kind: FileKind,
}

/// A size in words: `850 kB`, `3,4 MB`.
pub fn format_size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} byte"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{},{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests;
