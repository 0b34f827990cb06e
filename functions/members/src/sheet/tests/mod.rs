//! Whole files through the whole engine. The files are made here, modelled on what branches really keep.

mod differences;
mod endurance;
mod layouts;
mod refusals;
mod rosters;
mod twins;

use jiff::civil::{Date, date};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use shared::id::{MemberId, OrgId};
use shared::roster::{Column, RosterCell, RosterRefusal, RosterRow, RowVerdict};

use super::{Known, KnownBranch, KnownMember, RosterChange, RosterPlan, plan, read};

/// The day on which the tests look at their files.
const TODAY: Date = date(2026, 11, 22);

const BRANCHES: [&str; 3] = ["Chi bộ thôn Đông", "Chi bộ thôn Đoài", "Chi bộ Trường THCS"];

const HEADER: [&str; 10] = [
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Số thẻ đảng viên",
    "Chi bộ",
    "Số định danh",
    "Số điện thoại",
    "Trạng thái",
];

/// Somebody in whose row nothing is wrong, in the order of [`HEADER`].
const HUONG: [&str; 10] = [
    "Nguyễn Thị Hường",
    "03/02/1985",
    "Nữ",
    "19/05/2010",
    "19/05/2011",
    "34.193630",
    "Chi bộ thôn Đông",
    "034185000123",
    "0912345678",
    "Đang sinh hoạt",
];

/// Somebody else in whose row nothing is wrong.
const BINH: [&str; 10] = [
    "Trần Văn Bình",
    "20/11/1990",
    "Nam",
    "03/02/2026",
    "",
    "",
    "Chi bộ thôn Đoài",
    "034090000456",
    "0987654321",
    "Dự bị",
];

/// A cell to be written.
#[derive(Clone)]
enum Put {
    Text(String),
    Number(f64),
    Day(Date),
    Formula(&'static str),
}

impl From<&str> for Put {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Cells of text; `#12` is a number, `@1958-11-13` a day.
fn row(cells: &[&str]) -> Vec<Put> {
    let cell = |text: &&str| match text.split_at_checked(1) {
        Some(("#", number)) => Put::Number(number.parse().expect("a number behind the sign")),
        Some(("@", day)) => Put::Day(day.parse().expect("a day behind the sign")),
        _ => Put::from(*text),
    };
    cells.iter().map(cell).collect()
}

/// A person's row with one cell changed.
fn with(person: [&str; 10], column: Column, cell: impl Into<Put>) -> Vec<Put> {
    let mut cells = row(&person);
    let index = Column::READ.iter().position(|read| *read == column).expect("the column is read");
    cells[index] = cell.into();
    cells
}

/// The header and these rows.
fn roster(rows: impl IntoIterator<Item = Vec<Put>>) -> Vec<Vec<Put>> {
    std::iter::once(row(&HEADER)).chain(rows).collect()
}

fn fill(sheet: &mut Worksheet, rows: &[Vec<Put>]) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (line, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell {
                Put::Text(text) if text.is_empty() => continue,
                Put::Text(text) => sheet.write_string(line, column, text).map(drop),
                Put::Number(number) => sheet.write_number(line, column, *number).map(drop),
                Put::Formula(formula) => sheet.write_formula(line, column, *formula).map(drop),
                Put::Day(date) => {
                    let (month, day_of_month) = (date.month().unsigned_abs(), date.day().unsigned_abs());
                    let at = ExcelDateTime::from_ymd(date.year().unsigned_abs(), month, day_of_month)
                        .expect("a day of this century");
                    sheet.write_datetime_with_format(line, column, at, &day).map(drop)
                }
            };
            written.expect("the cell lies within a sheet");
        }
    }
}

/// A workbook of one sheet.
fn xlsx(rows: &[Vec<Put>]) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), rows);
    save(&mut book)
}

fn save(book: &mut Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("memory takes every workbook")
}

fn csv(rows: &[Vec<Put>]) -> Vec<u8> {
    let field = |cell: &Put| match cell {
        Put::Text(text) => text.clone(),
        Put::Number(number) => number.to_string(),
        Put::Day(day) => shared::time::format_date(*day),
        Put::Formula(formula) => (*formula).to_owned(),
    };
    let line = |cells: &Vec<Put>| cells.iter().map(field).collect::<Vec<_>>().join(";");
    rows.iter().map(line).collect::<Vec<_>>().join("\r\n").into_bytes()
}

/// The branches of a commune and nobody in them.
fn empty_commune() -> Known {
    let branch = |(index, name): (usize, &&str)| KnownBranch {
        id: OrgId::from_parts(index as u64 + 1, 0),
        name: (*name).to_owned(),
        above: Some("Đảng ủy xã Yên Hòa".to_owned()),
    };
    Known { branches: BRANCHES.iter().enumerate().map(branch).collect(), ..Known::default() }
}

/// Stores changes as the server will.
fn apply(known: &mut Known, changes: &[RosterChange]) {
    for change in changes {
        let (id, entry) = match change {
            RosterChange::Create { row, entry } => (MemberId::from_parts(u64::from(*row), 0), entry),
            RosterChange::Update { member, entry, .. } => (*member, entry),
        };
        known
            .members
            .insert(entry.citizen_id.clone(), KnownMember { id, entry: entry.clone(), roles: Vec::new() });
    }
}

/// A commune that holds these people already.
fn commune_of(rows: impl IntoIterator<Item = Vec<Put>>) -> Known {
    let mut known = empty_commune();
    let plan = planned(&xlsx(&roster(rows)), &known);
    apply(&mut known, &plan.changes);
    known
}

fn planned(bytes: &[u8], known: &Known) -> RosterPlan {
    let sheet = read("Danh sach.xlsx", bytes).expect("a readable file");
    plan(&sheet, known, TODAY).expect("a file with every column")
}

fn refusal(bytes: &[u8]) -> RosterRefusal {
    read("Danh sach.xlsx", bytes).map(|_| ()).expect_err("a file to be refused")
}

/// The row with this number.
fn row_of(plan: &RosterPlan, number: u32) -> &RosterRow {
    plan.preview.rows.iter().find(|row| row.number == number).expect("the row is in the preview")
}

/// The cell of a field in a row.
fn cell(plan: &RosterPlan, number: u32, column: Column) -> &RosterCell {
    let index =
        plan.preview.fields.iter().position(|field| *field == column).expect("the sheet has the field");
    &row_of(plan, number).cells[index]
}

fn verdicts(plan: &RosterPlan) -> Vec<(u32, RowVerdict)> {
    plan.preview.rows.iter().map(|row| (row.number, row.verdict)).collect()
}
