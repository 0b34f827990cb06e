//! The columns a roster can have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a column of a roster holds: the nine fields of the profile, the state of membership, or nothing we keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Họ và tên.
    FullName,
    /// Ngày sinh.
    BornOn,
    /// Giới tính.
    Gender,
    /// Ngày vào Đảng.
    AdmittedOn,
    /// Ngày chính thức.
    OfficialOn,
    /// Số thẻ đảng viên.
    PartyCardNo,
    /// Chi bộ đang sinh hoạt.
    Branch,
    /// Số định danh công dân.
    CitizenId,
    /// Số điện thoại.
    Phone,
    /// Trạng thái đảng viên.
    Standing,
    /// Anything else: not read, not kept.
    Ignored,
}

/// A column of the sheet with what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuessedColumn {
    /// `A`, `B`, … `AA`, as the spreadsheet names it.
    pub letters: String,
    /// The header as written; texts of a merged header are joined by ` / `.
    pub header: String,
    /// What it was taken for.
    pub column: Column,
}

impl Column {
    /// The columns that are read, in the order of the profile.
    pub const READ: [Self; 10] = [
        Self::FullName,
        Self::BornOn,
        Self::Gender,
        Self::AdmittedOn,
        Self::OfficialOn,
        Self::PartyCardNo,
        Self::Branch,
        Self::CitizenId,
        Self::Phone,
        Self::Standing,
    ];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::FullName => "Họ và tên",
            Self::BornOn => "Ngày sinh",
            Self::Gender => "Giới tính",
            Self::AdmittedOn => "Ngày vào Đảng",
            Self::OfficialOn => "Ngày chính thức",
            Self::PartyCardNo => "Số thẻ đảng viên",
            Self::Branch => "Chi bộ đang sinh hoạt",
            Self::CitizenId => "Số định danh",
            Self::Phone => "Số điện thoại",
            Self::Standing => "Trạng thái",
            Self::Ignored => "Không nhập",
        }
    }

    /// Whether a roster without this column is refused. The branch column may be missing where the administrator
    /// has one branch only; without the column of official dates everybody would become probationary.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Self::FullName
                | Self::BornOn
                | Self::Gender
                | Self::AdmittedOn
                | Self::OfficialOn
                | Self::Branch
                | Self::CitizenId
        )
    }

    /// Whether a person may have nothing in this column.
    pub const fn may_be_empty(self) -> bool {
        matches!(self, Self::OfficialOn | Self::PartyCardNo | Self::Phone | Self::Standing | Self::Ignored)
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
pub fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).expect("a remainder of 26 fits"));
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (index, letters) in [
            (0, "A"),
            (8, "I"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            assert_eq!(column_letters(index), letters);
        }
    }
}
