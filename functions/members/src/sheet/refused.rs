//! The workbook that goes back: the refused rows as they were, with the reasons.

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use shared::roster::{RosterPreview, RowVerdict};

use super::Sheet;

/// Header of the added column.
const REASONS: &str = "Lý do trả lại";

/// Writes the header and the refused rows of a sheet, each cell as text, with the reasons in a column behind. Text
/// keeps zeros and makes no formula of anything, so the corrected workbook can be imported as it is.
///
/// # Errors
/// When the writer fails, which it does for rows beyond the limits of the format only.
pub fn refused_workbook(sheet: &Sheet, preview: &RosterPreview) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let out = book.add_worksheet().set_name("Tra lai")?;
    let bold = Format::new().set_bold().set_text_wrap();
    let (text, wrapped) = (Format::new().set_num_format("@"), Format::new().set_text_wrap());
    let grid = &sheet.grid;
    let width = grid.width();
    let reasons = u16::try_from(width).expect("at most 200 columns are read");
    let mut line = 0;
    for row in sheet.layout.header.first..=sheet.layout.header.last {
        write_row(sheet, row, line, &bold, out)?;
        line += 1;
    }
    out.write_string_with_format(0, reasons, REASONS, &bold)?;
    out.set_freeze_panes(line, 0)?;
    for row in preview.rows.iter().filter(|row| row.verdict == RowVerdict::Refused) {
        write_row(sheet, row.number as usize - 1, line, &text, out)?;
        out.write_string_with_format(line, reasons, row.reasons(&preview.fields).join("\n"), &wrapped)?;
        line += 1;
    }
    for column in 0..reasons {
        out.set_column_width(column, 16)?;
    }
    out.set_column_width(reasons, 70)?;
    book.save_to_buffer()
}

fn write_row(
    sheet: &Sheet,
    row: usize,
    line: u32,
    format: &Format,
    out: &mut rust_xlsxwriter::Worksheet,
) -> Result<(), XlsxError> {
    for (column, raw) in (0..).zip(sheet.grid.rows.get(row).into_iter().flatten()) {
        let written = raw.written();
        if !written.is_empty() {
            out.write_string_with_format(line, column, written, format)?;
        }
    }
    Ok(())
}
