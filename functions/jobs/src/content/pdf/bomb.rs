//! Streams of objects are unpacked while a document is opened, each within a limit of its own, but as many as there
//! are. Here their sum is bounded before anything is opened.

use std::io::{Read, copy, sink};

use flate2::read::ZlibDecoder;
use shared::file::FileRefusal;

/// Most bytes of all streams of objects. Large real papers have a few.
const MOST_OF_OBJECTS: u64 = 24 << 20;

/// How far before its stream a dictionary is looked for.
const REACH: usize = 600;

/// Adds up what the streams of objects unpack to.
///
/// # Errors
/// [`FileRefusal::TooComplex`].
pub fn check(bytes: &[u8]) -> Result<(), FileRefusal> {
    let mut left = MOST_OF_OBJECTS;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let (before, after) = (at + found, at + found + b"stream".len());
        at = after;
        let dictionary = &bytes[before.saturating_sub(REACH)..before];
        let dictionary = &dictionary[find_last(dictionary, b" obj").unwrap_or(0)..];
        if find(dictionary, b"ObjStm").is_none() {
            continue;
        }
        if count(dictionary, b"Decode") > 1 + count(dictionary, b"DecodeParms")
            || find(dictionary, b"LZW").is_some()
        {
            return Err(FileRefusal::TooComplex);
        }
        let data = bytes[after..].trim_ascii_start();
        // A stream that breaks off counts as far as it goes; opening the document will say that it is damaged.
        let unpacked = unpacked(data, left);
        left = left.checked_sub(unpacked).ok_or(FileRefusal::TooComplex)?;
    }
    Ok(())
}

fn unpacked(data: &[u8], left: u64) -> u64 {
    let mut counted = Counted(0);
    // What fails is counted up to where it failed.
    let _ = copy(&mut ZlibDecoder::new(data).take(left + 1), &mut counted);
    counted.0
}

/// Counts what is written and keeps nothing.
struct Counted(u64);

impl std::io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        sink().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted).count()
}
