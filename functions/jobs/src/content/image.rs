//! Pictures: what their metadata say. What they show is not read.

use shared::file::{FileKind, FileRefusal};

use super::said;

/// Longest piece of metadata that is looked into; a thumbnail or a colour profile may be longer.
const MOST_BYTES: usize = 1 << 20;

/// Checks a picture.
///
/// # Errors
/// Why it may not be kept.
pub fn check(kind: FileKind, bytes: &[u8]) -> Result<(), FileRefusal> {
    let pieces = match kind {
        FileKind::Png => png(bytes)?,
        _ => jpeg(bytes)?,
    };
    pieces.into_iter().try_for_each(speaking)
}

/// Segments of a JPEG before the picture itself: comments, Exif, XMP, IPTC.
fn jpeg(bytes: &[u8]) -> Result<Vec<&[u8]>, FileRefusal> {
    let mut pieces = Vec::new();
    let mut rest = bytes.get(2..).ok_or(FileRefusal::Damaged)?;
    loop {
        let (marker, length) = match rest {
            [0xff, 0xff, ..] => {
                rest = &rest[1..];
                continue;
            }
            [0xff, 0xda | 0xd9, ..] => return Ok(pieces),
            [0xff, marker, high, low, ..] => (*marker, usize::from(u16::from_be_bytes([*high, *low]))),
            _ => return Err(FileRefusal::Damaged),
        };
        let segment = rest.get(4..2 + length).ok_or(FileRefusal::Damaged)?;
        if matches!(marker, 0xe1 | 0xed | 0xfe) {
            pieces.push(segment);
        }
        rest = &rest[2 + length..];
    }
}

/// Chunks of a PNG that hold text; a compressed one is refused, as cameras and programs write none.
fn png(bytes: &[u8]) -> Result<Vec<&[u8]>, FileRefusal> {
    let mut pieces = Vec::new();
    let mut rest = bytes.get(8..).ok_or(FileRefusal::Damaged)?;
    loop {
        let [a, b, c, d, kind @ ..] = rest else { return Err(FileRefusal::Damaged) };
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let data = rest.get(8..8 + length).ok_or(FileRefusal::Damaged)?;
        match kind.get(..4) {
            Some(b"IEND") => return Ok(pieces),
            Some(b"tEXt" | b"eXIf") => pieces.push(data),
            Some(b"iTXt") if is_compressed(data) => return Err(FileRefusal::TooComplex),
            Some(b"iTXt") => pieces.push(data),
            Some(b"zTXt") => return Err(FileRefusal::TooComplex),
            _ => {}
        }
        rest = rest.get(12 + length..).ok_or(FileRefusal::Damaged)?;
    }
}

/// After the keyword and a zero an `iTXt` says whether it is compressed.
fn is_compressed(data: &[u8]) -> bool {
    let keyword = data.iter().position(|byte| *byte == 0);
    keyword.and_then(|end| data.get(end + 1)).is_some_and(|flag| *flag != 0)
}

/// Every run of readable signs in a piece, as UTF-8 and as both kinds of UTF-16.
fn speaking(piece: &[u8]) -> Result<(), FileRefusal> {
    let piece = &piece[..piece.len().min(MOST_BYTES)];
    runs(&String::from_utf8_lossy(piece))?;
    for start in 0..2.min(piece.len()) {
        for to in [u16::from_le_bytes as fn([u8; 2]) -> u16, u16::from_be_bytes] {
            let units: Vec<u16> = piece[start..].chunks_exact(2).map(|pair| to([pair[0], pair[1]])).collect();
            runs(&String::from_utf16_lossy(&units))?;
        }
    }
    Ok(())
}

fn runs(text: &str) -> Result<(), FileRefusal> {
    let ends = |sign: char| sign.is_control() || matches!(sign, '<' | '>' | '"' | '\u{fffd}');
    text.split(ends).filter(|run| !run.trim().is_empty()).try_for_each(said::metadata)
}
