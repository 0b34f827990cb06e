//! PDF: encryption, what it runs, what it carries, what it says.

mod bomb;
mod page;

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, decode_text_string};
use shared::file::FileRefusal;

use super::budget::Budget;
use super::{said, xml};

/// Most bytes that one stream may unpack to.
const MOST_OF_STREAM: usize = 32 << 20;

/// Most objects and pages of a document.
const MOST_OBJECTS: usize = 500_000;

/// How deep objects may stand directly in each other.
const DEEPEST: u8 = 60;

/// What of the properties a mark can stand in. Names of people are left out: Mật is one.
const PROPERTIES: [&[u8]; 5] = [b"Title", b"Subject", b"Keywords", b"Category", b"Company"];

/// Words of a dictionary that mean: something runs when the document is opened or pressed.
const ACTIVE: [&[u8]; 4] = [b"JS", b"JavaScript", b"XFA", b"RichMediaContent"];

/// Checks a document.
///
/// # Errors
/// Why it may not be kept.
pub fn check(bytes: &[u8], budget: &mut Budget) -> Result<(), FileRefusal> {
    bomb::check(bytes)?;
    let document = open(bytes)?;
    if document.objects.len() > MOST_OBJECTS {
        return Err(FileRefusal::TooComplex);
    }
    properties(&document)?;
    for object in document.objects.values() {
        budget.take(0)?;
        within(object, DEEPEST)?;
        if let Object::Stream(stream) = object {
            about(stream, budget)?;
        }
    }
    for line in page::texts(&document, budget)? {
        said::text(&line)?;
    }
    Ok(())
}

fn open(bytes: &[u8]) -> Result<Document, FileRefusal> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_OF_STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) => FileRefusal::Protected,
        Error::Decompress(_) => FileRefusal::TooComplex,
        _ => FileRefusal::Damaged,
    })?;
    // Who opens it with an empty password is asked for none: such a document only forbids printing or changing.
    match document.is_encrypted() {
        true => Err(FileRefusal::Protected),
        false if document.get_pages().is_empty() => Err(FileRefusal::Damaged),
        false => Ok(document),
    }
}

fn properties(document: &Document) -> Result<(), FileRefusal> {
    let Some(info) = document.trailer.get_deref(b"Info", document).ok().and_then(|info| info.as_dict().ok())
    else {
        return Ok(());
    };
    let values = PROPERTIES.iter().filter_map(|name| info.get_deref(name, document).ok());
    values.filter_map(|value| decode_text_string(value).ok()).try_for_each(|value| said::metadata(&value))
}

/// Looks at an object and at everything that stands directly in it.
fn within(object: &Object, depth: u8) -> Result<(), FileRefusal> {
    let below = depth.checked_sub(1).ok_or(FileRefusal::TooComplex)?;
    let entries = match object {
        Object::Dictionary(entries) => entries,
        Object::Stream(stream) => &stream.dict,
        Object::Array(items) => return items.iter().try_for_each(|item| within(item, below)),
        _ => return Ok(()),
    };
    entry(entries)?;
    entries.iter().try_for_each(|(_, value)| within(value, below))
}

/// What runs, what is carried along, what a note on a page says.
fn entry(entries: &Dictionary) -> Result<(), FileRefusal> {
    let is_named =
        |key: &[u8], name: &[u8]| entries.get(key).and_then(Object::as_name).is_ok_and(|it| it == name);
    if ACTIVE.iter().any(|name| entries.has(name))
        || is_named(b"S", b"Launch")
        || is_named(b"S", b"JavaScript")
    {
        return Err(FileRefusal::Active);
    }
    if entries.has(b"EmbeddedFiles")
        || is_named(b"Type", b"EmbeddedFile")
        || is_named(b"Subtype", b"FileAttachment")
    {
        return Err(FileRefusal::Embedded);
    }
    let values = [b"Contents".as_slice(), b"V"].into_iter().filter_map(|key| entries.get(key).ok());
    let texts = values
        .filter(|value| matches!(value, Object::String(..)))
        .filter_map(|it| decode_text_string(it).ok());
    texts.into_iter().try_for_each(|text| said::text(&text))
}

/// What a document says about itself in XML.
fn about(stream: &lopdf::Stream, budget: &mut Budget) -> Result<(), FileRefusal> {
    if !stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Metadata") {
        return Ok(());
    }
    let content =
        stream.decompressed_content_with_limit(MOST_OF_STREAM).map_err(|_| FileRefusal::TooComplex)?;
    budget.take(content.len())?;
    // One that is no XML is read by no program either.
    let Ok(read) = xml::read(&content) else { return Ok(()) };
    read.fields.iter().try_for_each(|(_, value)| said::metadata(value))
}
