//! The text of pages, stamps and watermarks, in lines.
//!
//! A page is a list of orders to draw. Where a line begins is nowhere written: it is where the pen goes to another
//! height. A wide gap on one height begins another column, as a stamp beside the head of a document does.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object};
use shared::file::FileRefusal;

use super::super::budget::Budget;
use super::MOST_OF_STREAM;

/// Most pages that are read; a paper of more is a book.
const MOST_PAGES: usize = 3_000;

/// A gap of so many times the size of the letters begins another column.
const COLUMN: f32 = 2.5;

/// Guess of a letter's width in parts of its size: fonts do not always say.
const LETTER: f32 = 0.55;

/// The text of each page, and of each drawing that pages and notes share: a stamp is often one.
pub fn texts(document: &Document, budget: &mut Budget) -> Result<Vec<String>, FileRefusal> {
    let mut texts = Vec::new();
    let pages = document.get_pages();
    if pages.len() > MOST_PAGES {
        return Err(FileRefusal::TooComplex);
    }
    for page in pages.into_values() {
        let content = document.get_page_content_with_limit(page, MOST_OF_STREAM).map_err(too_complex)?;
        budget.take(content.len())?;
        let fonts = document.get_page_fonts(page).unwrap_or_default();
        let fonts = fonts.into_iter().map(|(name, font)| (name, font.clone())).collect();
        texts.push(written(document, &content, &fonts, budget)?);
    }
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
        if !stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form") {
            continue;
        }
        let content = stream.decompressed_content_with_limit(MOST_OF_STREAM).map_err(too_complex)?;
        budget.take(content.len())?;
        texts.push(written(document, &content, &fonts_of(document, &stream.dict), budget)?);
    }
    Ok(texts)
}

fn too_complex(_: lopdf::Error) -> FileRefusal {
    FileRefusal::TooComplex
}

type Fonts = BTreeMap<Vec<u8>, Dictionary>;

fn fonts_of(document: &Document, form: &Dictionary) -> Fonts {
    let resources = document.get_dict_in_dict(form, b"Resources");
    let fonts = resources.and_then(|resources| document.get_dict_in_dict(resources, b"Font"));
    let Ok(fonts) = fonts else { return Fonts::new() };
    let font = |(name, font): (&Vec<u8>, &Object)| {
        let (_, font) = document.dereference(font).ok()?;
        Some((name.clone(), font.as_dict().ok()?.clone()))
    };
    fonts.iter().filter_map(font).collect()
}

/// Follows the orders and writes down what they say.
fn written(
    document: &Document,
    content: &[u8],
    fonts: &Fonts,
    budget: &mut Budget,
) -> Result<String, FileRefusal> {
    // A font that tells which letters it shows is believed before the name of its encoding.
    let fonts: Fonts = fonts.iter().map(|(name, font)| (name.clone(), telling(font))).collect();
    let mut encodings = BTreeMap::new();
    for (name, font) in &fonts {
        budget.take(0)?;
        if let Ok(encoding) = font.get_font_encoding_with_limit(document, MOST_OF_STREAM) {
            encodings.insert(name.as_slice(), encoding);
        }
    }
    // Content that is broken shows nothing.
    let Ok(content) = Content::decode(content) else { return Ok(String::new()) };
    let mut pen = Pen::default();
    for (count, operation) in content.operations.iter().enumerate() {
        if count % 4_096 == 0 {
            budget.take(0)?;
        }
        pen.follow(operation, &encodings);
    }
    budget.take(pen.text.len())?;
    Ok(pen.text)
}

fn telling(font: &Dictionary) -> Dictionary {
    let mut font = font.clone();
    if font.has(b"ToUnicode") {
        font.remove(b"Encoding");
    }
    font
}

/// Letters that were written at one go.
#[derive(Clone, Copy)]
struct Run {
    start: f32,
    end: f32,
    height: f32,
}

/// Where the pen is, and what it has written.
#[derive(Default)]
struct Pen<'f> {
    font: Option<&'f Encoding<'f>>,
    size: f32,
    /// Where the present line began: across, up, and how much larger it is drawn.
    line: (f32, f32, f32),
    leading: f32,
    /// The letters before; nothing when the page was moved since.
    last: Option<Run>,
    text: String,
}

impl<'f> Pen<'f> {
    fn follow(&mut self, operation: &Operation, fonts: &'f BTreeMap<&[u8], Encoding<'f>>) {
        let number =
            |index: usize| operation.operands.get(index).and_then(|it| it.as_float().ok()).unwrap_or(0.0);
        match operation.operator.as_str() {
            "BT" => self.line = (0.0, 0.0, 1.0),
            "cm" => self.last = None,
            "Tf" => {
                let name = operation.operands.first().and_then(|name| name.as_name().ok());
                self.font = name.and_then(|name| fonts.get(name));
                self.size = number(1);
            }
            "TL" => self.leading = number(0),
            "Td" => self.go(number(0), number(1)),
            "TD" => {
                self.leading = -number(1);
                self.go(number(0), number(1));
            }
            "T*" => self.go(0.0, -self.leading),
            "Tm" => {
                let scale = number(0).hypot(number(1));
                self.line = (number(4), number(5), if scale > 0.0 { scale } else { 1.0 });
            }
            "Tj" | "TJ" => self.write(&operation.operands),
            "'" | "\"" => {
                self.go(0.0, -self.leading);
                self.write(&operation.operands);
            }
            _ => {}
        }
    }

    fn go(&mut self, across: f32, up: f32) {
        let (x, y, scale) = self.line;
        self.line = (x + across * scale, y + up * scale, scale);
    }

    fn write(&mut self, operands: &[Object]) {
        let Some(font) = self.font else { return };
        let (x, y, scale) = self.line;
        let em = (self.size * scale).abs().max(0.1);
        let (from, between) = match self.last {
            None => (x, "\n"),
            Some(last) if (y - last.height).abs() > em * 0.4 => (x, "\n"),
            // The pen was not moved: it goes on where it stopped.
            Some(last) if x == last.start => (last.end, ""),
            // How wide letters are is a guess, so only going back or far ahead is a column.
            Some(last) if x < last.start || x - last.end > em * COLUMN => (x, "\t"),
            Some(last) if x - last.end > em * 0.15 => (x, " "),
            Some(_) => (x, ""),
        };
        self.text.push_str(between);
        let before = self.text.len();
        say(&mut self.text, font, operands);
        let letters = self.text[before..].chars().count();
        self.last = Some(Run { start: x, end: from + letters as f32 * LETTER * em, height: y });
    }
}

/// Writes strings down; a gap within them is a space.
fn say(text: &mut String, font: &Encoding<'_>, operands: &[Object]) {
    for operand in operands {
        match operand {
            Object::String(bytes, _) => {
                text.push_str(&Document::decode_text(font, bytes).unwrap_or_default())
            }
            Object::Array(parts) => say(text, font, parts),
            Object::Integer(gap) if *gap < -200 => text.push(' '),
            Object::Real(gap) if *gap < -200.0 => text.push(' '),
            _ => {}
        }
    }
}
