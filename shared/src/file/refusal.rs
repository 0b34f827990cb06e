//! Why a file is refused, each with what to do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::SecrecyMark;

/// Where a mark of secrecy was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarkPlace {
    /// In the name of the file.
    Name,
    /// In its text.
    Text,
    /// In what the file says about itself: title, subject, keywords, comments.
    Metadata,
}

impl MarkPlace {
    /// In words: `trong tên tệp`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "trong tên tệp",
            Self::Text => "trong nội dung tệp",
            Self::Metadata => "trong phần thuộc tính của tệp",
        }
    }
}

/// Why a file may not be kept here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileRefusal {
    /// No name, too long a name, or signs that no name may have.
    BadName,
    /// Nothing in it.
    Empty,
    /// Larger than the rule allows.
    TooLarge {
        /// Largest size, in megabytes.
        most_megabytes: u64,
    },
    /// None of the kinds that may be attached.
    UnknownKind,
    /// Word or Excel before 2007, and formats akin.
    OldFormat,
    /// A program.
    Program,
    /// An archive.
    Archive,
    /// The content is of another kind than the name says.
    OtherContent,
    /// Opens only with a password.
    Protected,
    /// Holds macros or scripts.
    Active,
    /// Holds other files.
    Embedded,
    /// Cannot be read.
    Damaged,
    /// Takes too much room or time to look into.
    TooComplex,
    /// What arrived is not what was announced.
    Altered,
    /// Bears a mark of secrecy.
    Marked {
        /// Which.
        mark: SecrecyMark,
        /// Where.
        place: MarkPlace,
    },
}

impl FileRefusal {
    /// What is wrong and what to do.
    pub fn sentence(self) -> String {
        let sentence = match self {
            Self::BadName => "Tên tệp trống, quá dài hoặc có ký tự lạ. Xin đổi tên tệp rồi gửi lại.",
            Self::Empty => "Tệp trống. Xin kiểm tra rồi chọn lại tệp.",
            Self::UnknownKind => "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx) và ảnh (.jpg, .png).",
            Self::OldFormat => {
                "Tệp theo định dạng cũ. Xin mở ra, lưu lại thành .docx, .xlsx hoặc PDF rồi gửi."
            }
            Self::Program => "Đây là tệp chương trình nên không được gửi lên.",
            Self::Archive => "Không nhận tệp nén. Xin giải nén rồi gửi từng tệp.",
            Self::OtherContent => "Nội dung không khớp với đuôi tệp. Xin mở tệp, lưu lại đúng loại rồi gửi.",
            Self::Protected => "Tệp có mật khẩu nên không mở ra xem được. Xin bỏ mật khẩu rồi gửi lại.",
            Self::Active => {
                "Tệp có macro hoặc chương trình chạy bên trong. Xin lưu lại thành tệp thường rồi gửi."
            }
            Self::Embedded => "Bên trong tệp có kèm tệp khác. Xin gỡ ra và gửi từng tệp.",
            Self::Damaged => "Tệp bị hỏng nên không đọc được. Xin mở thử, lưu lại rồi gửi.",
            Self::TooComplex => "Tệp quá phức tạp nên không kiểm tra được. Xin lưu lại thành PDF rồi gửi.",
            Self::Altered => "Tệp nhận được không giống tệp đã chọn. Xin gửi lại.",
            Self::TooLarge { most_megabytes } => {
                return format!(
                    "Tệp lớn quá {most_megabytes} MB. Xin giảm bớt ảnh hoặc chia thành nhiều tệp."
                );
            }
            Self::Marked { mark, place } => {
                return format!(
                    "Tệp mang dấu {} {}. Tài liệu bí mật nhà nước không được đưa lên đây; xin xử lý theo quy định về \
                     bảo vệ bí mật nhà nước.",
                    mark.label(),
                    place.label()
                );
            }
        };
        sentence.to_owned()
    }
}
