//! What the first bytes say a file is.

use infer::{MatcherType, Type};
use shared::file::{FileKind, FileRefusal};

/// Whether the bytes can be of that kind.
///
/// # Errors
/// What they are instead.
pub fn check(kind: FileKind, bytes: &[u8]) -> Result<(), FileRefusal> {
    let Some(found) = infer::get(bytes) else { return Err(FileRefusal::OtherContent) };
    match (kind, found.mime_type()) {
        (FileKind::Pdf, "application/pdf")
        | (FileKind::Jpeg, "image/jpeg")
        | (FileKind::Png, "image/png") => Ok(()),
        // What is in a package is looked at part by part.
        (FileKind::Docx | FileKind::Xlsx, _) if bytes.starts_with(b"PK\x03\x04") => Ok(()),
        (FileKind::Docx | FileKind::Xlsx, _) if bytes.starts_with(b"\xd0\xcf\x11\xe0") => {
            Err(compound(bytes))
        }
        _ => Err(other(found)),
    }
}

/// Word and Excel put an encrypted document into the container that they used before 2007.
fn compound(bytes: &[u8]) -> FileRefusal {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match bytes.windows(name.len()).any(|window| window == name) {
        true => FileRefusal::Protected,
        false => FileRefusal::OldFormat,
    }
}

fn other(found: Type) -> FileRefusal {
    match found.matcher_type() {
        MatcherType::App => FileRefusal::Program,
        MatcherType::Archive if found.mime_type() != "application/pdf" => FileRefusal::Archive,
        _ => FileRefusal::OtherContent,
    }
}
