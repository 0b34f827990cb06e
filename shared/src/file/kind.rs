//! The kinds of files that may be attached.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FileRefusal;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// Word since 2007.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
}

/// Endings of programs, which a hurried hand or a virus sends.
const PROGRAMS: [&str; 18] = [
    "exe", "msi", "bat", "cmd", "com", "scr", "pif", "vbs", "js", "jse", "ps1", "jar", "apk", "dll", "sh",
    "app", "lnk", "hta",
];

/// Endings of archives.
const ARCHIVES: [&str; 11] = ["zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz", "iso", "cab", "zst"];

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Docx, Self::Xlsx, Self::Jpeg, Self::Png];

    /// HTML `accept` of a field for such files.
    pub const ACCEPT: &'static str = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png";

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Jpeg | Self::Png => "Ảnh",
        }
    }

    /// Its name on the wire.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// Whether a browser shows it by itself; the others are saved.
    pub const fn opens_in_browser(self) -> bool {
        matches!(self, Self::Pdf | Self::Jpeg | Self::Png)
    }

    /// The kind that a name promises.
    ///
    /// # Errors
    /// Why a file of this name may not be attached.
    pub fn of_name(name: &str) -> Result<Self, FileRefusal> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.trim().to_ascii_lowercase());
        let ending = ending.unwrap_or_default();
        match ending.as_str() {
            "pdf" => Ok(Self::Pdf),
            "docx" => Ok(Self::Docx),
            "xlsx" => Ok(Self::Xlsx),
            "jpg" | "jpeg" => Ok(Self::Jpeg),
            "png" => Ok(Self::Png),
            "doc" | "xls" | "rtf" | "odt" | "ods" => Err(FileRefusal::OldFormat),
            "docm" | "xlsm" => Err(FileRefusal::Active),
            other if PROGRAMS.contains(&other) => Err(FileRefusal::Program),
            other if ARCHIVES.contains(&other) => Err(FileRefusal::Archive),
            _ => Err(FileRefusal::UnknownKind),
        }
    }
}
