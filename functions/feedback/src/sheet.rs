//! The counts as a workbook: what the page shows, with numbers that can be counted on.

use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use shared::feedback::{FeedbackCounts, FeedbackKind, FeedbackTally};
use shared::time::format_date;

/// The line of the headings.
const HEAD: u32 = 3;

/// The workbook: one sheet by kinds, one with those directly below, one with the months of the year.
///
/// # Errors
/// When the writer fails, which it does for rows beyond the limits of the format only.
pub fn workbook(counts: &FeedbackCounts, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let period = counts.period.label();
    let own = format!("{}, lập ngày {}", counts.org.name, format_date(today));
    let kinds = FeedbackKind::ALL.map(|kind| (kind.label().to_owned(), counts.own.of(kind)));
    let sheet = book.add_worksheet().set_name("Gui den")?;
    table(sheet, [&format!("Ý kiến gửi đến {period}"), &own], "Loại", &kinds, counts.own.all())?;
    let below: Vec<_> = counts.below.iter().map(|below| (below.name.clone(), below.sum.all())).collect();
    let sum = below.iter().map(|(_, tally)| *tally).fold(FeedbackTally::default(), std::ops::Add::add);
    let sheet = book.add_worksheet().set_name("Truc thuoc")?;
    table(sheet, [&format!("Ý kiến gửi đến các tổ chức trực thuộc {period}"), &own], "Tổ chức", &below, sum)?;
    let months: Vec<_> = counts.months.iter().map(|month| (month.month.label(), month.sum.all())).collect();
    let sum = months.iter().map(|(_, tally)| *tally).fold(FeedbackTally::default(), std::ops::Add::add);
    let title = format!("Ý kiến từng tháng, cả các tổ chức trực thuộc, năm {}", counts.period.year());
    let sheet = book.add_worksheet().set_name("Tung thang")?;
    table(sheet, [&title, &own], "Tháng", &months, sum)?;
    book.save_to_buffer()
}

fn table(
    sheet: &mut Worksheet,
    titles: [&str; 2],
    of: &str,
    rows: &[(String, FeedbackTally)],
    sum: FeedbackTally,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center);
    sheet.write_string_with_format(0, 0, titles[0], &bold)?;
    sheet.write_string(1, 0, titles[1])?;
    sheet.write_string_with_format(HEAD, 0, of, &head)?;
    for (column, heading) in (1..).zip(FeedbackTally::HEADINGS) {
        sheet.write_string_with_format(HEAD, column, heading, &head)?;
    }
    let mut line = HEAD + 1;
    for (name, tally) in rows {
        row(sheet, line, name, tally, &Format::new())?;
        line += 1;
    }
    row(sheet, line, "Cộng", &sum, &bold)?;
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_column_width(0, 34)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(HEAD, HEAD).map(drop)
}

fn row(
    sheet: &mut Worksheet,
    line: u32,
    name: &str,
    tally: &FeedbackTally,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(line, 0, name, format)?;
    for (column, number) in (1..).zip(tally.figures()) {
        sheet.write_number_with_format(line, column, number, format)?;
    }
    Ok(())
}
