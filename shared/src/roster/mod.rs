//! What the browser shows of a roster file before anything is imported: the sheet as people know it, each cell with
//! what would happen to it and why.
//!
//! The function `members` reads the file and fills these types; the words people read come from here, so that page,
//! reply and the workbook of returned rows say the same. Identifiers are shown as uploaded by the reader; what the
//! system itself held before is masked.

mod cell;
mod column;
mod error;
mod refusal;
mod rules;
mod warning;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use cell::{CellLook, CellRemark, CellState, Mending, RosterCell};
pub use column::{Column, GuessedColumn, column_letters};
pub use error::{CellError, DateProblem};
pub use refusal::RosterRefusal;
pub use rules::{AdmissionRules, admission_rules};
pub use warning::CellWarning;

use crate::id::MemberId;

/// A roster file read and compared with what the system holds. Nothing has been changed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterPreview {
    /// Name of the uploaded file.
    pub file_name: String,
    /// The sheet that was read.
    pub sheet: String,
    /// Other visible sheets that look like rosters too and were not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_sheets: Vec<String>,
    /// Where the header stands.
    pub header: HeaderRows,
    /// Every column of the sheet with what it was taken for.
    pub columns: Vec<GuessedColumn>,
    /// What the cells of each row are, in order.
    pub fields: Vec<Column>,
    /// The rows with people, in the order of the sheet.
    pub rows: Vec<RosterRow>,
    /// Rows below the header that were passed over: signatures, totals, notes. Numbered as in the sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<u32>,
    /// How many rows and cells of each kind.
    pub sums: RosterSums,
}

/// Rows of the header, numbered as in the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeaderRows {
    /// First row.
    pub first: u32,
    /// Last row; equal to the first unless the header is merged over several.
    pub last: u32,
}

/// One person of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterRow {
    /// Row number as in the sheet, from 1.
    pub number: u32,
    /// What happens to the row as a whole.
    pub verdict: RowVerdict,
    /// The member this row is about, when known already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// One cell for each of [`RosterPreview::fields`].
    pub cells: Vec<RosterCell>,
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowVerdict {
    /// A member the system does not know yet: will be created.
    New,
    /// A known member with something different: will be changed.
    Changed,
    /// A known member, nothing different: stays.
    Same,
    /// Word for word what an earlier row says: passed over.
    Repeated {
        /// The earlier row.
        of: u32,
    },
    /// Has an error: goes back with the reasons.
    Refused,
}

/// Sums of a preview. `new + changed + same + repeated + refused = rows`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterSums {
    /// Rows with people.
    pub rows: u32,
    /// Rows that create a member.
    pub new: u32,
    /// Rows that change a member.
    pub changed: u32,
    /// Rows without any difference.
    pub same: u32,
    /// Rows that repeat an earlier one.
    pub repeated: u32,
    /// Rows given back.
    pub refused: u32,
    /// Cells that were mended.
    pub mended_cells: u32,
    /// Cells to look at again.
    pub warned_cells: u32,
    /// Cells with an error.
    pub wrong_cells: u32,
}

impl RowVerdict {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "Mới",
            Self::Changed => "Thay đổi",
            Self::Same => "Không đổi",
            Self::Repeated { .. } => "Trùng dòng",
            Self::Refused => "Trả lại",
        }
    }

    /// Whether confirming writes something for this row.
    pub const fn is_imported(self) -> bool {
        matches!(self, Self::New | Self::Changed)
    }
}

impl RosterRow {
    /// What is wrong with the row, a sentence per error with the column in front: `Ngày sinh: …`.
    pub fn reasons(&self, fields: &[Column]) -> Vec<String> {
        let wrong = |(column, cell): (&Column, &RosterCell)| {
            cell.errors().map(|error| format!("{}: {error}", column.label())).collect::<Vec<_>>()
        };
        fields.iter().zip(&self.cells).flat_map(wrong).collect()
    }
}

impl RosterSums {
    /// Counts the rows and cells of a preview.
    pub fn of(rows: &[RosterRow]) -> Self {
        let mut sums = Self::default();
        for row in rows {
            sums.rows += 1;
            match row.verdict {
                RowVerdict::New => sums.new += 1,
                RowVerdict::Changed => sums.changed += 1,
                RowVerdict::Same => sums.same += 1,
                RowVerdict::Repeated { .. } => sums.repeated += 1,
                RowVerdict::Refused => sums.refused += 1,
            }
            for cell in &row.cells {
                sums.mended_cells += u32::from(cell.mendings().next().is_some());
                sums.warned_cells += u32::from(cell.warnings().next().is_some());
                sums.wrong_cells += u32::from(cell.errors().next().is_some());
            }
        }
        sums
    }

    /// Rows that would be written.
    pub const fn imported(&self) -> u32 {
        self.new + self.changed
    }
}

impl fmt::Display for RosterSums {
    /// The sentence on top of the preview: `Sẽ nhập 118 dòng (110 mới, 8 thay đổi), trả lại 1 dòng, bỏ qua 1 dòng trùng.`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.new, self.changed) {
            (0, 0) => write!(f, "Không có dòng nào cần nhập")?,
            (new, 0) => write!(f, "Sẽ nhập {new} dòng mới")?,
            (0, changed) => write!(f, "Sẽ nhập {changed} dòng có thay đổi")?,
            (new, changed) => write!(f, "Sẽ nhập {} dòng ({new} mới, {changed} thay đổi)", new + changed)?,
        }
        for (count, what) in [(self.same, "dòng không đổi"), (self.repeated, "dòng trùng được bỏ qua")]
        {
            if count > 0 {
                write!(f, ", {count} {what}")?;
            }
        }
        if self.refused > 0 {
            write!(f, ", trả lại {} dòng", self.refused)?;
        }
        f.write_str(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::PersonProblem;

    fn row(verdict: RowVerdict, cells: Vec<RosterCell>) -> RosterRow {
        RosterRow { number: 8, verdict, member: None, cells }
    }

    fn cell(remarks: Vec<CellRemark>) -> RosterCell {
        RosterCell { text: "x".into(), sheet: None, state: CellState::New, remarks }
    }

    #[test]
    fn sums_count_rows_once_and_cells_by_what_is_remarked() {
        let mended = CellRemark::Mended(Mending::LeadingZero);
        let wrong = CellRemark::Error(CellError::Person(PersonProblem::Gender));
        let rows = [
            row(RowVerdict::New, vec![cell(vec![mended.clone(), mended]), cell(vec![])]),
            row(RowVerdict::Repeated { of: 8 }, vec![]),
            row(RowVerdict::Refused, vec![cell(vec![wrong])]),
        ];
        let sums = RosterSums::of(&rows);
        assert_eq!((sums.rows, sums.new, sums.repeated, sums.refused), (3, 1, 1, 1));
        assert_eq!((sums.mended_cells, sums.warned_cells, sums.wrong_cells), (1, 0, 1));
        assert_eq!(sums.to_string(), "Sẽ nhập 1 dòng mới, 1 dòng trùng được bỏ qua, trả lại 1 dòng.");
        assert_eq!(
            RosterSums { same: 5, ..Default::default() }.to_string(),
            "Không có dòng nào cần nhập, 5 dòng không đổi."
        );
        assert_eq!(rows[2].reasons(&[Column::Gender]), ["Giới tính: Giới tính phải là “Nam” hoặc “Nữ”."]);
    }

    #[test]
    fn a_preview_survives_the_wire() {
        let rows = vec![row(RowVerdict::Repeated { of: 7 }, vec![cell(vec![])])];
        let preview = RosterPreview {
            file_name: "a.xlsx".into(),
            sheet: "Danh sách".into(),
            other_sheets: vec![],
            header: HeaderRows { first: 6, last: 7 },
            columns: vec![GuessedColumn {
                letters: "C".into(),
                header: "Họ và tên *".into(),
                column: Column::FullName,
            }],
            fields: vec![Column::FullName],
            sums: RosterSums::of(&rows),
            rows,
            passed_over: vec![129],
        };
        let json = serde_json::to_string(&preview).expect("a preview is plain data");
        assert!(
            json.contains(
                r#"{"number":8,"verdict":{"repeated":{"of":7}},"cells":[{"text":"x","state":"new"}]}"#
            ),
            "{json}"
        );
        assert_eq!(serde_json::from_str::<RosterPreview>(&json).expect("it reads what it wrote"), preview);
    }
}
