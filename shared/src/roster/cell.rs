//! A cell of the preview: what it says, what happens to it, what was noticed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CellError, CellWarning};

/// A cell of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterCell {
    /// The value as it would be imported, in the form people read (`15/07/1951`); as in the sheet when unreadable.
    pub text: String,
    /// What stands in the sheet, where that differs from `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// What happens to the field.
    pub state: CellState,
    /// What was noticed: mendings, warnings, errors, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<CellRemark>,
}

/// What importing does to a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Nothing in the sheet: the field stays as it is.
    Empty,
    /// Nothing was known before.
    New,
    /// Differs from what is known.
    Changed {
        /// The known value, identifiers masked; empty when there was none.
        before: String,
    },
    /// What is known already.
    Same,
    /// Cannot be imported.
    Refused,
}

/// Something noticed about a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CellRemark {
    /// Was mended: `sheet` of the cell holds how it was.
    Mended(Mending),
    /// Will be imported, but somebody should look.
    Warning(CellWarning),
    /// Keeps the whole row from being imported.
    Error(CellError),
}

/// How a cell was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mending {
    /// A spreadsheet had dropped zeros in front of a number.
    LeadingZero,
    /// A spreadsheet had dropped zeros behind the point of a card number.
    TrailingZero,
    /// Capitals.
    Capitals,
    /// White space or invisible signs.
    Spacing,
    /// Letters and marks stored apart.
    Composed,
    /// `Ð` (U+00D0) or a like sign in place of `Đ`.
    LetterD,
    /// A day stored as the spreadsheet's day number.
    DateSerial,
    /// Another way of writing a date.
    DateForm,
    /// Eleven digits from before 2018.
    OldPhonePrefix,
    /// One of several numbers, or a number with a note.
    FirstPhone,
    /// `="…"` around a text.
    ExcelText,
}

impl Mending {
    /// What was done, in Vietnamese.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::LeadingZero => "Đã thêm số 0 ở đầu mà bảng tính làm mất.",
            Self::TrailingZero => "Đã thêm số 0 ở cuối mà bảng tính làm mất.",
            Self::Capitals => "Đã sửa chữ hoa, chữ thường.",
            Self::Spacing => "Đã bỏ khoảng trắng và ký tự ẩn thừa.",
            Self::Composed => "Đã ghép dấu vào chữ (văn bản lưu dấu rời).",
            Self::LetterD => "Đã thay ký tự giống chữ Đ bằng chữ Đ đúng.",
            Self::DateSerial => "Đã đổi số của bảng tính thành ngày.",
            Self::DateForm => "Đã ghi lại theo dạng ngày/tháng/năm.",
            Self::OldPhonePrefix => "Đã đổi đầu số di động 11 số (trước năm 2018) sang đầu số mới.",
            Self::FirstPhone => "Ô có nhiều số hoặc có ghi chú; đã lấy số điện thoại đầu tiên.",
            Self::ExcelText => "Đã bỏ dấu =\"…\" quanh nội dung.",
        }
    }
}

impl CellRemark {
    /// The remark as a Vietnamese sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Mended(mending) => mending.sentence().to_owned(),
            Self::Warning(warning) => warning.to_string(),
            Self::Error(error) => error.to_string(),
        }
    }
}

/// How a cell is drawn: colour, sign and word follow from it, the gravest remark first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellLook {
    /// Keeps the row from being imported.
    Wrong,
    /// Somebody should look.
    Warned,
    /// Replaces a known value.
    Changed,
    /// Was mended.
    Mended,
    /// New value.
    New,
    /// Known value.
    Same,
    /// Nothing there.
    Empty,
}

impl CellLook {
    /// Vietnamese word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wrong => "Sai",
            Self::Warned => "Cần xem lại",
            Self::Changed => "Thay đổi",
            Self::Mended => "Đã sửa giúp",
            Self::New => "Mới",
            Self::Same => "Không đổi",
            Self::Empty => "Trống",
        }
    }

    /// A sign that tells the looks apart without colour; empty where nothing needs to be noticed.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Wrong => "✕",
            Self::Warned => "!",
            Self::Changed => "→",
            Self::Mended => "✎",
            Self::New => "+",
            Self::Same | Self::Empty => "",
        }
    }
}

impl RosterCell {
    /// How the cell is drawn.
    pub fn look(&self) -> CellLook {
        if self.errors().next().is_some() || self.state == CellState::Refused {
            return CellLook::Wrong;
        }
        if self.warnings().next().is_some() {
            return CellLook::Warned;
        }
        match self.state {
            CellState::Changed { .. } => CellLook::Changed,
            _ if self.mendings().next().is_some() => CellLook::Mended,
            CellState::New => CellLook::New,
            CellState::Same => CellLook::Same,
            CellState::Empty | CellState::Refused => CellLook::Empty,
        }
    }

    /// What was mended.
    pub fn mendings(&self) -> impl Iterator<Item = Mending> + '_ {
        self.remarks.iter().filter_map(|remark| match remark {
            CellRemark::Mended(mending) => Some(*mending),
            _ => None,
        })
    }

    /// What somebody should look at.
    pub fn warnings(&self) -> impl Iterator<Item = &CellWarning> {
        self.remarks.iter().filter_map(|remark| match remark {
            CellRemark::Warning(warning) => Some(warning),
            _ => None,
        })
    }

    /// What keeps the row from being imported.
    pub fn errors(&self) -> impl Iterator<Item = &CellError> {
        self.remarks.iter().filter_map(|remark| match remark {
            CellRemark::Error(error) => Some(error),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::PersonProblem;

    #[test]
    fn the_gravest_remark_decides_the_look() {
        let mended = CellRemark::Mended(Mending::Capitals);
        let warned = CellRemark::Warning(CellWarning::CardOfAnother);
        let wrong = CellRemark::Error(CellError::Person(PersonProblem::NameOneWord));
        let changed = CellState::Changed { before: "Lê A".into() };
        let cases = [
            (CellState::Empty, vec![], CellLook::Empty),
            (CellState::New, vec![], CellLook::New),
            (CellState::New, vec![mended.clone()], CellLook::Mended),
            (CellState::Same, vec![mended.clone()], CellLook::Mended),
            (changed.clone(), vec![mended.clone()], CellLook::Changed),
            (changed, vec![mended.clone(), warned.clone()], CellLook::Warned),
            (CellState::Refused, vec![mended, warned, wrong], CellLook::Wrong),
        ];
        for (state, remarks, look) in cases {
            let cell = RosterCell { text: String::new(), sheet: None, state, remarks };
            assert_eq!(cell.look(), look, "{cell:?}");
        }
    }
}
