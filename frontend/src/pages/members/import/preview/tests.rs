//! The preview as a whole: what it promises and what it does not do yet.

use shared::problem::ProblemCode;
use shared::roster::{
    CellRemark, CellState, CellWarning, Column, GuessedColumn, HeaderRows, RosterCell, RosterSums, RowVerdict,
};

use super::*;
use crate::api::Failure;
use crate::testing::rendered;

fn row(number: u32, verdict: RowVerdict, remarks: Vec<CellRemark>) -> RosterRow {
    let cell = RosterCell { text: "Lê Văn An".into(), sheet: None, state: CellState::New, remarks };
    RosterRow { number, verdict, member: None, cells: vec![cell] }
}

fn preview(rows: Vec<RosterRow>) -> RosterPreview {
    RosterPreview {
        file_name: "Danh sach.xlsx".into(),
        sheet: "DS".into(),
        other_sheets: vec!["Chi bộ 2".into()],
        header: HeaderRows { first: 6, last: 7 },
        columns: vec![
            GuessedColumn { letters: "C".into(), header: "Họ tên".into(), column: Column::FullName },
            GuessedColumn { letters: "D".into(), header: "Dân tộc".into(), column: Column::Ignored },
        ],
        fields: vec![Column::FullName],
        sums: RosterSums::of(&rows),
        rows,
        passed_over: vec![129],
    }
}

fn shown(rows: Vec<RosterRow>, confirming: &Confirming) -> String {
    let preview = Rc::new(preview(rows));
    rendered(preview_body(preview, confirming, Callback::noop(), Callback::noop(), Callback::noop()))
}

#[test]
fn the_button_says_what_it_does_and_nothing_is_imported_yet() {
    let html =
        shown(vec![row(8, RowVerdict::New, vec![]), row(9, RowVerdict::Refused, vec![])], &Confirming::Not);
    assert!(html.contains("Sẽ nhập 1 dòng mới, trả lại 1 dòng."), "{html}");
    assert!(html.contains("Chưa có gì được nhập."), "{html}");
    assert!(html.contains(">Nhập 1 dòng đúng</button>"), "{html}");
}

#[test]
fn how_the_file_was_read_can_be_checked() {
    let html = shown(vec![row(8, RowVerdict::New, vec![])], &Confirming::Not);
    assert!(html.contains("Đã nhận ra 1 trên 2 cột"), "{html}");
    assert!(
        html.contains("trang “DS”, tiêu đề ở dòng 6 đến 7. Bỏ qua vì không phải đảng viên: dòng 129."),
        "{html}"
    );
    assert!(html.contains("Chưa đọc: Chi bộ 2.") && html.contains("Không nhập, không lưu"), "{html}");
}

#[test]
fn rows_with_something_to_look_at_can_be_shown_alone() {
    let warned = vec![CellRemark::Warning(CellWarning::CardOfAnother)];
    let html =
        shown(vec![row(8, RowVerdict::New, warned), row(9, RowVerdict::New, vec![])], &Confirming::Not);
    assert!(html.contains("Tất cả 2 dòng") && html.contains("Chỉ 1 dòng có vấn đề"), "{html}");
}

#[test]
fn the_few_changed_rows_can_be_found_among_many() {
    let html =
        shown(vec![row(8, RowVerdict::Changed, vec![]), row(9, RowVerdict::Same, vec![])], &Confirming::Not);
    assert!(html.contains("Chỉ 1 dòng thay đổi") && !html.contains("dòng có vấn đề</span>"), "{html}");
}

#[test]
fn a_long_sheet_comes_fifty_rows_at_a_time() {
    let rows = (1..=119).map(|number| row(number, RowVerdict::New, vec![])).collect();
    let html = shown(rows, &Confirming::Not);
    assert_eq!(html.matches("scope=\"row\"><span>").count(), 50, "{html}");
    assert!(html.contains("Đang xem dòng 1–50 trên 119"), "{html}");
}

#[test]
fn nothing_to_import_has_no_button_to_import() {
    let html = shown(vec![row(8, RowVerdict::Same, vec![])], &Confirming::Not);
    assert!(html.contains("Không có dòng nào cần nhập") && html.contains("Chọn tệp khác"), "{html}");
    assert!(!html.contains("sticky-action"), "{html}");
}

#[test]
fn an_outdated_preview_is_made_anew() {
    let failure = Failure::Problem(ProblemCode::PreviewOutdated.into());
    let html = shown(vec![row(8, RowVerdict::New, vec![])], &Confirming::Failed(failure));
    assert!(html.contains("Cần xem trước lại") && html.contains("Xem trước lại</button>"), "{html}");
}
