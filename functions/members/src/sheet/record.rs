//! A row of the sheet, mended: the values it gives and what was noticed cell by cell. Nothing here knows what the
//! system holds.

use std::collections::BTreeMap;

use jiff::civil::Date;
use shared::person::{CitizenId, Gender, PartyCardNo, PersonName, Phone};
use shared::roster::{CellError, CellRemark, CellState, CellWarning, Column, RosterCell};
use shared::text::tidy;

use super::grid::{Grid, Raw};
use super::layout::Layout;
use super::mend::{self, Mended, Said};

/// What a row says; `None` where it says nothing that can be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Values {
    pub name: Option<PersonName>,
    pub born_on: Option<Date>,
    pub gender: Option<Gender>,
    pub admitted_on: Option<Date>,
    pub official_on: Option<Date>,
    pub party_card_no: Option<PartyCardNo>,
    pub branch: Option<String>,
    pub citizen_id: Option<CitizenId>,
    pub phone: Option<Phone>,
    pub said: Option<Said>,
}

/// A row of the sheet.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// Row number as people count.
    pub number: u32,
    /// What it says.
    pub values: Values,
    /// Its cells, one for each field of the sheet; their states are settled by the plan.
    pub cells: BTreeMap<Column, RosterCell>,
}

impl Record {
    /// Reads and mends a row, counted from 0.
    pub fn read(grid: &Grid, layout: &Layout, row: usize) -> Self {
        let mut cells = BTreeMap::new();
        let cell =
            |column: Column| layout.single.get(&column).map_or(&Raw::Empty, |index| grid.cell(row, *index));
        let mut keep = Keep { layout, cells: &mut cells };
        let names: Vec<&Raw> = layout.names.iter().map(|index| grid.cell(row, *index)).collect();
        let (birth, gender_of_column) = birth(grid, layout, row);
        let born_on = keep.value(Column::BornOn, &[birth], mend::date(birth, grid.from_1904));
        let gender = keep.value(Column::Gender, &[cell(Column::Gender)], mend::gender(cell(Column::Gender)));
        let gender =
            gender.or_else(|| gender_of_column.inspect(|gender| keep.show(Column::Gender, gender.label())));
        let date = |column: Column| mend::date(cell(column), grid.from_1904);
        let id = mend::citizen_id(cell(Column::CitizenId), grid.is_plain_text, born_on, gender);
        let card = mend::card(cell(Column::PartyCardNo), grid.is_plain_text);
        let values = Values {
            name: keep.value(Column::FullName, &names, mend::name(&names)),
            born_on,
            gender,
            admitted_on: keep.value(
                Column::AdmittedOn,
                &[cell(Column::AdmittedOn)],
                date(Column::AdmittedOn),
            ),
            official_on: keep.value(
                Column::OfficialOn,
                &[cell(Column::OfficialOn)],
                date(Column::OfficialOn),
            ),
            party_card_no: keep.value(Column::PartyCardNo, &[cell(Column::PartyCardNo)], card),
            branch: keep.value(Column::Branch, &[cell(Column::Branch)], mend::branch(cell(Column::Branch))),
            citizen_id: keep.value(Column::CitizenId, &[cell(Column::CitizenId)], id),
            phone: keep.value(Column::Phone, &[cell(Column::Phone)], mend::phone(cell(Column::Phone))),
            said: keep.value(
                Column::Standing,
                &[cell(Column::Standing)],
                mend::standing(cell(Column::Standing)),
            ),
        };
        let number = u32::try_from(row + 1).expect("a sheet has at most 20,000 rows");
        Self { number, values, cells }
    }

    /// Adds a remark to the cell of a field, to the name where the sheet has no such column.
    pub fn remark(&mut self, column: Column, remark: CellRemark) {
        let place = if self.cells.contains_key(&column) { column } else { Column::FullName };
        if let Some(cell) = self.cells.get_mut(&place) {
            cell.remarks.push(remark);
        }
    }

    /// Adds an error to the cell of a field.
    pub fn refuse(&mut self, column: Column, error: CellError) {
        self.remark(column, CellRemark::Error(error));
    }

    /// Adds a warning to the cell of a field.
    pub fn warn(&mut self, column: Column, warning: CellWarning) {
        self.remark(column, CellRemark::Warning(warning));
    }

    /// Whether any cell keeps the row from being imported.
    pub fn is_refused(&self) -> bool {
        self.cells.values().any(|cell| cell.errors().next().is_some())
    }
}

/// The birth date's cell, and the gender its column stands for.
fn birth<'a>(grid: &'a Grid, layout: &Layout, row: usize) -> (&'a Raw, Option<Gender>) {
    let cells = layout.births.iter().map(|(index, gender)| (grid.cell(row, *index), *gender));
    cells.into_iter().find(|(raw, _)| !raw.is_blank()).unwrap_or((&Raw::Empty, None))
}

/// Splits mended cells into values and what the preview shows.
struct Keep<'a> {
    layout: &'a Layout,
    cells: &'a mut BTreeMap<Column, RosterCell>,
}

impl Keep<'_> {
    fn value<T>(&mut self, column: Column, raw: &[&Raw], mended: Mended<T>) -> Option<T> {
        if self.layout.has(column) {
            let written: Vec<String> =
                raw.iter().map(|raw| raw.written()).filter(|text| !text.is_empty()).collect();
            let written = written.join(" ");
            let sheet = (written != mended.text && !(mended.text.is_empty() && tidy(&written).is_empty()))
                .then_some(written);
            let cell =
                RosterCell { text: mended.text, sheet, state: CellState::Empty, remarks: mended.remarks };
            self.cells.insert(column, cell);
        }
        mended.value
    }

    /// A value that follows from another cell.
    fn show(&mut self, column: Column, text: &str) {
        let cell =
            RosterCell { text: text.to_owned(), sheet: None, state: CellState::Empty, remarks: Vec::new() };
        self.cells.insert(column, cell);
    }
}
