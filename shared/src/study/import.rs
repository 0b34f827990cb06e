//! Bringing questions into a bank from a file: what it would bring is shown first, then brought as it was shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::QuestionDraft;

/// How a file is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportFormat {
    /// Text in GIFT, as Moodle writes it.
    #[default]
    Gift,
    /// An Excel sheet, `.xlsx`.
    Xlsx,
}

impl ImportFormat {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Gift, Self::Xlsx];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gift => "Văn bản GIFT (.gift, .txt)",
            Self::Xlsx => "Bảng tính Excel (.xlsx)",
        }
    }
}

/// A file with questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionFile {
    /// How it is written.
    pub format: ImportFormat,
    /// Its bytes in base 64.
    pub base64: String,
}

/// A question that a file brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportLine {
    /// On which line of the file it begins.
    pub line: u32,
    /// The question.
    pub question: QuestionDraft,
    /// Whether the bank has it already; it is left as it is there.
    pub is_known: bool,
}

/// A line that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineError {
    /// Which line.
    pub line: u32,
    /// Why, and what to do.
    pub sentence: String,
}

/// What a file would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportPreview {
    /// The questions in the order of the file.
    pub lines: Vec<ImportLine>,
    /// The lines that stay out.
    pub errors: Vec<LineError>,
    /// Names exactly this; to be sent back with the order to bring it in.
    pub fingerprint: String,
}

impl ImportPreview {
    /// How many of them are new.
    pub fn new_lines(&self) -> usize {
        self.lines.iter().filter(|line| !line.is_known).count()
    }
}

/// What was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportedQuestions {
    /// New ones.
    pub added: u32,
    /// Those that the bank had.
    pub known: u32,
}

/// A bank as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionSheet {
    /// Its name.
    pub file_name: String,
    /// The text in GIFT.
    pub text: String,
}
