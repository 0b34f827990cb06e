//! Why a whole file is given back before any row is looked at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Column;

/// Why a roster file is refused as a whole. Nothing was imported; the sentence says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum RosterRefusal {
    /// No spreadsheet that can be read.
    #[error(
        "Tệp này không phải bảng tính. Xin mở danh sách bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi gửi."
    )]
    NotASpreadsheet,
    /// A spreadsheet whose inside is broken.
    #[error(
        "Tệp bảng tính bị hỏng nên không đọc được. Xin mở bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại."
    )]
    Damaged,
    /// Needs a password.
    #[error("Tệp có mật khẩu nên không đọc được. Xin bỏ mật khẩu, lưu lại rồi gửi.")]
    Encrypted,
    /// More bytes than allowed, as sent or once unpacked.
    #[error(
        "Tệp quá lớn (tối đa {most_megabytes} MB). Xin bỏ hình ảnh, trang tính và định dạng thừa, hoặc tách danh sách thành nhiều tệp."
    )]
    TooLarge {
        /// The limit, in megabytes.
        most_megabytes: u32,
    },
    /// More rows than allowed, empty ones counted.
    #[error(
        "Trang tính có quá nhiều dòng (tối đa {most} dòng, kể cả dòng trống). Xin xóa hẳn các dòng trống phía dưới, hoặc chép riêng danh sách sang tệp mới."
    )]
    TooManyRows {
        /// The limit.
        most: u32,
    },
    /// More people than allowed.
    #[error(
        "Danh sách có quá nhiều người (tối đa {most} người một tệp). Xin tách thành nhiều tệp, ví dụ theo chi bộ."
    )]
    TooManyPeople {
        /// The limit.
        most: u32,
    },
    /// Formulas: their results cannot be trusted.
    #[error(
        "Ô {cell} của trang “{sheet}” là công thức. Xin chép cả danh sách, dán lại dạng giá trị (Paste Special – Values), lưu rồi gửi lại."
    )]
    Formula {
        /// Name of the sheet.
        sheet: String,
        /// The first such cell: `I9`.
        cell: String,
    },
    /// Text of a TCVN3 (ABC) or VNI font, the header included.
    #[error("Danh sách gõ bằng phông cũ (TCVN3 hoặc VNI). Xin chuyển cả tệp sang Unicode rồi gửi lại.")]
    LegacyFont,
    /// No row that looks like a header.
    #[error(
        "Không tìm thấy dòng tiêu đề. Danh sách cần một dòng ghi tên cột, trong đó có “Họ và tên” và “Số định danh”."
    )]
    NoHeader,
    /// Columns that cannot be done without.
    #[error("Danh sách thiếu cột: {}. Xin bổ sung cột rồi gửi lại.", labels(.0))]
    MissingColumns(Vec<Column>),
    /// A header and nobody below it.
    #[error("Danh sách chưa có đồng chí nào dưới dòng tiêu đề.")]
    Empty,
}

fn labels(columns: &[Column]) -> String {
    columns.iter().map(|column| column.label()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_where_and_what_to_do() {
        let formula = RosterRefusal::Formula { sheet: "DS".into(), cell: "I9".into() }.to_string();
        assert!(formula.starts_with("Ô I9 của trang “DS”") && formula.contains("Values"), "{formula}");
        let missing = RosterRefusal::MissingColumns(vec![Column::BornOn, Column::CitizenId]).to_string();
        assert!(missing.contains("Ngày sinh, Số định danh"), "{missing}");
    }
}
