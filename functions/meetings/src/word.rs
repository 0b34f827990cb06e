//! A paper in Party form as a Word file: A4, margins 20, 20, 30, 15 mm, Times New Roman 14 (QĐ 399-QĐ/TW).
//!
//! Made from the same structure as the page that is printed, so the two say the same.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docx_rs::{
    AlignmentType, Docx, LineSpacing, PageMargin, Paragraph, Run, RunFonts, RunProperty, SpecialIndentType,
    Table, TableCell, TableLayoutType, TableRow, WidthType,
};
use kit::{Failure, Result};
use shared::party_form::{FormBlock, PARTY, PaperFile, PartyForm, Signature};

/// Twentieths of a point, in which Word measures.
const MM: f64 = 1440.0 / 25.4;
/// Of an A4 page between the margins, in those.
const WIDTH: usize = 9_354;
/// Half points.
const SIZE: usize = 28;
/// Half points, of those who receive it.
const SMALL: usize = 22;
/// Half points, in tables: so that dates and names stay in one line.
const IN_TABLE: usize = 24;
const FONT: &str = "Times New Roman";

/// The file with its name, as replied.
///
/// # Errors
/// When the writer fails, which it does only when there is no memory.
pub fn file(form: &PartyForm, file_name: &str) -> Result<PaperFile> {
    let bytes = bytes(form).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(PaperFile { file_name: file_name.to_owned(), base64: STANDARD.encode(bytes) })
}

fn bytes(form: &PartyForm) -> std::result::Result<Vec<u8>, impl std::fmt::Display> {
    let mut packed = Cursor::new(Vec::new());
    let written = document(form).build().pack(&mut packed);
    written.map(|()| packed.into_inner())
}

fn document(form: &PartyForm) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
    let margin = PageMargin::new()
        .top(mm(20.0))
        .bottom(mm(20.0))
        .left(mm(30.0))
        .right(mm(15.0))
        .header(mm(10.0))
        .footer(mm(10.0));
    let mut docx =
        Docx::new().page_size(11_906, 16_838).page_margin(margin).default_fonts(fonts).default_size(SIZE);
    docx = docx.add_table(head(form)).add_paragraph(Paragraph::new());
    docx = docx.add_paragraph(centred(run(&form.kind).caps().bold().size(SIZE + 4)));
    docx = docx.add_paragraph(centred(run(&form.about).bold()));
    docx = docx.add_paragraph(centred(run("-----")));
    for block in &form.blocks {
        docx = match block {
            FormBlock::Heading(text) => {
                docx.add_paragraph(spaced(Paragraph::new().keep_next(true)).add_run(shown(run(text).bold())))
            }
            FormBlock::Paragraph(text) => docx.add_paragraph(body(text)),
            FormBlock::Table { head, shares, rows } => {
                docx.add_table(table(head, shares, rows)).add_paragraph(Paragraph::new())
            }
        };
    }
    docx.add_paragraph(Paragraph::new()).add_table(foot(form))
}

#[expect(clippy::cast_possible_truncation, reason = "millimetres of a page are small")]
fn mm(millimetres: f64) -> i32 {
    (millimetres * MM).round() as i32
}

/// A run that is being dressed.
struct Words<'a> {
    text: &'a str,
    look: RunProperty,
}

fn run(text: &str) -> Words<'_> {
    Words { text, look: RunProperty::new() }
}

impl Words<'_> {
    fn bold(self) -> Self {
        Self { look: self.look.bold(), ..self }
    }

    fn italic(self) -> Self {
        Self { look: self.look.italic(), ..self }
    }

    fn caps(self) -> Self {
        Self { look: self.look.caps(), ..self }
    }

    fn underlined(self) -> Self {
        Self { look: self.look.underline("single"), ..self }
    }

    fn size(self, half_points: usize) -> Self {
        Self { look: self.look.size(half_points), ..self }
    }
}

fn shown(words: Words<'_>) -> Run {
    let mut run = Run::new().add_text(words.text);
    run.run_property = words.look;
    run
}

fn centred(words: Words<'_>) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).add_run(shown(words))
}

fn spaced(paragraph: Paragraph) -> Paragraph {
    paragraph.line_spacing(LineSpacing::new().before(120).after(60))
}

/// A paragraph of the body: justified, its first line indented.
fn body(text: &str) -> Paragraph {
    let indented = Paragraph::new().align(AlignmentType::Both).indent(
        None,
        Some(SpecialIndentType::FirstLine(720)),
        None,
        None,
    );
    spaced(indented).add_run(shown(run(text)))
}

fn column(paragraphs: Vec<Paragraph>, width: usize) -> TableCell {
    let cell = TableCell::new().width(width, WidthType::Dxa);
    paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
}

/// Two columns without lines, the right one wide enough for place and date in one line.
fn columns(left: Vec<Paragraph>, right: Vec<Paragraph>) -> Table {
    let widths = [WIDTH * 9 / 20, WIDTH * 11 / 20];
    let row = TableRow::new(vec![column(left, widths[0]), column(right, widths[1])]);
    Table::without_borders(vec![row]).set_grid(widths.to_vec()).width(WIDTH, WidthType::Dxa)
}

fn head(form: &PartyForm) -> Table {
    let mut left = Vec::new();
    if !form.superior.is_empty() {
        left.push(centred(run(&form.superior).caps()));
    }
    left.push(centred(run(&form.issuer).caps().bold()));
    left.push(centred(run("*")));
    if !form.number.is_empty() {
        left.push(centred(run(&form.number)));
    }
    let right =
        vec![centred(run(PARTY).caps().bold().underlined()), centred(run(&form.place_and_date).italic())];
    columns(left, right)
}

fn table(head: &[String], shares: &[u8], rows: &[Vec<String>]) -> Table {
    let widths: Vec<usize> = shares.iter().map(|share| WIDTH * usize::from(*share) / 100).collect();
    let cell = |text: &String, width: usize, is_head: bool| {
        let paragraph = match is_head {
            true => centred(run(text).bold().size(IN_TABLE)),
            false => Paragraph::new().add_run(shown(run(text).size(IN_TABLE))),
        };
        column(vec![paragraph], width)
    };
    // A row stays on one page.
    let line = |cells: &[String], is_head| {
        let cells = cells.iter().zip(&widths).map(|(text, width)| cell(text, *width, is_head));
        TableRow::new(cells.collect()).cant_split()
    };
    let lines = std::iter::once(line(head, true)).chain(rows.iter().map(|row| line(row, false)));
    let table = Table::new(lines.collect()).layout(TableLayoutType::Fixed);
    table.set_grid(widths.clone()).width(WIDTH, WidthType::Dxa)
}

/// Who receives it on the left and who signs on the right, or two who sign.
fn foot(form: &PartyForm) -> Table {
    let mut sides: Vec<Vec<Paragraph>> = form.signatures.iter().map(signature).collect();
    if !form.receivers.is_empty() {
        let line =
            |receiver: &String| Paragraph::new().add_run(shown(run(&format!("- {receiver}")).size(SMALL)));
        let title = Paragraph::new().add_run(shown(run("Nơi nhận:").bold().italic().size(SMALL)));
        sides.insert(0, std::iter::once(title).chain(form.receivers.iter().map(line)).collect());
    }
    let mut sides = sides.into_iter();
    let empty = || vec![Paragraph::new()];
    columns(sides.next().unwrap_or_else(empty), sides.next().unwrap_or_else(empty))
}

fn signature(signature: &Signature) -> Vec<Paragraph> {
    let Signature { on_behalf, position, name } = signature;
    let mut lines = Vec::new();
    if !on_behalf.is_empty() {
        lines.push(centred(run(on_behalf).caps().bold()));
    }
    lines.push(centred(run(position).caps().bold()));
    // Room to sign by hand.
    lines.extend(std::iter::repeat_n(Paragraph::new(), 3));
    lines.push(centred(run(name).bold()));
    lines
}
