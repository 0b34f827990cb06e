//! The statistics as a workbook: what the page shows, with numbers that can be counted on.

use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use shared::statistics::{AfterSum, MonthSum, TreeStatistics};
use shared::time::format_date;

/// Headings of the figures, in the order of [`figures`].
const HEADINGS: [&str; 15] = [
    "Chi bộ đã sinh hoạt thường kỳ",
    "Sinh hoạt thường kỳ",
    "Sinh hoạt chuyên đề",
    "Họp chi ủy",
    "Lượt triệu tập",
    "Có mặt",
    "Vắng có phép",
    "Vắng không phép",
    "Đơn chờ quyết định",
    "Biên bản đúng hạn",
    "Biên bản muộn",
    "Xếp loại Tốt",
    "Xếp loại Khá",
    "Xếp loại Trung bình",
    "Xếp loại Kém",
];

/// The line of the headings.
const HEAD: u32 = 3;

fn figures(sum: &MonthSum) -> [u32; 15] {
    let MonthSum { branches, regular, thematic, committee, summoned, present, excused, unexcused, .. } = *sum;
    let AfterSum { minutes_in_time, minutes_late, good, fair, average, poor, .. } = sum.after;
    let held = [branches, regular, thematic, committee];
    let came = [summoned, present, excused, unexcused, sum.awaiting];
    let after = [minutes_in_time, minutes_late, good, fair, average, poor];
    let mut all = [0; 15];
    all.iter_mut().zip(held.into_iter().chain(came).chain(after)).for_each(|(to, from)| *to = from);
    all
}

/// The workbook: one sheet with those directly below, one with the months of the year.
///
/// # Errors
/// When the writer fails, which it does for rows beyond the limits of the format only.
pub fn workbook(statistics: &TreeStatistics, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = format!("Thống kê sinh hoạt {}", statistics.period.label());
    let below = statistics.below.iter().map(|below| (below.name.clone(), below.sum)).collect::<Vec<_>>();
    let sheet = book.add_worksheet().set_name("Truc thuoc")?;
    table(sheet, [&title, &statistics.org.name], "Tổ chức", &below, &statistics.sum, today)?;
    let months = statistics.months.iter().map(|month| (month.month.label(), month.sum)).collect::<Vec<_>>();
    let sum = statistics.months.iter().map(|month| month.sum).sum();
    let title = format!("Thống kê sinh hoạt từng tháng, năm {}", statistics.period.year());
    let sheet = book.add_worksheet().set_name("Tung thang")?;
    table(sheet, [&title, &statistics.org.name], "Tháng", &months, &sum, today)?;
    book.save_to_buffer()
}

fn table(
    sheet: &mut Worksheet,
    titles: [&str; 2],
    of: &str,
    rows: &[(String, MonthSum)],
    sum: &MonthSum,
    today: Date,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center);
    sheet.write_string_with_format(0, 0, titles[0], &bold)?;
    sheet.write_string(1, 0, format!("{}, lập ngày {}", titles[1], format_date(today)))?;
    sheet.write_string_with_format(HEAD, 0, of, &head)?;
    for (column, heading) in (1..).zip(HEADINGS.into_iter().chain(["Tỷ lệ dự họp", "Điểm bình quân"]))
    {
        sheet.write_string_with_format(HEAD, column, heading, &head)?;
    }
    let mut line = HEAD + 1;
    for (name, sum) in rows {
        row(sheet, line, name, sum, &Format::new())?;
        line += 1;
    }
    row(sheet, line, "Cộng", sum, &bold)?;
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_column_width(0, 34)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(HEAD, HEAD).map(drop)
}

fn row(
    sheet: &mut Worksheet,
    line: u32,
    name: &str,
    sum: &MonthSum,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(line, 0, name, format)?;
    let mut column = 1;
    for number in figures(sum) {
        sheet.write_number_with_format(line, column, number, format)?;
        column += 1;
    }
    if sum.summoned > 0 {
        let rate = f64::from(sum.present) / f64::from(sum.summoned);
        sheet.write_number_with_format(line, column, rate, &format.clone().set_num_format("0.0%"))?;
    }
    if let Some(tenths) = sum.after.average_tenths() {
        let average = f64::from(tenths) / 10.0;
        let format = format.clone().set_num_format("0.0");
        sheet.write_number_with_format(line, column + 1, average, &format)?;
    }
    Ok(())
}
