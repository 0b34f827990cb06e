//! Results as a workbook: what the page shows, with numbers that can be counted on.

use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use shared::study::{CountedAttempt, MemberResult, StudyResults, UnitSum, counted};
use shared::time::{format_date, format_date_time};

/// The line of the headings.
const HEAD: u32 = 3;

/// The workbook: one sheet with those directly below, or with the members of a branch.
///
/// # Errors
/// When the writer fails, which it does for rows beyond the limits of the format only.
pub fn workbook(results: &StudyResults, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Ket qua")?;
    let bold = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, &results.title, &bold)?;
    sheet.write_string(1, 0, format!("{}, lập ngày {}", results.own.org.name, format_date(today)))?;
    match &results.names {
        Some(names) => members(sheet, results, names)?,
        None => units(sheet, results)?,
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_column_width(0, 34)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(HEAD, HEAD)?;
    book.save_to_buffer()
}

fn headings<'a>(
    sheet: &mut Worksheet,
    fixed: &[&'a str],
    contests: impl Iterator<Item = &'a str>,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center);
    for (column, heading) in (0..).zip(fixed.iter().copied().chain(contests)) {
        sheet.write_string_with_format(HEAD, column, heading, &head)?;
    }
    Ok(())
}

fn units(sheet: &mut Worksheet, results: &StudyResults) -> Result<(), XlsxError> {
    let fixed = ["Tổ chức", "Đảng viên", "Đã làm bài", "Đạt", "Lượt làm bài", "Điểm trung bình (%)"];
    headings(sheet, &fixed, results.contests.iter().map(String::as_str))?;
    let mut line = HEAD + 1;
    for unit in &results.below {
        figures(sheet, line, &unit.org.name, unit.members, &unit.sum, results.contests.len())?;
        line += 1;
    }
    figures(sheet, line, "Cộng", results.own.members, &results.own.sum, results.contests.len())
}

fn figures(
    sheet: &mut Worksheet,
    line: u32,
    name: &str,
    members: u32,
    sum: &UnitSum,
    contests: usize,
) -> Result<(), XlsxError> {
    sheet.write_string(line, 0, name)?;
    for (column, figure) in (1..).zip([members, sum.members, sum.passed, sum.attempts]) {
        sheet.write_number(line, column, f64::from(figure))?;
    }
    if let Some(mean) = sum.mean() {
        sheet.write_number(line, 5, f64::from(u32::try_from(mean).unwrap_or(u32::MAX)))?;
    }
    for (column, place) in (6..).zip(0..contests) {
        sheet.write_number(line, column, f64::from(sum.joined.get(place).copied().unwrap_or(0)))?;
    }
    Ok(())
}

fn members(sheet: &mut Worksheet, results: &StudyResults, names: &[MemberResult]) -> Result<(), XlsxError> {
    let fixed = ["Họ và tên", "Số lần làm bài", "Điểm (%)", "Kết quả", "Nộp lúc"];
    headings(sheet, &fixed, results.contests.iter().map(String::as_str))?;
    let rule = results.counts.unwrap_or(CountedAttempt::Best);
    for (line, member) in (HEAD + 1..).zip(names) {
        sheet.write_string(line, 0, &member.name)?;
        sheet.write_number(line, 1, f64::from(u32::try_from(member.attempts.len()).unwrap_or(u32::MAX)))?;
        if let Some(counts) = counted(&member.attempts, rule) {
            sheet.write_number(line, 2, f64::from(counts.points) / 10.0)?;
            sheet.write_string(line, 3, if counts.passed { "Đạt" } else { "Chưa đạt" })?;
            sheet.write_string(line, 4, format_date_time(counts.finished_at))?;
        }
        for place in &member.joined {
            sheet.write_string(line, 5 + u16::from(*place), "Đã tham gia")?;
        }
    }
    Ok(())
}
