//! Dates: day cells, day numbers, and the ways people write them.

use jiff::civil::Date;
use shared::roster::{CellError, DateProblem, Mending};
use shared::text::{fold, tidy};
use shared::time::format_date;

use super::super::grid::Raw;
use super::super::open::day_of_serial;
use super::{Mended, unquoted};

/// A date. `from_1904` says from which year the spreadsheet numbers its days.
pub(crate) fn date(cell: &Raw, from_1904: bool) -> Mended<Date> {
    let written = tidy(&cell.written());
    let read = match cell {
        Raw::Empty => return Mended::empty(),
        Raw::Fault(fault) => return Mended::wrong(written, CellError::Fault(fault.clone())),
        Raw::Day(day) => Ok((*day, None)),
        Raw::Number(number) => from_number(*number, from_1904),
        Raw::Text(text) => {
            let text = fold(unquoted(text).0);
            if super::says_nothing(&text) {
                return Mended::empty();
            }
            from_text(&text, from_1904)
        }
    };
    match read {
        Ok((day, _)) if day.year() < 1900 => Mended::wrong(written, CellError::Date(DateProblem::TooLongAgo)),
        Ok((day, mending)) => Mended::good(day, format_date(day)).after(mending),
        Err(problem) => Mended::wrong(written, CellError::Date(problem)),
    }
}

type Read = Result<(Date, Option<Mending>), DateProblem>;

/// A number cell: a year, a day's number, or the digits of a date without separators.
fn from_number(number: f64, from_1904: bool) -> Read {
    if number.fract() == 0.0 && (1900.0..2100.0).contains(&number) {
        return Err(DateProblem::YearOnly);
    }
    if let Some(day) = day_of_serial(number, from_1904) {
        return Ok((day, Some(Mending::DateSerial)));
    }
    match super::whole(number) {
        Some(digits) => from_digits(&format!("{digits:0>8}")),
        None => Err(DateProblem::NotADate),
    }
}

/// `03021985` or `19850203`.
fn from_digits(digits: &str) -> Read {
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<i16>().ok());
    if digits.len() != 8 {
        return Err(DateProblem::NotADate);
    }
    let day_first = calendar(number(4..8), number(2..4), number(0..2));
    let year_first = calendar(number(0..4), number(4..6), number(6..8));
    let plausible = |day: &Date| (1900..2100).contains(&day.year());
    [day_first, year_first]
        .into_iter()
        .flatten()
        .find(plausible)
        .map(|day| (day, Some(Mending::DateForm)))
        .ok_or(DateProblem::NoSuchDay)
}

/// Text, folded.
fn from_text(text: &str, from_1904: bool) -> Read {
    let parts = numbers(text).ok_or(DateProblem::NotADate)?;
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let number = |index: usize| parts[index].parse::<i16>().ok();
    let usual = || is_usual_form(text).then_some(()).map_or(Some(Mending::DateForm), |()| None);
    match lengths[..] {
        [1 | 2, 1 | 2, 4] => found(calendar(number(2), number(1), number(0)), usual()),
        [4, 1 | 2, 1 | 2] => found(calendar(number(0), number(1), number(2)), Some(Mending::DateForm)),
        [1 | 2, 1 | 2, 2] => Err(DateProblem::TwoDigitYear),
        [1 | 2, 4] => Err(DateProblem::MonthOnly),
        [4] => Err(DateProblem::YearOnly),
        [5] => from_number(parts[0].parse().map_err(|_| DateProblem::NotADate)?, from_1904),
        [8] => from_digits(parts[0]),
        _ => Err(DateProblem::NotADate),
    }
}

fn found(day: Option<Date>, mending: Option<Mending>) -> Read {
    day.map(|day| (day, mending)).ok_or(DateProblem::NoSuchDay)
}

fn calendar(year: Option<i16>, month: Option<i16>, day: Option<i16>) -> Option<Date> {
    Date::new(year?, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
}

/// The numbers of a date; `None` when there is anything but numbers, separators, `ngày tháng năm` and a time.
fn numbers(text: &str) -> Option<Vec<&str>> {
    let day = without_time(text);
    let mut parts = Vec::new();
    for part in day.split(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '-' | '.' | ',' | '\\')) {
        match part {
            "" | "ngay" | "thang" | "nam" => {}
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => parts.push(digits),
            _ => return None,
        }
    }
    (!parts.is_empty()).then_some(parts)
}

/// `03/02/1985 00:00:00` and `1985-02-03t00:00:00` without the time.
fn without_time(text: &str) -> &str {
    match text.split_once([' ', 't']) {
        Some((day, time)) if time.contains(':') && day.len() >= 8 => day,
        _ => text,
    }
}

/// `03/02/1985`, `3/2/1985`.
fn is_usual_form(text: &str) -> bool {
    text.split('/').count() == 3 && text.chars().all(|sign| sign.is_ascii_digit() || sign == '/')
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;
    use shared::roster::CellRemark;

    use super::*;

    fn text(text: &str) -> Mended<Date> {
        date(&Raw::Text(text.to_owned()), false)
    }

    #[test]
    fn every_way_of_writing_a_day_is_read() {
        let cases = [
            ("03/02/1985", None),
            (" 3/2/1985 ", None),
            ("03-02-1985", Some(Mending::DateForm)),
            ("03.02.1985", Some(Mending::DateForm)),
            ("3 / 2 / 1985", Some(Mending::DateForm)),
            ("1985-02-03", Some(Mending::DateForm)),
            ("1985-02-03T00:00:00", Some(Mending::DateForm)),
            ("03/02/1985 00:00:00", Some(Mending::DateForm)),
            ("ngày 3 tháng 2 năm 1985", Some(Mending::DateForm)),
            ("03021985", Some(Mending::DateForm)),
            ("19850203", Some(Mending::DateForm)),
            ("31081", Some(Mending::DateSerial)),
        ];
        for (written, mending) in cases {
            let mended = text(written);
            assert_eq!(mended.value, Some(day(1985, 2, 3)), "{written}");
            assert_eq!(mended.text, "03/02/1985");
            assert_eq!(
                mended.remarks,
                mending.map(CellRemark::Mended).into_iter().collect::<Vec<_>>(),
                "{written}"
            );
        }
    }

    #[test]
    fn day_cells_and_numbers_are_read() {
        assert_eq!(date(&Raw::Day(day(1985, 2, 3)), false).remarks, []);
        for (number, from_1904) in [(31081.0, false), (31081.5, false), (29619.0, true), (3_021_985.0, false)]
        {
            assert_eq!(date(&Raw::Number(number), from_1904).value, Some(day(1985, 2, 3)), "{number}");
        }
        assert_eq!(date(&Raw::Empty, false), Mended::empty());
        assert_eq!(text("chưa có"), Mended::empty());
    }

    #[test]
    fn what_is_no_day_says_why() {
        use DateProblem::{MonthOnly, NoSuchDay, NotADate, TooLongAgo, TwoDigitYear, YearOnly};
        let cases = [
            ("31/02/1970", NoSuchDay),
            ("02/15/1985", NoSuchDay),
            ("00/00/1985", NoSuchDay),
            ("3/2/85", TwoDigitYear),
            ("1985", YearOnly),
            ("năm 1985", YearOnly),
            ("02/1985", MonthOnly),
            ("tháng 2 năm 1985", MonthOnly),
            ("không rõ", NotADate),
            ("3/2", NotADate),
            ("3/2/1985/6", NotADate),
            ("03/02/1885", TooLongAgo),
        ];
        for (written, problem) in cases {
            assert_eq!(text(written).remarks, [CellRemark::Error(CellError::Date(problem))], "{written}");
            assert_eq!(text(written).text, written);
        }
        assert_eq!(date(&Raw::Number(1985.0), false).remarks, [CellRemark::Error(CellError::Date(YearOnly))]);
        assert_eq!(date(&Raw::Number(12_144_577_814.0), false).value, None);
    }
}
