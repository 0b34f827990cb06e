//! Reading rosters as branches keep them. A pure engine: bytes in, a preview and a list of changes out.
//!
//! `open` turns bytes into cells, `header` and `columns` find out what the cells are, `mend` makes values of them,
//! `people` leaves signatures and notes aside, `record` is one row after all that. Up to here nothing but the file
//! is looked at: [`read`]. Then [`plan`] compares the records with what the system holds; `branch`, `checks` and
//! `twins` are its rules. [`refused_workbook`] writes what goes back.

mod branch;
mod checks;
mod columns;
mod draft;
mod grid;
mod header;
mod known;
mod layout;
mod mend;
mod open;
mod people;
mod phrases;
mod plan;
mod record;
mod refused;
#[cfg(test)]
mod tests;
mod twins;

use std::collections::BTreeSet;

use shared::person::CitizenId;
use shared::roster::{RosterPreview, RosterRefusal, RosterSums, column_letters};
use shared::text::is_legacy;

pub use known::{Known, KnownBranch, KnownMember, RosterChange, RosterEntry};
pub use plan::{RosterPlan, plan};
pub use refused::refused_workbook;

pub(crate) use grid::MOST_MEGABYTES;
use grid::{Grid, MOST_PEOPLE};
use layout::Layout;
use record::Record;

/// A roster file that was read: the sheet with the best header, its rows mended.
#[derive(Debug, Clone)]
pub struct Sheet {
    file_name: String,
    other_sheets: Vec<String>,
    grid: Grid,
    layout: Layout,
    records: Vec<Record>,
    passed_over: Vec<u32>,
}

/// Reads a roster file: `.xlsx`, `.xls`, `.ods` or text with separators, at most 5 MB, 5,000 people and 20,000 rows.
///
/// # Errors
/// The reason why the whole file is refused.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Sheet, RosterRefusal> {
    let grids = open::open(file_name, bytes)?;
    let is_legacy = grids.iter().any(has_legacy_text);
    let mut found: Vec<(Grid, header::Header)> =
        grids.into_iter().filter_map(|grid| header::find(&grid).map(|header| (grid, header))).collect();
    let best = found
        .iter()
        .enumerate()
        .rev()
        .max_by_key(|(_, (_, header))| header.quality())
        .map(|(index, _)| index);
    let Some(best) = best else {
        return Err(if is_legacy { RosterRefusal::LegacyFont } else { RosterRefusal::NoHeader });
    };
    let (grid, header) = found.swap_remove(best);
    let other_sheets = found.iter().map(|(grid, _)| grid.name.clone()).collect();
    let layout = Layout::of(&grid, header)?;
    let (people, passed_over) = people::people(&grid, &layout);
    refuse_formulas(&grid, &layout, &people)?;
    if people.is_empty() {
        return Err(RosterRefusal::Empty);
    }
    if people.len() > MOST_PEOPLE as usize {
        return Err(RosterRefusal::TooManyPeople { most: MOST_PEOPLE });
    }
    let records = people.into_iter().map(|row| Record::read(&grid, &layout, row)).collect();
    let number = |row: usize| u32::try_from(row + 1).expect("a sheet has at most 20,000 rows");
    let passed_over = passed_over.into_iter().map(number).collect();
    Ok(Sheet { file_name: file_name.to_owned(), other_sheets, grid, layout, records, passed_over })
}

impl Sheet {
    /// The citizen ids of the sheet, by which the members to compare with are found.
    pub fn citizen_ids(&self) -> BTreeSet<CitizenId> {
        self.records.iter().filter_map(|record| record.values.citizen_id.clone()).collect()
    }

    /// The preview without fields, rows and sums.
    fn preview_frame(&self) -> RosterPreview {
        RosterPreview {
            file_name: self.file_name.clone(),
            sheet: self.grid.name.clone(),
            other_sheets: self.other_sheets.clone(),
            header: self.layout.header_rows(),
            columns: self.layout.guessed(),
            fields: Vec::new(),
            rows: Vec::new(),
            passed_over: self.passed_over.clone(),
            sums: RosterSums::default(),
        }
    }
}

/// Refuses formulas in the header and the rows of people: what they show may differ from what they are. Running
/// numbers are not read, so `=A8+1` there does no harm.
fn refuse_formulas(grid: &Grid, layout: &Layout, people: &[usize]) -> Result<(), RosterRefusal> {
    let is_read = |row: usize| {
        (layout.header.first..=layout.header.last).contains(&row) || people.binary_search(&row).is_ok()
    };
    let formula =
        grid.formulas.iter().find(|(row, column)| is_read(*row) && !layout.ordinals.contains(column));
    match formula {
        Some((row, column)) => Err(RosterRefusal::Formula {
            sheet: grid.name.clone(),
            cell: format!("{}{}", column_letters(*column), row + 1),
        }),
        None => Ok(()),
    }
}

/// Whether several cells at the top are text of an old font.
fn has_legacy_text(grid: &Grid) -> bool {
    let cells = grid.rows.iter().take(60).flatten();
    cells.filter(|raw| is_legacy(&raw.written())).count() > 2
}
