//! The zip around a `.docx`.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::DocxRefusal;

/// Most bytes of one part once unpacked: a book of 300 pages needs a tenth of it.
const MOST_UNPACKED: u64 = 32 << 20;

/// The parts that are read.
pub struct Parts {
    /// The text.
    pub document: String,
    /// How styles look.
    pub styles: Option<String>,
    /// How lists count.
    pub numbering: Option<String>,
}

impl Parts {
    /// Unpacks them into bounded buffers, believing no size that the file states about itself.
    pub fn open(bytes: &[u8]) -> Result<Self, DocxRefusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocxRefusal::NotADocx)?;
        let document = part(&mut archive, "word/document.xml")?.ok_or(DocxRefusal::NotADocx)?;
        let styles = part(&mut archive, "word/styles.xml")?;
        let numbering = part(&mut archive, "word/numbering.xml")?;
        Ok(Self { document, styles, numbering })
    }
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, DocxRefusal> {
    let part = match archive.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(DocxRefusal::Damaged),
    };
    let mut unpacked = Vec::new();
    part.take(MOST_UNPACKED + 1).read_to_end(&mut unpacked).map_err(|_| DocxRefusal::Damaged)?;
    if unpacked.len() as u64 > MOST_UNPACKED {
        return Err(DocxRefusal::TooLarge);
    }
    String::from_utf8(unpacked).map(Some).map_err(|_| DocxRefusal::Damaged)
}
