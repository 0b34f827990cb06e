//! Files that belong to a document: forms, tables, pictures. Added to a draft, frozen when it is checked, read by the
//! readers of the document.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Document, DocumentAct, DocumentAt, DocumentState, DocumentStep};
use crate::endpoint::Nothing;
use crate::endpoints;
use crate::file::{FileKind, FileLink, FilePlace, FileState, NewFile};
use crate::id::{DocumentId, FileId};
use crate::meeting::Stamp;
use crate::problem::{Problem, ProblemCode};

/// A file that belongs to a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attachment {
    /// Its file.
    pub id: FileId,
    /// Name of the file.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// Where it stands; readers see those that are ready.
    pub state: FileState,
    /// When its bytes were all there; `None` while they are on their way.
    pub handed_in_at: Option<Timestamp>,
}

impl Document {
    /// Whether files can be added or removed: only in a draft. What was checked is what is published.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`].
    pub fn check_attachments_open(&self) -> Result<(), Problem> {
        let sentence = match self.state {
            DocumentState::Draft => return Ok(()),
            DocumentState::HandedIn => {
                "Văn bản đang chờ duyệt nên tệp đính kèm không thay đổi được. Muốn đổi, xin bấm Sửa và lưu lại rồi trình duyệt lần nữa."
            }
            DocumentState::Checked => {
                "Văn bản đã duyệt nên tệp đính kèm không thay đổi được. Muốn đổi, xin bấm Sửa và lưu lại để duyệt lần nữa."
            }
            _ => "Văn bản đã phát hành nên tệp đính kèm không thay đổi được nữa.",
        };
        Err(Problem::with(ProblemCode::WrongDocumentState, sentence))
    }

    /// Another file belongs to it, or one less: whoever did that has written it, and cannot check it.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`].
    pub fn change_attachments(&mut self, stamp: Stamp) -> Result<DocumentStep, Problem> {
        self.check_attachments_open()?;
        Ok(self.step(DocumentAct::Written, stamp, None))
    }
}

/// Whether a document with these files can be checked: nobody can read over what is still being looked into.
///
/// # Errors
/// [`ProblemCode::FileNotReady`].
pub fn check_attachments_ready(files: &[Attachment]) -> Result<(), Problem> {
    if files.iter().any(|file| file.state == FileState::Checking) {
        let sentence = "Tệp đính kèm còn đang được kiểm tra. Xin chờ ít phút, đọc tệp rồi duyệt.";
        return Err(Problem::with(ProblemCode::FileNotReady, sentence));
    }
    Ok(())
}

/// An announced file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttachmentUpload {
    /// The file.
    pub attachment: Attachment,
    /// Where to put its bytes; `None` when they are there already.
    pub place: Option<FilePlace>,
}

/// Names a file of a document in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttachmentAt {
    /// The document.
    pub document: DocumentId,
    /// The file.
    pub attachment: FileId,
}

endpoints! {
    /// Announces a file of a draft and says where to put its bytes; again after a break, it says where to go on.
    AddAttachment = "add_attachment": Post "/api/documents/{document}/attachments" by Member {
        path: DocumentAt, body: NewFile, reply: AttachmentUpload
    }
    /// The bytes are there: the file is looked into and then readable.
    HandInAttachment = "hand_in_attachment": Post "/api/documents/{document}/attachments/{attachment}/hand-in" by Member {
        path: AttachmentAt, reply: Attachment
    }
    /// An address at which the file can be read for some minutes.
    OpenAttachment = "open_attachment": Get "/api/documents/{document}/attachments/{attachment}" by Member {
        path: AttachmentAt, reply: FileLink
    }
    /// Removes a file and its bytes; removing it again changes nothing.
    RemoveAttachment = "remove_attachment": Delete "/api/documents/{document}/attachments/{attachment}" by Member {
        path: AttachmentAt, reply: Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MemberId, OrgId};
    use crate::org::{Org, OrgKind, OrgPath};

    fn stamp(number: u64) -> Stamp {
        let at = "2026-11-20T02:00:00Z".parse().unwrap();
        Stamp { by: MemberId::from_parts(number, 0), name: "Lê Thị Hoa".into(), at }
    }

    fn draft() -> Document {
        let id = OrgId::from_parts(1, 1);
        let org = Org { id, kind: OrgKind::Branch, name: "Chi bộ".into(), path: OrgPath::root(id) };
        Document::draft(DocumentId::from_parts(1, 1), &org, super::super::DocumentHead::default(), stamp(1))
    }

    #[test]
    fn whoever_adds_a_file_cannot_check_the_document() {
        let mut document = draft();
        document.change_attachments(stamp(2)).unwrap();
        document.hand_in(stamp(2)).unwrap();
        assert_eq!(document.clone().check(stamp(2)).unwrap_err().code, ProblemCode::WrongDocumentState);
        document.check(stamp(3)).unwrap();
        assert_eq!(document.change_attachments(stamp(1)).unwrap_err().code, ProblemCode::WrongDocumentState);
    }

    #[test]
    fn what_is_being_looked_into_cannot_be_checked() {
        let file = |state| Attachment {
            id: FileId::from_parts(1, 1),
            name: "Biểu mẫu.docx".into(),
            kind: FileKind::Docx,
            size: 9,
            state,
            handed_in_at: None,
        };
        assert!(check_attachments_ready(&[file(FileState::Ready), file(FileState::Uploading)]).is_ok());
        let waiting = check_attachments_ready(&[file(FileState::Ready), file(FileState::Checking)]);
        assert_eq!(waiting.unwrap_err().code, ProblemCode::FileNotReady);
    }
}
