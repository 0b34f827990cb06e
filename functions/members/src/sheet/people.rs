//! Which rows below the header are people, and which are signatures, totals, notes and headings.

use shared::roster::Column;

use super::columns::{Meaning, claim, words};
use super::grid::Grid;
use super::layout::Layout;

/// The rows with people, and those passed over; empty rows are neither. Counted from 0.
pub(super) fn people(grid: &Grid, layout: &Layout) -> (Vec<usize>, Vec<usize>) {
    let (mut people, mut passed_over) = (Vec::new(), Vec::new());
    let mut is_over = false;
    for row in (layout.data..grid.rows.len()).filter(|row| !grid.is_blank_row(*row)) {
        let kind = kind(grid, layout, row);
        is_over |= kind == Kind::Ending;
        match kind {
            Kind::Person => people.push(row),
            Kind::Nameless if !is_over => people.push(row),
            _ => passed_over.push(row),
        }
    }
    (people, passed_over)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Somebody: an identifier or a birth date is there.
    Person,
    /// Somebody with gaps, unless the list is over.
    Nameless,
    /// Signatures and totals: the list is over.
    Ending,
    /// A heading between people, the header printed again.
    Other,
}

fn kind(grid: &Grid, layout: &Layout, row: usize) -> Kind {
    let names = layout.names.iter().any(|column| !grid.text(row, *column).is_empty());
    let births: Vec<usize> = layout.births.iter().map(|(column, _)| *column).collect();
    let filled = usize::from(names)
        + layout.single.values().chain(&births).filter(|column| !grid.cell(row, **column).is_blank()).count();
    if filled < 3 && is_ending(grid, row) {
        return Kind::Ending;
    }
    let id = layout.single.get(&Column::CitizenId).map_or(0, |column| digits(&grid.text(row, *column)));
    let is_born = births.iter().any(|column| digits(&grid.cell(row, *column).written()) > 0);
    match filled {
        _ if id > 0 && names || id >= 9 || is_born && names => Kind::Person,
        _ if is_header_again(grid, layout, row) => Kind::Other,
        0 | 1 => Kind::Other,
        2 if !names => Kind::Other,
        _ => Kind::Nameless,
    }
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Long lists print their header on every page.
fn is_header_again(grid: &Grid, layout: &Layout, row: usize) -> bool {
    layout.names.iter().any(|column| {
        claim(&[grid.text(row, *column)]).is_some_and(|claim| {
            claim.score >= 100
                && matches!(claim.meaning, Meaning::Field(Column::FullName) | Meaning::FamilyName)
        })
    })
}

/// Words with which the lines below a list begin.
const ENDINGS: [&str; 22] = [
    "nguoi lap",
    "nguoi ghi",
    "nguoi tong hop",
    "nguoi bao cao",
    "t m",
    "tm",
    "tl",
    "k t",
    "kt",
    "thay mat",
    "bi thu",
    "pho bi thu",
    "xac nhan",
    "tong so",
    "tong cong",
    "cong",
    "danh sach nay",
    "danh sach co",
    "danh sach gom",
    "noi nhan",
    "ky ten",
    "thu truong",
];

fn is_ending(grid: &Grid, row: usize) -> bool {
    let cells = grid.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    cells.iter().map(|raw| words(&raw.written())).any(|text| {
        let begins = |ending: &&str| text == **ending || text.starts_with(&format!("{ending} "));
        let is_place_and_date = text.contains("ngay") && text.contains(" thang") && text.contains(" nam");
        ENDINGS.iter().any(begins) || is_place_and_date
    })
}
