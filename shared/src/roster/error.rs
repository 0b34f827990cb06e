//! What keeps a row from being imported.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::person::PersonProblem;

/// Why a cell, and with it the row, cannot be imported. The sentence says what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CellError {
    /// Nothing in a cell that must be filled.
    #[error("Ô này để trống. Xin ghi bổ sung.")]
    Missing,
    /// Not a name, number or gender.
    #[error("{0}")]
    Person(PersonProblem),
    /// Not a date.
    #[error("{0}")]
    Date(DateProblem),
    /// A number that the spreadsheet shortened (`8,4E+10`): the digits are lost.
    #[error(
        "Bảng tính đã rút gọn số này nên mất chữ số. Xin định dạng ô là “Văn bản” (Text) rồi ghi lại số."
    )]
    ShortenedNumber,
    /// The cell shows an error of the spreadsheet.
    #[error("Ô đang báo lỗi của bảng tính ({0}). Xin ghi lại giá trị.")]
    Fault(String),
    /// Text of a TCVN3 (ABC) or VNI font.
    #[error("Chữ gõ bằng phông cũ (TCVN3 hoặc VNI). Xin chuyển sang Unicode rồi nhập lại.")]
    LegacyFont,
    /// No branch of this name within the administrator's reach.
    #[error(
        "Không có chi bộ tên “{0}” trong phạm vi của đồng chí. Xin sửa tên cho khớp, hoặc tạo chi bộ trước."
    )]
    UnknownBranch(String),
    /// Several branches of this name.
    #[error(
        "Có {0} chi bộ cùng tên này. Xin ghi thêm tên đảng ủy cấp trên, ví dụ “Chi bộ thôn Đông - Đảng ủy xã Yên Hòa”."
    )]
    AmbiguousBranch(usize),
    /// No state of membership.
    #[error(
        "Không hiểu trạng thái này. Xin ghi một trong: Đang sinh hoạt, Dự bị, Miễn sinh hoạt, Đình chỉ sinh hoạt, Sinh hoạt tạm thời, Chuyển đi, Xóa tên, Khai trừ, Xin ra, Từ trần."
    )]
    UnknownStanding,
    /// Called official without the date.
    #[error("Ghi là chính thức nhưng thiếu ngày chính thức. Xin ghi bổ sung.")]
    OfficialDateMissing,
    /// Admitted before birth.
    #[error("Ngày vào Đảng phải sau ngày sinh. Xin kiểm tra hai ngày này.")]
    AdmittedBeforeBirth,
    /// Official before admission.
    #[error("Ngày chính thức không thể trước ngày vào Đảng. Xin kiểm tra hai ngày này.")]
    OfficialBeforeAdmission,
    /// Different people under one citizen id.
    #[error("Số định danh này còn ghi cho người khác ở {}. Xin kiểm tra lại số của từng người.", rows(.0))]
    CitizenIdShared(Vec<u32>),
    /// The same person twice, with different values.
    #[error("Đồng chí này còn có ở {} với thông tin khác. Xin chỉ giữ một dòng đúng.", rows(.0))]
    PersonTwice(Vec<u32>),
    /// A known member with this citizen id has another name and another birth date.
    #[error(
        "Số định danh này đang là của một đồng chí khác (khác họ tên và ngày sinh) trong hệ thống. Xin kiểm tra số."
    )]
    CitizenIdOfAnother,
    /// Known outside the administrator's reach.
    #[error(
        "Số định danh này đã có ở một tổ chức ngoài phạm vi của đồng chí. Xin làm thủ tục chuyển sinh hoạt, hoặc liên hệ cấp trên."
    )]
    KnownElsewhere,
}

/// Why a cell is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum DateProblem {
    /// Text that is no date.
    #[error("Đây không phải ngày. Xin ghi theo dạng ngày/tháng/năm, ví dụ 03/02/1985.")]
    NotADate,
    /// A day the calendar does not have.
    #[error("Ngày này không có trong lịch. Xin kiểm tra ngày và tháng (ghi ngày trước, tháng sau).")]
    NoSuchDay,
    /// A year of two digits could mean two centuries.
    #[error("Năm chỉ có hai chữ số nên không rõ thế kỷ. Xin ghi đủ bốn chữ số, ví dụ 03/02/1985.")]
    TwoDigitYear,
    /// Only a year.
    #[error("Mới có năm. Xin ghi đủ ngày, tháng, năm theo hồ sơ.")]
    YearOnly,
    /// Only month and year.
    #[error("Mới có tháng và năm. Xin ghi đủ ngày, tháng, năm theo hồ sơ.")]
    MonthOnly,
    /// After today.
    #[error("Ngày này ở tương lai. Xin kiểm tra lại.")]
    Future,
    /// Before 1900.
    #[error("Ngày này trước năm 1900. Xin kiểm tra lại năm.")]
    TooLongAgo,
}

/// `dòng 66`, `các dòng 66, 70`.
fn rows(numbers: &[u32]) -> String {
    let listed: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let word = if listed.len() == 1 { "dòng" } else { "các dòng" };
    format!("{word} {}", listed.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_rows_are_named() {
        let one = CellError::CitizenIdShared(vec![66]).to_string();
        assert!(one.contains("ở dòng 66."), "{one}");
        let many = CellError::PersonTwice(vec![66, 70]).to_string();
        assert!(many.contains("ở các dòng 66, 70 với"), "{many}");
    }
}
