//! What can be wrong with a field of a profile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a text is no name, number or gender. Shown to people: what is wrong, then what to do.
///
/// No variant carries the refused text, so a problem may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PersonProblem {
    /// Nothing was written.
    #[error("Chưa có họ và tên. Xin ghi đầy đủ họ, tên đệm và tên.")]
    NameMissing,
    /// One word only.
    #[error("Họ và tên mới có một từ. Xin ghi đầy đủ cả họ và tên.")]
    NameOneWord,
    /// More than [`PersonName::MOST_CHARS`](super::PersonName::MOST_CHARS) characters.
    #[error("Họ và tên dài quá 80 ký tự. Xin kiểm tra lại, chỉ ghi họ và tên.")]
    NameTooLong,
    /// A digit or another sign that no name contains.
    #[error("Họ và tên có ký tự “{0}” không dùng trong tên người. Xin bỏ ký tự này.")]
    NameSign(char),
    /// Not 12 digits.
    #[error("Số định danh phải có đúng 12 chữ số, ở đây có {0}. Xin đối chiếu với thẻ căn cước.")]
    CitizenIdLength(usize),
    /// The nine digits of the old identity card.
    #[error("Đây là số chứng minh nhân dân cũ (9 số). Xin dùng số định danh 12 số trên thẻ căn cước.")]
    CitizenIdOldCard,
    /// Something other than digits.
    #[error("Số định danh chỉ gồm chữ số. Xin bỏ các ký tự khác.")]
    CitizenIdSigns,
    /// No form of a Vietnamese telephone number.
    #[error("Số điện thoại chưa đúng. Số di động có 10 chữ số (03, 05, 07, 08, 09), số cố định có 11 (02).")]
    Phone,
    /// A mobile number of eleven digits, as before 2018.
    #[error("Đây là số di động 11 số kiểu cũ (trước năm 2018). Xin đổi sang đầu số mới, còn 10 số.")]
    PhoneOldPrefix,
    /// Neither 8 nor 12 digits.
    #[error("Số thẻ đảng viên phải có 8 chữ số (thẻ cũ) hoặc 12 chữ số (thẻ mới), ở đây có {0}.")]
    CardLength(usize),
    /// Something other than digits.
    #[error("Số thẻ đảng viên chỉ gồm chữ số, ví dụ 34.193630. Xin bỏ các ký tự khác.")]
    CardSigns,
    /// Neither nam nor nữ.
    #[error("Giới tính phải là “Nam” hoặc “Nữ”.")]
    Gender,
}
