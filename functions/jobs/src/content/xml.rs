//! The text of an XML part, read as a stream: nothing is expanded, nothing is built.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use shared::file::FileRefusal;

/// What is read of a part.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    /// The text, a line for each paragraph or cell.
    pub text: String,
    /// Values that stand in attributes: what a watermark says, names of sheets.
    pub values: Vec<String>,
    /// The text of each innermost element with its local name.
    pub fields: Vec<(String, String)>,
}

/// Elements after which a line ends, by their local names.
const ENDS_LINE: [&str; 11] = ["p", "br", "cr", "tc", "tr", "si", "is", "c", "row", "text", "comment"];

/// Reads a part.
///
/// # Errors
/// [`FileRefusal::Damaged`] for what is no XML.
pub fn read(part: &[u8]) -> Result<Read, FileRefusal> {
    let text = decoded(part)?;
    let mut reader = Reader::from_str(&text);
    let (mut read, mut field) = (Read::default(), String::new());
    loop {
        match reader.read_event().map_err(|_| FileRefusal::Damaged)? {
            Event::Start(tag) => {
                field.clear();
                begin(&mut read, &tag);
            }
            Event::Empty(tag) => {
                begin(&mut read, &tag);
                end(&mut read, tag.local_name().as_ref());
            }
            Event::Text(text) => say(&mut read, &mut field, &text.xml10_content()),
            Event::CData(text) => say(&mut read, &mut field, &text.xml10_content()),
            Event::GeneralRef(sign) => {
                let sign = match sign.resolve_char_ref() {
                    Ok(Some(sign)) => sign.to_string(),
                    _ => named(&sign).to_owned(),
                };
                say(&mut read, &mut field, &sign);
            }
            Event::End(tag) => {
                let name = tag.local_name();
                if !field.trim().is_empty() {
                    read.fields.push((name.as_ref().to_owned(), std::mem::take(&mut field)));
                }
                field.clear();
                end(&mut read, name.as_ref());
            }
            Event::DocType(_) => return Err(FileRefusal::Active),
            Event::Eof => return Ok(read),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

fn say(read: &mut Read, field: &mut String, text: &str) {
    read.text.push_str(text);
    field.push_str(text);
}

/// `&amp;` and its four kin; any other would have to be defined, which is not allowed.
fn named(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

fn begin(read: &mut Read, tag: &BytesStart<'_>) {
    let wanted = match tag.local_name().as_ref() {
        "textpath" => "string",
        "sheet" => "name",
        "tab" => {
            read.text.push('\t');
            return;
        }
        _ => return,
    };
    let named = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == wanted);
    let value = named
        .and_then(|attribute| Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned()));
    read.values.extend(value);
}

fn end(read: &mut Read, name: &str) {
    if ENDS_LINE.contains(&name) {
        read.text.push('\n');
    }
}

/// UTF-8, or UTF-16 with its mark.
fn decoded(part: &[u8]) -> Result<String, FileRefusal> {
    let units = |to: fn([u8; 2]) -> u16| -> Vec<u16> {
        part[2..].chunks_exact(2).map(|pair| to([pair[0], pair[1]])).collect()
    };
    let text = match part {
        [0xff, 0xfe, ..] => String::from_utf16(&units(u16::from_le_bytes)).ok(),
        [0xfe, 0xff, ..] => String::from_utf16(&units(u16::from_be_bytes)).ok(),
        _ => std::str::from_utf8(part.strip_prefix(b"\xef\xbb\xbf").unwrap_or(part)).ok().map(str::to_owned),
    };
    text.ok_or(FileRefusal::Damaged)
}
