//! The zip around `.xlsx` and `.ods`: what it is, and whether unpacking it is safe.

use std::io::{Cursor, Read};

use shared::roster::RosterRefusal;
use zip::ZipArchive;

use super::super::grid::{MOST_MEGABYTES, MOST_ROWS};

/// Most bytes of all parts once unpacked. A sheet of 5,000 people needs some 6 MB.
const MOST_UNPACKED: u64 = 64 << 20;
/// Most parts of a package.
const MOST_PARTS: usize = 2_000;

/// What a zip holds.
pub(super) enum Package {
    /// Office Open XML workbook.
    Xlsx,
    /// OpenDocument spreadsheet, with its unpacked `content.xml`.
    Ods {
        /// The sheets as XML.
        content: Vec<u8>,
    },
}

/// Unpacks every part once into a bounded buffer, believing no size the file states about itself, and counts rows.
///
/// # Errors
/// No spreadsheet, too much inside, too many rows.
pub(super) fn check(bytes: &[u8]) -> Result<Package, RosterRefusal> {
    check_within(bytes, MOST_UNPACKED)
}

fn check_within(bytes: &[u8], most_unpacked: u64) -> Result<Package, RosterRefusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| RosterRefusal::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let mut left = most_unpacked;
    let (mut is_xlsx, mut content) = (false, None);
    for index in 0..archive.len() {
        let (name, part) = unpack(&mut archive, index, left)?;
        left -= part.len() as u64;
        if name.starts_with("xl/worksheets/") && rows(&part) > MOST_ROWS as usize {
            return Err(RosterRefusal::TooManyRows { most: MOST_ROWS });
        }
        is_xlsx |= name == "xl/workbook.xml";
        if name == "content.xml" && contains(&part, b"office:spreadsheet") {
            content = Some(part);
        }
    }
    match (is_xlsx, content) {
        (true, _) => Ok(Package::Xlsx),
        (false, Some(content)) => Ok(Package::Ods { content }),
        // An encrypted `content.xml` cannot be told from a text document's: the manifest decides.
        (false, None) if is_encrypted(&mut archive) => Err(RosterRefusal::Encrypted),
        (false, None) => Err(RosterRefusal::NotASpreadsheet),
    }
}

fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: u64,
) -> Result<(String, Vec<u8>), RosterRefusal> {
    let part = archive.by_index(index).map_err(|_| RosterRefusal::Damaged)?;
    let name = part.name().map_err(|_| RosterRefusal::Damaged)?.replace('\\', "/").to_lowercase();
    let mut unpacked = Vec::new();
    part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| RosterRefusal::Damaged)?;
    if unpacked.len() as u64 > left { Err(too_large()) } else { Ok((name, unpacked)) }
}

/// Number of `<row` tags, whatever their namespace prefix.
fn rows(xml: &[u8]) -> usize {
    let is_row = |tag: &&[u8]| {
        let end = tag.iter().position(|byte| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\r' | b'\n'));
        let name = &tag[..end.unwrap_or(tag.len()).min(64)];
        name == b"row" || name.ends_with(b":row")
    };
    xml.split(|byte| *byte == b'<').filter(is_row).count()
}

fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut manifest = Vec::new();
    let Ok(part) = archive.by_name("META-INF/manifest.xml") else { return false };
    part.take(1 << 20).read_to_end(&mut manifest).is_ok() && contains(&manifest, b"encryption-data")
}

fn contains(bytes: &[u8], searched: &[u8]) -> bool {
    bytes.windows(searched.len()).any(|window| window == searched)
}

fn too_large() -> RosterRefusal {
    RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("memory takes every part");
            writer.write_all(part).expect("memory takes every byte");
        }
        writer.finish().expect("memory takes the directory").into_inner()
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_unpacks_to() {
        let zeros = vec![0; 600 << 10];
        let bomb =
            package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/media/a", &zeros), ("xl/media/b", &zeros)]);
        assert!(bomb.len() < 10 << 10, "small as sent");
        assert!(check_within(&bomb, 2 << 20).is_ok());
        assert_eq!(check_within(&bomb, 1 << 20).err(), Some(too_large()));
    }

    #[test]
    fn empty_rows_are_counted_before_anything_is_read() {
        let sheet = b"<x:row r=\"1\"/>".repeat(100_000);
        let file = package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &sheet)]);
        assert_eq!(check(&file).err(), Some(RosterRefusal::TooManyRows { most: MOST_ROWS }));
        assert_eq!(rows(b"<rowBreaks/><row/><row r='1'></row><a:row>"), 3);
    }

    #[test]
    fn other_packages_are_no_spreadsheets() {
        let word = package(&[("word/document.xml", b"<w:document/>")]);
        assert_eq!(check(&word).err(), Some(RosterRefusal::NotASpreadsheet));
        assert_eq!(check(b"PK\x03\x04 and no more").err(), Some(RosterRefusal::Damaged));
        let locked = package(&[
            ("content.xml", b"\x8f\x01"),
            ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ]);
        assert_eq!(check(&locked).err(), Some(RosterRefusal::Encrypted));
    }
}
