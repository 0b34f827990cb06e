//! Numbers of attached files: our own choice, dated all the same, so that what was let in stays what it is.

use jiff::civil::{Date, date};

use super::{Dated, on};

/// Numbers of attached files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRules {
    /// Largest file, in bytes.
    pub most_bytes: u64,
    /// Longest name, in characters.
    pub name_most_chars: usize,
    /// Most files of one meeting.
    pub most_papers: usize,
    /// Most files of one document.
    pub most_attachments: usize,
}

const TABLE: [Dated<FileRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: FileRules { most_bytes: 25 << 20, name_most_chars: 150, most_papers: 30, most_attachments: 20 },
}];

/// The numbers in force on `day`.
pub fn file_rules(day: Date) -> FileRules {
    on(&TABLE, day)
}
