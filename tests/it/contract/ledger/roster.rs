//! The file that is imported.

use rust_xlsxwriter::Workbook;

/// A list that brings one member.
pub(crate) fn roster() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let head =
        ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Ngày chính thức", "Chi bộ", "Số định danh"];
    let someone = [
        "Trịnh Thị Xuân",
        "02/03/1988",
        "Nữ",
        "19/05/2012",
        "19/05/2013",
        "Chi bộ thôn Đông",
        "001188000201",
    ];
    for (row, cells) in (0..).zip([head, someone]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}
