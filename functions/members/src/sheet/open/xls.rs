//! Workbooks of Excel 97–2003, and what else comes in a compound file.

use std::io::Cursor;

use calamine::{Reader, SheetVisible, Xls, XlsError};
use shared::roster::RosterRefusal;

use super::super::grid::{Grid, MOST_EXTENT, MOST_MEGABYTES, MOST_ROWS, MOST_SHEETS, Room};
use super::compound::Compound;
use super::from_ranges;

/// Largest number of the columns an `.xls` sheet can have.
const MOST_XLS_COLUMNS: u32 = 256;

/// Reads the visible sheets. An encrypted `.xlsx` is a compound file too and is named as what it is.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, RosterRefusal> {
    let file = Compound::read(bytes).ok_or(RosterRefusal::Damaged)?;
    if file.has("EncryptedPackage") {
        return Err(RosterRefusal::Encrypted);
    }
    let stream =
        file.stream("Workbook").or_else(|| file.stream("Book")).ok_or(RosterRefusal::NotASpreadsheet)?;
    check_extent(&stream)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => RosterRefusal::Encrypted,
        _ => RosterRefusal::Damaged,
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let visible = sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).take(MOST_SHEETS);
    let mut room = Room::default();
    visible
        .map(|sheet| {
            let cells = book.worksheet_range(&sheet.name).map_err(|_| RosterRefusal::Damaged)?;
            let formulas = book.worksheet_formula(&sheet.name).map_err(|_| RosterRefusal::Damaged)?;
            from_ranges(sheet.name.clone(), cells, &formulas, &mut room)
        })
        .collect()
}

/// Walks the records of each sheet and refuses what reaches too far, before a reader makes room for all of it: two
/// cells in opposite corners would cost half a gigabyte.
fn check_extent(stream: &[u8]) -> Result<(), RosterRefusal> {
    const BOUND_SHEET: u16 = 0x0085;
    let starts: Vec<usize> = Records(stream)
        .take_while(|(kind, _)| *kind != END)
        .filter(|(kind, data)| *kind == BOUND_SHEET && data.len() >= 4)
        .map(|(_, data)| u32::from_le_bytes([data[0], data[1], data[2], data[3]]) as usize)
        .collect();
    if starts.len() > 4 * MOST_SHEETS {
        return Err(RosterRefusal::Damaged);
    }
    for start in starts {
        let sheet = stream.get(start..).ok_or(RosterRefusal::Damaged)?;
        let (rows, columns) = extent(sheet);
        if rows > MOST_ROWS || columns > MOST_XLS_COLUMNS {
            return Err(RosterRefusal::TooManyRows { most: MOST_ROWS });
        }
        if rows * columns > MOST_EXTENT {
            return Err(RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES });
        }
    }
    Ok(())
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;

/// Rows and columns of one sheet, charts within it left out.
fn extent(sheet: &[u8]) -> (u32, u32) {
    let (mut depth, mut rows, mut columns) = (0, 0, 0);
    for (kind, data) in Records(sheet) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth <= 1 => {
                let (down, right) = reach(kind, data);
                (rows, columns) = (rows.max(down), columns.max(right));
            }
            _ => {}
        }
    }
    (rows, columns)
}

/// How far a record reaches down and to the right.
fn reach(kind: u16, data: &[u8]) -> (u32, u32) {
    let short = |at: usize| {
        data.get(at..at + 2).map_or(0, |bytes| u32::from(u16::from_le_bytes([bytes[0], bytes[1]])))
    };
    let dimensions = |from: (u32, u32), to: (u32, u32)| {
        let is_turned_round = from.0 > to.0 || from.1 > to.1;
        if is_turned_round { (u32::MAX, u32::MAX) } else { to }
    };
    match kind {
        // DIMENSIONS: four-byte rows in BIFF8 (14 bytes), two-byte rows before.
        0x0200 if data.len() >= 14 => {
            let long = |at: usize| u32::from_le_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]]);
            dimensions((long(0), short(8)), (long(4), short(10)))
        }
        0x0200 => dimensions((short(0), short(4)), (short(2), short(6))),
        // FORMULA, MULRK, RSTRING, LABELSST, NUMBER, LABEL, BOOLERR, RK: row, then column.
        0x0006 | 0x00D6 | 0x00FD | 0x0203 | 0x0204 | 0x0205 | 0x027E => (short(0) + 1, short(2) + 1),
        0x00BD => (short(0) + 1, (short(2) + u32::try_from(data.len() / 6).unwrap_or(u32::MAX)).max(1)),
        _ => (0, 0),
    }
}

/// The records of a BIFF stream: kind and data.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let head = self.0.get(..4)?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::grid::Raw;
    use crate::sheet::open::compound;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("records are short");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
        let wide: Vec<u16> = text.encode_utf16().collect();
        let mut data =
            [row, column, 0, u16::try_from(wide.len()).expect("short")].map(u16::to_le_bytes).concat();
        data.push(1);
        data.extend(wide.into_iter().flat_map(u16::to_le_bytes));
        record(0x0204, &data)
    }

    /// A BIFF8 workbook of one sheet inside a compound file.
    fn book(cells: &[Vec<u8>]) -> Vec<u8> {
        let bof = |kind: u16| record(BEGIN, &[0x0600, kind, 0, 0, 0, 0, 0, 0].map(u16::to_le_bytes).concat());
        let name = [&[0, 0, 2, 0][..], b"DS"].concat();
        let globals_length = bof(5).len() + 4 + 4 + name.len() + 4;
        let start = u32::try_from(globals_length).expect("small").to_le_bytes();
        let globals = [bof(5), record(0x0085, &[&start[..], &name].concat()), record(END, &[])].concat();
        assert_eq!(globals.len(), globals_length);
        compound::tests::file("Workbook", &[globals, bof(0x10), cells.concat(), record(END, &[])].concat())
    }

    #[test]
    fn an_old_workbook_is_read() {
        let number =
            [&[7u16, 1, 0].map(u16::to_le_bytes).concat()[..], &12_144_577_814f64.to_le_bytes()].concat();
        let sheets =
            read(&book(&[label(5, 0, "Họ và tên"), record(0x0203, &number)])).expect("a plain workbook");
        assert_eq!(sheets[0].name, "DS");
        assert_eq!(sheets[0].cell(5, 0), &Raw::Text("Họ và tên".into()));
        assert_eq!(sheets[0].cell(7, 1), &Raw::Number(12_144_577_814.0));
    }

    #[test]
    fn a_record_that_brings_the_reader_down_is_damage() {
        let cut_short = book(&[record(0x00E5, &[])]);
        assert_eq!(crate::sheet::open::open("a.xls", &cut_short).err(), Some(RosterRefusal::Damaged));
    }

    #[test]
    fn cells_far_apart_are_refused_before_room_is_made() {
        let refused = Some(RosterRefusal::TooManyRows { most: MOST_ROWS });
        assert_eq!(read(&book(&[label(0, 0, "a"), label(65_535, 255, "b")])).err(), refused);
        let dimensions = [&u32::MAX.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0, 0, 1, 0, 0, 0]].concat();
        assert_eq!(read(&book(&[record(0x0200, &dimensions)])).err(), refused);
        let square = read(&book(&[label(0, 0, "a"), label(19_999, 199, "b")])).err();
        assert_eq!(square, Some(RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES }));
    }

    #[test]
    fn other_compound_files_are_named() {
        let encrypted = compound::tests::file("EncryptedPackage", b"secret");
        assert_eq!(read(&encrypted).err(), Some(RosterRefusal::Encrypted));
        let word = compound::tests::file("WordDocument", b"text");
        assert_eq!(read(&word).err(), Some(RosterRefusal::NotASpreadsheet));
        assert_eq!(read(&compound::MAGIC).err(), Some(RosterRefusal::Damaged));
    }
}
