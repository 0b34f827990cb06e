//! Columns as people lay them out.

use jiff::civil::date;
use shared::person::Gender;

use super::*;

fn entries(rows: &[Vec<Put>]) -> Vec<super::super::RosterEntry> {
    let plan = planned(&xlsx(rows), &empty_commune());
    let entry = |change: RosterChange| match change {
        RosterChange::Create { entry, .. } | RosterChange::Update { entry, .. } => entry,
    };
    plan.changes.into_iter().map(entry).collect()
}

#[test]
fn a_name_may_stand_in_two_columns() {
    let labelled = [
        row(&[
            "TT",
            "Họ và tên đệm",
            "Tên",
            "Ngày sinh",
            "Giới tính",
            "Ngày kết nạp",
            "Ngày chính thức",
            "Chi bộ",
            "CCCD",
        ]),
        row(&[
            "1",
            "Nguyễn Thị",
            "Hường",
            "03/02/1985",
            "Nữ",
            "19/05/2010",
            "19/05/2011",
            "Chi bộ thôn Đông",
            "034185000123",
        ]),
    ];
    let mut merged = labelled.clone();
    merged[0] = row(&[
        "TT",
        "Họ và tên",
        "",
        "Ngày sinh",
        "Giới tính",
        "Ngày kết nạp",
        "Ngày chính thức",
        "Chi bộ",
        "CCCD",
    ]);
    for rows in [labelled, merged] {
        assert_eq!(entries(&rows)[0].name.as_str(), "Nguyễn Thị Hường");
    }
}

#[test]
fn a_birth_date_may_stand_in_a_column_for_each_gender() {
    let rows = [
        row(&["TT", "Họ và tên", "Ngày sinh", "", "Ngày vào Đảng", "", "Chi bộ", "Số định danh"]),
        row(&["", "", "Nam", "Nữ", "Dự bị", "Chính thức", "", ""]),
        row(&["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"]),
        row(&[
            "1",
            "Nguyễn Thị Hường",
            "",
            "03/02/1985",
            "19/05/2010",
            "19/05/2011",
            "Chi bộ thôn Đông",
            "034185000123",
        ]),
        row(&["2", "Trần Văn Bình", "20/11/1990", "", "03/02/2026", "", "Chi bộ thôn Đông", "034090000456"]),
    ];
    let found = entries(&rows);
    assert_eq!((found[0].gender, found[0].official_on), (Gender::Female, Some(date(2011, 5, 19))));
    assert_eq!((found[1].gender, found[1].born_on), (Gender::Male, date(1990, 11, 20)));
}

#[test]
fn of_two_columns_with_one_name_the_one_with_the_right_cells_is_taken() {
    let mut header = HEADER;
    header[7] = "Số CCCD";
    let rows = [[row(&["Số CMND/CCCD"]), row(&header)].concat(), [row(&["151234567"]), row(&HUONG)].concat()];
    assert_eq!(entries(&rows)[0].citizen_id.reveal(), HUONG[7]);
}

#[test]
fn headings_and_repeated_headers_between_people_are_passed_over() {
    let rows = [
        row(&HEADER),
        row(&["I. CHI BỘ THÔN ĐÔNG"]),
        row(&HUONG),
        row(&HEADER),
        row(&["II. CHI BỘ THÔN ĐOÀI"]),
        row(&BINH),
        row(&["Tổng cộng: 2 đảng viên"]),
        row(&["", "", "", "Yên Hòa, ngày 15 tháng 11 năm 2026"]),
        row(&["NGƯỜI LẬP", "", "", "T/M CHI ỦY"]),
        row(&["Lê Thị Lập", "", "", "Phạm Văn Thư"]),
    ];
    let plan = planned(&xlsx(&rows), &empty_commune());
    assert_eq!(verdicts(&plan), [(3, RowVerdict::New), (6, RowVerdict::New)]);
    assert_eq!(plan.preview.passed_over, [2, 4, 5, 7, 8, 9, 10]);
}

#[test]
fn the_sheet_with_the_best_header_is_read_and_the_others_named() {
    let mut book = Workbook::new();
    let notes = book.add_worksheet().set_name("Hướng dẫn").expect("a good name");
    fill(notes, &[row(&["Điền họ và tên, ngày sinh, số định danh vào trang sau"])]);
    for name in ["Thôn Đông", "Thôn Đoài"] {
        let sheet = book.add_worksheet().set_name(name).expect("a good name");
        fill(sheet, &roster([row(&HUONG)]));
    }
    let plan = planned(&save(&mut book), &empty_commune());
    assert_eq!(
        (plan.preview.sheet.as_str(), &plan.preview.other_sheets[..]),
        ("Thôn Đông", &["Thôn Đoài".to_owned()][..])
    );
}

#[test]
fn a_person_with_gaps_is_refused_and_not_passed_over() {
    let rows = roster([row(&HUONG), row(&["Trần Văn Bình", "", "Nam", "", "", "", "Chi bộ thôn Đoài"])]);
    let plan = planned(&xlsx(&rows), &empty_commune());
    assert_eq!(verdicts(&plan), [(2, RowVerdict::New), (3, RowVerdict::Refused)]);
}
