//! Each state of a cell and of a row, as people see it.

use shared::person::PersonProblem;
use shared::roster::{CellError, CellWarning, DateProblem, Mending};

use super::*;
use crate::testing::rendered;

fn cell(text: &str, state: CellState) -> RosterCell {
    RosterCell { text: text.into(), sheet: None, state, remarks: vec![] }
}

fn shown(verdict: RowVerdict, column: Column, cell: RosterCell) -> String {
    let row = RosterRow { number: 12, verdict, member: None, cells: vec![cell] };
    rendered(sheet_rows(&[column], [row].iter()))
}

#[test]
fn a_new_row_says_so_once_and_its_cells_by_colour_and_sign() {
    let html = shown(RowVerdict::New, Column::FullName, cell("Lê Văn An", CellState::New));
    assert!(html.contains("Dòng 12"), "{html}");
    assert_eq!(html.matches("Mới").count(), 1, "{html}");
    assert!(html.contains("data-label=\"Họ và tên\" data-color=\"success\""), "{html}");
    assert!(html.contains("class=\"sign\">+</span>"), "{html}");
}

#[test]
fn a_new_value_of_a_known_member_carries_the_word() {
    let html = shown(RowVerdict::Changed, Column::Phone, cell("0912 345 678", CellState::New));
    assert!(html.contains("+</span>Mới</span>"), "{html}");
}

#[test]
fn a_changed_cell_shows_what_was_known() {
    let changed = |before: &str| cell("15/07/1951", CellState::Changed { before: before.into() });
    let html = shown(RowVerdict::Changed, Column::BornOn, changed("15/07/1950"));
    assert!(html.contains("→</span>Thay đổi") && html.contains("Trước đây: 15/07/1950"), "{html}");
    let html = shown(RowVerdict::Changed, Column::BornOn, changed(""));
    assert!(html.contains("Trước đây để trống"), "{html}");
}

#[test]
fn a_mended_cell_shows_how_the_file_has_it() {
    let mended = RosterCell {
        sheet: Some("LÊ VĂN AN".into()),
        remarks: vec![CellRemark::Mended(Mending::Capitals)],
        ..cell("Lê Văn An", CellState::New)
    };
    let html = shown(RowVerdict::New, Column::FullName, mended);
    assert!(html.contains("✎</span>Đã sửa giúp") && html.contains("Trong tệp: LÊ VĂN AN"), "{html}");
    assert!(html.contains("data-color=\"gold\"") && !html.contains("class=\"notes\""), "{html}");
}

#[test]
fn a_warning_stands_below_the_row_with_its_column() {
    let warned = RosterCell {
        remarks: vec![CellRemark::Warning(CellWarning::NamesakeInFile { row: 8 })],
        ..cell("Lê Văn An", CellState::New)
    };
    let html = shown(RowVerdict::New, Column::FullName, warned);
    assert!(html.contains("!</span>Cần xem lại") && html.contains("data-color=\"warning\""), "{html}");
    assert!(html.contains("<strong>Họ và tên: </strong>Dòng 8 có cùng họ tên"), "{html}");
    assert!(html.contains("rowspan=\"2\""), "{html}");
}

#[test]
fn an_error_says_why_the_row_goes_back() {
    let wrong = RosterCell {
        remarks: vec![CellRemark::Error(CellError::Date(DateProblem::YearOnly))],
        ..cell("1951", CellState::Refused)
    };
    let html = shown(RowVerdict::Refused, Column::BornOn, wrong);
    assert!(html.contains("✕</span>Trả lại") && html.contains("✕</span>Sai"), "{html}");
    assert!(html.contains("<strong>Ngày sinh: </strong>Mới có năm."), "{html}");
}

#[test]
fn known_and_empty_cells_stay_quiet() {
    let html = shown(RowVerdict::Same, Column::Gender, cell("Nữ", CellState::Same));
    assert!(html.contains("Không đổi") && !html.contains("data-marked"), "{html}");
    let html = shown(RowVerdict::Repeated { of: 8 }, Column::Phone, cell("", CellState::Empty));
    assert!(html.contains("Trùng dòng 8, bỏ qua") && html.contains("data-empty"), "{html}");
}

#[test]
fn refused_and_warned_rows_need_a_look() {
    let row = |verdict, remarks| RosterRow {
        number: 1,
        verdict,
        member: None,
        cells: vec![RosterCell { remarks, ..cell("x", CellState::New) }],
    };
    let wrong = CellRemark::Error(CellError::Person(PersonProblem::Gender));
    assert!(needs_look(&row(RowVerdict::Refused, vec![wrong])));
    assert!(needs_look(&row(RowVerdict::New, vec![CellRemark::Warning(CellWarning::CardOfAnother)])));
    assert!(!needs_look(&row(RowVerdict::New, vec![CellRemark::Mended(Mending::Capitals)])));
}

#[test]
fn in_a_row_that_goes_back_only_the_mistakes_stand_out() {
    let html = shown(RowVerdict::Refused, Column::FullName, cell("Lê Văn An", CellState::New));
    assert!(html.contains("Trả lại") && !html.contains("data-marked") && !html.contains("Mới"), "{html}");
}
