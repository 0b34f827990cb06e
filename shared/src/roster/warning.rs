//! What somebody should look at, without keeping the row from being imported.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::person::{CitizenIdWarning, PersonProblem};

/// Why somebody should look at a cell. The sentence says what was noticed and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CellWarning {
    /// The citizen id does not fit birth date or gender.
    #[error("{0}")]
    CitizenId(CitizenIdWarning),
    /// Admitted younger than the rule of that day allows.
    #[error(
        "Theo ngày đã ghi, đồng chí vào Đảng khi {age} tuổi, chưa đủ {least} tuổi. Xin kiểm tra ngày sinh và ngày vào Đảng."
    )]
    UnderAge {
        /// Full years on the day of admission.
        age: i16,
        /// Full years that were needed.
        least: i16,
    },
    /// Admitted long ago and still without an official date.
    #[error(
        "Đã quá {months} tháng dự bị mà chưa có ngày chính thức. Nếu đã được công nhận, xin ghi ngày chính thức."
    )]
    LongProbation {
        /// Months of probation under the rule.
        months: i32,
    },
    /// The card bears another citizen id.
    #[error(
        "Số thẻ 12 số phải trùng số định danh của chính đồng chí, ở đây khác nhau. Xin kiểm tra cả hai số."
    )]
    CardOfAnother,
    /// A probationary member with a card.
    #[error("Đảng viên dự bị chưa có thẻ đảng viên. Xin kiểm tra số thẻ hoặc ngày chính thức.")]
    CardWithoutOfficialDate,
    /// An optional value that cannot be read: the field is left as it is.
    #[error("{0} Ô này được bỏ qua, các ô khác của dòng vẫn được nhập.")]
    LeftOut(PersonProblem),
    /// Called probationary, but with an official date.
    #[error("Ghi là dự bị nhưng đã có ngày chính thức. Hệ thống theo ngày chính thức; xin kiểm tra lại.")]
    ClassDisagrees,
    /// A known member would move to another branch.
    #[error("Đồng chí đang sinh hoạt ở {from}; nhập dòng này sẽ chuyển sang chi bộ ghi ở đây.")]
    MovesBranch {
        /// The branch now.
        from: String,
    },
    /// A known member leaves the branch, and with it the roles held there.
    #[error("Đồng chí đang giữ vai trò {roles}. Nhập dòng này thì vai trò đó kết thúc.")]
    EndsRoles {
        /// The roles, as people call them.
        roles: String,
    },
    /// The branch was found, but the committee written behind it is another.
    #[error(
        "Chi bộ này trực thuộc {above}, khác với tổ chức ghi trong ô. Xin kiểm tra đồng chí có thuộc chi bộ này không."
    )]
    OtherCommittee {
        /// The committee above the branch that was found.
        above: String,
    },
    /// Another row has the same name and birth date under another citizen id.
    #[error(
        "Dòng {row} có cùng họ tên và ngày sinh nhưng khác số định danh. Xin kiểm tra có phải một người không."
    )]
    NamesakeInFile {
        /// The other row.
        row: u32,
    },
    /// A known member has the same name and birth date under another citizen id.
    #[error(
        "Hệ thống đã có một đồng chí cùng họ tên và ngày sinh nhưng khác số định danh. Xin kiểm tra số định danh."
    )]
    NamesakeKnown,
}
