//! A commune's roster as its office exports it, and a branch's as its secretary types it.

use jiff::civil::date;
use shared::member::Standing;
use shared::roster::{CellRemark, CellState, HeaderRows, Mending};

use super::*;

/// Titles, a note, a header merged over two rows, ids without their zeros, days among texts, capitals, a repeated
/// row, a bad row, a footer.
#[rustfmt::skip]
const COMMUNE: [&[&str]; 16] = [
    &["ĐẢNG BỘ XÃ YÊN HÒA"],
    &["DANH SÁCH ĐẢNG VIÊN"],
    &["Thời điểm xuất: 15/11/2026 08:30"],
    &["Ghi chú: cột có dấu * là bắt buộc; ngày theo dạng ngày/tháng/năm"],
    &[],
    &["STT", "ID", "Họ và tên *", "Tên gọi khác", "Giới tính *", "Sinh ngày *", "Số định danh cá nhân *", "Số thẻ Đảng *", "Ngày cấp thẻ", "Tổ chức Đảng sinh hoạt *", "Quê quán", "", "Ngày vào Đảng *", "Ngày chính thức *", "Điện thoại", "Trạng thái hoạt động *"],
    &["", "", "", "", "", "", "", "", "", "", "Quốc gia", "Tỉnh/Thành"],
    &["#1", "DV0700001", "BÙI HẢI THỤY", "", "Nữ", "15/07/1951", "084151050631", "084151050631", "", EAST, "Việt Nam", "", "18/05/1979", "17/05/1980", "0778220482", "Đang sinh hoạt"],
    &["#2", "DV0700002", "Hồ Cát Ly", "", "Nữ", "08/04/1944", "#12144577814", "82.129815", "", EAST, "Việt Nam", "", "26/08/1968", "26/08/1969", "#908302983", "Đang sinh hoạt"],
    &["#3", "DV0700059", "Dương Quốc Quang", "", "Nam", "@1958-11-13", "005058676861", "26.656904", "", EAST, "Việt Nam", "", "@1990-08-16", "@1991-08-16", "0893762077", "Miễn sinh hoạt"],
    &["#3", "DV0700059", "Dương Quốc Quang", "", "Nam", "@1958-11-13", "005058676861", "26.656904", "", EAST, "Việt Nam", "", "@1990-08-16", "@1991-08-16", "0893762077", "Miễn sinh hoạt"],
    &["#4", "DV0700041", "Lê Tịnh Nhi", "", "Nữ", "02/11/2003", "068303789438", "", "", "Trường THCS", "Việt Nam", "", "22/06/2026", "", "", "Dự bị"],
    &["", "", "Nguyễn Văn Thiếu", "", "Nam", "31/02/1970", "12345", "", "", "Chi bộ không có tên - Đảng ủy xã Yên Hòa", "", "", "01/01/1990", "", "09", "Đang sinh hoạt"],
    &[],
    &["", "", "Người lập biểu", "", "", "", "", "", "", "", "", "", "T/M ĐẢNG ỦY"],
    &["", "", "Trần Thị Lập"],
];

const EAST: &str = "Chi bộ thôn Đông - Đảng ủy xã Yên Hòa";

/// The roster, and a list for validation on a hidden sheet.
fn commune_file() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("DANH SACH DANG VIEN").expect("a good name");
    fill(sheet, &COMMUNE.map(row));
    let list = book.add_worksheet().set_name("DANTOC").expect("a good name");
    list.set_hidden(true);
    fill(list, &[row(&["Kinh", "Tày", "Thái"])]);
    save(&mut book)
}

#[test]
fn a_communes_roster_is_read_as_its_office_exports_it() {
    let plan = planned(&commune_file(), &empty_commune());
    let preview = &plan.preview;
    assert_eq!(
        (preview.sheet.as_str(), preview.header),
        ("DANH SACH DANG VIEN", HeaderRows { first: 6, last: 7 })
    );
    assert_eq!(preview.passed_over, [15, 16]);
    assert!(preview.other_sheets.is_empty());
    let taken: Vec<&str> = preview
        .columns
        .iter()
        .filter(|column| column.column != Column::Ignored)
        .map(|column| column.letters.as_str())
        .collect();
    assert_eq!(taken, ["C", "E", "F", "G", "H", "J", "M", "N", "O", "P"]);
    assert_eq!(
        verdicts(&plan),
        [
            (8, RowVerdict::New),
            (9, RowVerdict::New),
            (10, RowVerdict::New),
            (11, RowVerdict::Repeated { of: 10 }),
            (12, RowVerdict::New),
            (13, RowVerdict::Refused),
        ]
    );
    assert_eq!(preview.sums.to_string(), "Sẽ nhập 4 dòng mới, 1 dòng trùng được bỏ qua, trả lại 1 dòng.");
    assert_eq!(plan.changes.len(), 4);
}

#[test]
fn what_was_mended_is_shown_beside_what_the_sheet_says() {
    let plan = planned(&commune_file(), &empty_commune());
    let name = cell(&plan, 8, Column::FullName);
    assert_eq!((name.text.as_str(), name.sheet.as_deref()), ("Bùi Hải Thụy", Some("BÙI HẢI THỤY")));
    assert_eq!(
        (&name.state, &name.remarks[..]),
        (&CellState::New, &[CellRemark::Mended(Mending::Capitals)][..])
    );
    let id = cell(&plan, 9, Column::CitizenId);
    assert_eq!((id.text.as_str(), id.sheet.as_deref()), ("012144577814", Some("12144577814")));
    assert_eq!(cell(&plan, 9, Column::Phone).text, "0908302983");
    let branch = cell(&plan, 8, Column::Branch);
    assert_eq!((branch.text.as_str(), branch.remarks.len()), ("Chi bộ thôn Đông", 0));
    let day = cell(&plan, 10, Column::BornOn);
    assert_eq!((day.text.as_str(), day.sheet.as_deref(), day.remarks.len()), ("13/11/1958", None, 0));
}

#[test]
fn states_and_classes_become_values() {
    let plan = planned(&commune_file(), &empty_commune());
    let entries: Vec<_> = plan
        .changes
        .iter()
        .map(|change| match change {
            RosterChange::Create { entry, .. } | RosterChange::Update { entry, .. } => {
                (entry.standing, entry.official_on)
            }
        })
        .collect();
    assert_eq!(entries[2], (Standing::Exempt, Some(date(1991, 8, 16))));
    assert_eq!(entries[3], (Standing::Active, None), "probationary: active without an official date");
}

#[test]
fn a_bad_row_says_everything_that_is_wrong_at_once() {
    let plan = planned(&commune_file(), &empty_commune());
    let reasons = row_of(&plan, 13).reasons(&plan.preview.fields).join("\n");
    for part in
        ["Ngày sinh: Ngày này không có trong lịch", "“Chi bộ không có tên”", "đúng 12 chữ số, ở đây có 5"]
    {
        assert!(reasons.contains(part), "{part} in {reasons}");
    }
}

#[test]
fn a_branchs_roster_reads_alike_from_every_kind_of_file() {
    let rows = roster([row(&HUONG), row(&BINH)]);
    let from_xlsx = planned(&xlsx(&rows), &empty_commune());
    let from_csv = planned(&csv(&rows), &empty_commune());
    assert_eq!(from_xlsx.changes, from_csv.changes);
    assert_eq!(from_xlsx.preview.sums.new, 2);
    assert_eq!(from_csv.preview.sheet, "Danh sach");
}
