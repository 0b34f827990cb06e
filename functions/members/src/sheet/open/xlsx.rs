//! Office Open XML workbooks, read cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use shared::roster::RosterRefusal;

use super::super::grid::{Grid, MOST_SHEETS, Raw, Room};
use super::raw;

/// Reads the visible sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, RosterRefusal> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let from_1904 = book.has_1904_epoch();
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .take(MOST_SHEETS)
        .collect();
    let mut room = Room::default();
    names.into_iter().map(|name| read_sheet(&mut book, name, from_1904, &mut room)).collect()
}

fn read_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    from_1904: bool,
    room: &mut Room,
) -> Result<Grid, RosterRefusal> {
    let mut grid = Grid { from_1904, ..Grid::default() };
    let mut cells = match book.worksheet_cells_reader(&name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Grid { name, ..grid }),
        Err(error) => return Err(refusal(error)),
    };
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(refusal)? {
        let (row, column) = (cell.pos.0, cell.pos.1 as usize);
        if cell.formula.is_some() {
            grid.formulas.insert((row as usize, column));
        }
        room.put(&mut grid, row, column, value(cell.value))?;
    }
    Ok(Grid { name, ..grid })
}

fn value(data: DataRef<'_>) -> Raw {
    raw(data.into())
}

fn refusal(error: XlsxError) -> RosterRefusal {
    match error {
        XlsxError::Password => RosterRefusal::Encrypted,
        _ => RosterRefusal::Damaged,
    }
}
