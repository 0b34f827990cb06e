//! Looks into the bytes of a file before anybody else may: is it what its name says, can it be opened without a
//! password, does it run anything, does it carry other files, does it bear a mark of secrecy.
//!
//! The bytes are a stranger's. Everything unpacked is counted against one [`Budget`] of bytes and time, sizes that the
//! file states about itself are not believed, and what cannot be understood is refused. Two things remain: a process
//! that is brought down all the same is kept from it by [`store::StoredFile::checks`], and what a picture shows is not
//! read.

mod budget;
mod image;
mod kind;
mod office;
mod pdf;
mod said;
#[cfg(test)]
mod tests;
mod xml;

pub use self::budget::Budget;

use shared::file::{FileKind, FileRefusal};

/// Checks the bytes of a file that says it is of `kind`.
///
/// # Errors
/// Why it may not be kept.
pub fn check(kind: FileKind, bytes: &[u8], budget: &mut Budget) -> Result<(), FileRefusal> {
    kind::check(kind, bytes)?;
    match kind {
        FileKind::Pdf => pdf::check(bytes, budget),
        FileKind::Docx | FileKind::Xlsx => office::check(kind, bytes, budget),
        FileKind::Jpeg | FileKind::Png => image::check(kind, bytes),
    }
}
