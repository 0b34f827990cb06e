//! From bytes to sheets. What the file is follows from its bytes, never from its name; what it could cost is checked
//! before it is spent: sizes before unpacking, rows before they become cells.

mod compound;
mod ods;
mod package;
mod text_file;
mod xls;
mod xlsx;

use std::panic::AssertUnwindSafe;

use calamine::{Data, ExcelDateTime, Range};
use jiff::civil::Date;
use shared::roster::RosterRefusal;

use super::grid::{Grid, MOST_MEGABYTES, Raw, Room};
use package::Package;

/// Reads every visible sheet of a file: `.xlsx`, `.xls`, `.ods`, or text with separators.
///
/// # Errors
/// The reason why the whole file is refused.
pub(super) fn open(file_name: &str, bytes: &[u8]) -> Result<Vec<Grid>, RosterRefusal> {
    if bytes.len() > MOST_MEGABYTES as usize * 1024 * 1024 {
        return Err(RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        match package::check(bytes)? {
            Package::Xlsx => guarded(|| xlsx::read(bytes)),
            Package::Ods { content } => guarded(|| ods::read(bytes, &content)),
        }
    } else if bytes.starts_with(&compound::MAGIC) {
        guarded(|| xls::read(bytes))
    } else {
        Ok(vec![text_file::read(file_name, bytes)?])
    }
}

/// Takes a panic of the reader for damage of the file. calamine trusts lengths inside `.xls` records (a mutated file
/// in some ten thousand brings it down), and one broken upload must not end the work of others. Without effect where
/// panics abort.
fn guarded(read: impl FnOnce() -> Result<Vec<Grid>, RosterRefusal>) -> Result<Vec<Grid>, RosterRefusal> {
    std::panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(RosterRefusal::Damaged))
}

/// A grid from the cells and formulas of a sheet.
fn from_ranges(
    name: String,
    cells: Range<Data>,
    formulas: &Range<String>,
    room: &mut Room,
) -> Result<Grid, RosterRefusal> {
    let mut grid = Grid { name, ..Grid::default() };
    let (top, left) = cells.start().unwrap_or_default();
    for (row, column, data) in cells.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
        room.put(&mut grid, row, column + left as usize, raw(data.clone()))?;
    }
    let (top, left) = formulas.start().unwrap_or_default();
    let places = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty());
    grid.formulas = places.map(|(row, column, _)| (row + top as usize, column + left as usize)).collect();
    Ok(grid)
}

/// A cell of calamine in our terms.
fn raw(data: Data) -> Raw {
    match data {
        Data::Empty => Raw::Empty,
        Data::Int(number) => Raw::Number(number as f64),
        Data::Float(number) => Raw::Number(number),
        Data::String(text) if text.is_empty() => Raw::Empty,
        Data::String(text) => Raw::Text(text),
        Data::Bool(yes) => Raw::Text(if yes { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(at) => day(at).map_or(Raw::Number(at.as_f64()), Raw::Day),
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or(Raw::Text(text), Raw::Day)
        }
        Data::DurationIso(text) => Raw::Text(text),
        Data::Error(error) => Raw::Fault(error.to_string()),
    }
}

fn day(at: ExcelDateTime) -> Option<Date> {
    if at.is_duration() {
        return None;
    }
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day with a spreadsheet's number; `None` for numbers that stand for no day of the last two centuries.
pub(super) fn day_of_serial(serial: f64, from_1904: bool) -> Option<Date> {
    let plausible = (1.0..80_000.0).contains(&serial);
    plausible
        .then(|| ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, from_1904))
        .and_then(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn serials_are_days_of_either_epoch() {
        assert_eq!(day_of_serial(31081.0, false), Some(date(1985, 2, 3)));
        assert_eq!(day_of_serial(31081.75, false), Some(date(1985, 2, 3)));
        assert_eq!(day_of_serial(31081.0 - 1462.0, true), Some(date(1985, 2, 3)));
        assert_eq!(day_of_serial(12_144_577_814.0, false), None);
    }

    #[test]
    fn what_is_no_spreadsheet_is_said_to_be_none() {
        for bytes in [
            &b"%PDF-1.7\n\x00\xff"[..],
            b"\x89PNG\r\n\x1a\n\x00",
            b"<html><table><tr><td>1</td></tr>",
            b"{\\rtf1}",
            b"\x00\x01\x02\x03",
            b"",
        ] {
            assert_eq!(open("a.xlsx", bytes).err(), Some(RosterRefusal::NotASpreadsheet), "{bytes:?}");
        }
        let large = vec![b' '; 5 * 1024 * 1024 + 1];
        assert_eq!(open("a.csv", &large).err(), Some(RosterRefusal::TooLarge { most_megabytes: 5 }));
    }
}
