//! A sheet as rows of cells, whatever kind of file it came from.

use std::collections::BTreeSet;

use jiff::civil::Date;
use shared::roster::RosterRefusal;

/// Most bytes of an uploaded file.
pub(crate) const MOST_MEGABYTES: u32 = 5;
/// Most rows of a sheet, empty ones counted.
pub(super) const MOST_ROWS: u32 = 20_000;
/// Most people of a file.
pub(super) const MOST_PEOPLE: u32 = 5_000;
/// Columns behind this one are not read.
pub(super) const MOST_COLUMNS: usize = 200;
/// Sheets behind this one are not read.
pub(super) const MOST_SHEETS: usize = 50;
/// Most cells between the corners of a sheet, for readers that make room for all of them.
pub(super) const MOST_EXTENT: u32 = 2_000_000;
/// A longer text of a cell is cut: no field needs more.
const MOST_CELL_CHARS: usize = 500;
/// Cells of all sheets together, gaps counted: bounds memory at some 64 MB.
const MOST_CELLS: usize = 1_500_000;
/// Bytes of text of all sheets together.
const MOST_TEXT: usize = 32 << 20;

/// A cell as the file holds it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Raw {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number without the form of a date.
    Number(f64),
    /// A day.
    Day(Date),
    /// An error the spreadsheet shows, such as `#N/A`.
    Fault(String),
}

impl Raw {
    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => {
                !text.starts_with(char::is_alphanumeric) && shared::text::tidy(text).is_empty()
            }
            _ => false,
        }
    }

    /// The cell as text: a number with the digits it has, a day as `dd/mm/yyyy`.
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => shared::time::format_date(*day),
        }
    }
}

/// One sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// Name of the sheet; of the file for text files.
    pub name: String,
    /// Rows from the first of the sheet on, each as long as its last cell that is not empty.
    pub rows: Vec<Vec<Raw>>,
    /// Row and column of cells with formulas, counted from 0.
    pub formulas: BTreeSet<(usize, usize)>,
    /// Days are numbered from 1904 instead of 1900.
    pub from_1904: bool,
    /// From a text file, where a number that lost its zeros looks like any text.
    pub is_plain_text: bool,
}

impl Grid {
    /// The cell at a row and column counted from 0.
    pub fn cell(&self, row: usize, column: usize) -> &Raw {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Raw::Empty)
    }

    /// The cell as tidy text.
    pub fn text(&self, row: usize, column: usize) -> String {
        shared::text::tidy(&self.cell(row, column).written())
    }

    /// Whether a row holds nothing.
    pub fn is_blank_row(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|cells| cells.iter().all(Raw::is_blank))
    }

    /// Columns up to the last one used.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// What the sheets of one file may still use.
#[derive(Debug, Default)]
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    /// Puts a cell into its place.
    ///
    /// # Errors
    /// When the place lies too far down, or the file holds too much.
    pub fn put(&mut self, grid: &mut Grid, row: u32, column: usize, raw: Raw) -> Result<(), RosterRefusal> {
        if row >= MOST_ROWS {
            return Err(RosterRefusal::TooManyRows { most: MOST_ROWS });
        }
        if column >= MOST_COLUMNS || raw == Raw::Empty {
            return Ok(());
        }
        let raw = shorten(raw);
        if let Raw::Text(text) = &raw {
            self.text += text.len();
        }
        let row = row as usize;
        if grid.rows.len() <= row {
            grid.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut grid.rows[row];
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            cells.resize(column + 1, Raw::Empty);
        }
        cells[column] = raw;
        if self.cells > MOST_CELLS || self.text > MOST_TEXT {
            return Err(RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES });
        }
        Ok(())
    }
}

fn shorten(raw: Raw) -> Raw {
    match raw {
        Raw::Text(text) if text.chars().count() > MOST_CELL_CHARS => {
            Raw::Text(text.chars().take(MOST_CELL_CHARS).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_beyond_the_last_row_is_refused_even_when_empty() {
        let (mut room, mut grid) = (Room::default(), Grid::default());
        assert_eq!(
            room.put(&mut grid, MOST_ROWS, 0, Raw::Empty),
            Err(RosterRefusal::TooManyRows { most: MOST_ROWS })
        );
        assert!(room.put(&mut grid, 1, MOST_COLUMNS, Raw::Number(1.0)).is_ok());
        assert!(grid.rows.is_empty(), "columns far right are passed over");
    }

    #[test]
    fn one_text_repeated_everywhere_does_not_fill_the_memory() {
        let (mut room, mut grid) = (Room::default(), Grid::default());
        let text = "a".repeat(100_000);
        let refused = (0..MOST_ROWS)
            .flat_map(|row| (0..50).map(move |column| (row, column)))
            .find_map(|(row, column)| room.put(&mut grid, row, column, Raw::Text(text.clone())).err());
        assert_eq!(refused, Some(RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES }));
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(Raw::Number(12_144_577_814.0).written(), "12144577814");
        assert_eq!(Raw::Number(34.19363).written(), "34.19363");
    }
}
