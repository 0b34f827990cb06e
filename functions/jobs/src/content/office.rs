//! Word and Excel: a zip of XML parts.

use std::io::{Cursor, Read};

use shared::file::{FileKind, FileRefusal};
use zip::ZipArchive;
use zip::result::ZipError;

use super::budget::Budget;
use super::{said, xml};

/// Most parts of a package.
const MOST_PARTS: usize = 4_000;

/// Packages within packages: a chart of Word holds its workbook, and no more is honest.
const DEEPEST: u8 = 1;

/// What of the properties of a document a mark can stand in. Names of people are left out: Mật is one.
const PROPERTIES: [&str; 11] = [
    "title",
    "subject",
    "description",
    "keywords",
    "category",
    "contentStatus",
    "Company",
    "lpwstr",
    "lpstr",
    "bstr",
    "HyperlinkBase",
];

/// Checks a document or a workbook.
///
/// # Errors
/// Why it may not be kept.
pub fn check(kind: FileKind, bytes: &[u8], budget: &mut Budget) -> Result<(), FileRefusal> {
    let main = match kind {
        FileKind::Xlsx => "xl/workbook.xml",
        _ => "word/document.xml",
    };
    let names = package(bytes, budget, 0)?;
    if names.iter().any(|name| name == main) {
        return Ok(());
    }
    let is_office = names.iter().any(|name| name == "[content_types].xml" || name == "mimetype");
    Err(if is_office { FileRefusal::OtherContent } else { FileRefusal::Archive })
}

/// Checks every part; gives their names.
fn package(bytes: &[u8], budget: &mut Budget, depth: u8) -> Result<Vec<String>, FileRefusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefusal::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(FileRefusal::TooComplex);
    }
    let mut names = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let (name, unpacked) = unpack(&mut archive, index, budget)?;
        part(&name, &unpacked, budget, depth)?;
        names.push(name);
    }
    Ok(names)
}

fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    budget: &mut Budget,
) -> Result<(String, Vec<u8>), FileRefusal> {
    let part = archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => FileRefusal::Protected,
        _ => FileRefusal::Damaged,
    })?;
    let name = part.name().map_err(|_| FileRefusal::Damaged)?.replace('\\', "/").to_lowercase();
    let mut unpacked = Vec::new();
    part.take(budget.left() + 1).read_to_end(&mut unpacked).map_err(|_| FileRefusal::Damaged)?;
    budget.take(unpacked.len())?;
    Ok((name, unpacked))
}

fn part(name: &str, unpacked: &[u8], budget: &mut Budget, depth: u8) -> Result<(), FileRefusal> {
    let file = name.rsplit('/').next().unwrap_or(name);
    if file.starts_with("vbaproject") || name.contains("/activex/") || name.contains("/macrosheets/") {
        return Err(FileRefusal::Active);
    }
    if name.contains("/embeddings/") {
        return match unpacked.starts_with(b"PK\x03\x04") && depth < DEEPEST {
            true => package(unpacked, budget, depth + 1).map(drop),
            false => Err(FileRefusal::Embedded),
        };
    }
    match name.ends_with(".xml") || name.ends_with(".vml") {
        true => speaking(name, unpacked),
        false => Ok(()),
    }
}

/// A part that holds text or says something about the document.
fn speaking(name: &str, part: &[u8]) -> Result<(), FileRefusal> {
    // Drawings of Excel's comments are often no XML; what they say stands in another part.
    let read = match xml::read(part) {
        Err(FileRefusal::Damaged) if name.ends_with(".vml") => return Ok(()),
        other => other?,
    };
    if name == "[content_types].xml" {
        return Ok(());
    }
    if name.starts_with("docprops/") {
        let mut fields = read.fields.iter().filter(|(name, _)| PROPERTIES.contains(&name.as_str()));
        return fields.try_for_each(|(_, value)| said::metadata(value));
    }
    for value in &read.values {
        said::text(value)?;
        said::metadata(value)?;
    }
    for (name, value) in &read.fields {
        if name.ends_with("Header") || name.ends_with("Footer") {
            said::text(&without_codes(value))?;
        }
    }
    said::text(&read.text)
}

/// The header of a sheet without its codes: `&C&"Times,Bold"&14MẬT` → `MẬT`, each of its three places a line.
fn without_codes(header: &str) -> String {
    let mut plain = String::new();
    let mut rest = header.chars().peekable();
    while let Some(sign) = rest.next() {
        if sign != '&' {
            plain.push(sign);
            continue;
        }
        match rest.next() {
            Some('L' | 'C' | 'R') => plain.push('\n'),
            Some('"') => while rest.next().is_some_and(|sign| sign != '"') {},
            Some('K') => drop(rest.by_ref().take(6).last()),
            Some(digit) if digit.is_ascii_digit() => while rest.next_if(char::is_ascii_digit).is_some() {},
            Some('&') => plain.push('&'),
            Some(_) | None => {}
        }
    }
    plain
}
