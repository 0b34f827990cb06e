//! The plan of an organisation's meetings for a year (kế hoạch sinh hoạt năm): which month has its regular meeting, which
//! quarter its thematic one, who prepares what.
//!
//! Written by those who may call meetings, read by the members of the branch and by the committee directly above. A row
//! bears the id of the meeting that will be made of it: so the meeting of a row is found without a link being written, and
//! making it twice makes one.

mod endpoints;
mod gaps;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use endpoints::*;
pub use gaps::{Gap, Lack, gaps};

use crate::id::{MeetingId, OrgId};
use crate::meeting::{MeetingKind, Stamp};
use crate::org::{OrgKind, OrgPath};
use crate::problem::{FieldProblem, Problem};
use crate::text::find_mark_in_text;

/// Most rows of a plan.
pub const MOST_ROWS: usize = 60;
/// The years of which a plan is kept.
const YEARS: std::ops::RangeInclusive<i16> = 2020..=2100;

/// A meeting that is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedMeeting {
    /// The id that the meeting made of this row bears, whether it has been made or not.
    pub meeting: MeetingId,
    /// 1 to 12.
    pub month: i8,
    /// The day, where it is known already.
    #[serde(default)]
    pub day: Option<i8>,
    /// What kind.
    pub kind: MeetingKind,
    /// What it is about.
    #[serde(default)]
    pub theme: String,
    /// Who prepares it, in the words of whoever plans.
    #[serde(default)]
    pub prepared_by: String,
    /// Anything else.
    #[serde(default)]
    pub note: String,
}

impl PlannedMeeting {
    /// The day on which it is planned; `None` where only the month is.
    pub fn on(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day?).ok()
    }
}

/// The plan of an organisation for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearPlan {
    /// Whose.
    pub org: OrgId,
    /// Where that stands in the tree.
    pub path: OrgPath,
    /// For which year.
    pub year: i16,
    /// By month and day.
    pub rows: Vec<PlannedMeeting>,
    /// Who wrote last, and when.
    pub written: Option<Stamp>,
    /// Revision, to be sent back with a change; 0 while nothing is stored.
    #[serde(default)]
    pub rev: u32,
}

impl YearPlan {
    /// Before the first row.
    pub fn of(org: OrgId, path: OrgPath, year: i16) -> Self {
        Self { org, path, year, rows: Vec::new(), written: None, rev: 0 }
    }
}

/// Whether a plan is kept for that year.
///
/// # Errors
/// A wrong field.
pub fn check_year(year: i16) -> Result<(), Problem> {
    if YEARS.contains(&year) {
        Ok(())
    } else {
        Err(Problem::field("year", "Xin chọn năm từ 2020 đến 2100."))
    }
}

/// Whether an organisation plans meetings of that kind here. Those of a branch's own committee are not for all its
/// members to see, and so stand in no plan.
pub const fn is_planned(kind: MeetingKind, org: OrgKind) -> bool {
    kind.fits(org) && !matches!(kind, MeetingKind::BranchCommittee)
}

/// The rows as they are kept: without white space around the words, by month and day.
///
/// # Errors
/// [`crate::problem::ProblemCode::Invalid`] naming each wrong field.
pub fn checked(
    mut rows: Vec<PlannedMeeting>,
    org: OrgKind,
    year: i16,
) -> Result<Vec<PlannedMeeting>, Problem> {
    let mut wrong = Vec::new();
    if rows.len() > MOST_ROWS {
        wrong.push(FieldProblem::new("rows", "Kế hoạch có quá 60 dòng."));
    }
    let mut ids = BTreeSet::new();
    for (index, row) in rows.iter_mut().enumerate() {
        for text in [&mut row.theme, &mut row.prepared_by, &mut row.note] {
            *text = text.trim().to_owned();
        }
        let mut refuse = |field: &str, sentence: &str| {
            wrong.push(FieldProblem::new(format!("rows.{index}.{field}"), sentence))
        };
        check_row(row, org, year, &mut refuse);
        if !ids.insert(row.meeting) {
            refuse("month", "Hai dòng là một cuộc họp. Xin xóa một dòng.");
        }
    }
    if !wrong.is_empty() {
        return Err(Problem::invalid(wrong));
    }
    // Whatever has no day yet stands at the end of its month.
    rows.sort_by_key(|row| (row.month, row.day.unwrap_or(i8::MAX)));
    Ok(rows)
}

fn check_row(row: &PlannedMeeting, org: OrgKind, year: i16, refuse: &mut impl FnMut(&str, &str)) {
    if !(1..=12).contains(&row.month) {
        refuse("month", "Xin chọn tháng.");
    } else if row.day.is_some() && row.on(year).is_none() {
        refuse("day", "Tháng này không có ngày đó.");
    }
    if !is_planned(row.kind, org) {
        refuse("kind", "Tổ chức này không có loại cuộc họp đã chọn. Xin chọn loại khác.");
    }
    if row.kind == MeetingKind::Thematic && row.theme.chars().count() < 3 {
        refuse("theme", "Xin ghi chuyên đề.");
    }
    for (field, text, most) in
        [("theme", &row.theme, 200), ("prepared_by", &row.prepared_by, 120), ("note", &row.note, 300)]
    {
        if text.chars().count() > most {
            refuse(field, &format!("Phần này dài quá {most} ký tự. Xin viết ngắn hơn."));
        } else if find_mark_in_text(text).is_some() {
            refuse(field, "Có dấu chỉ độ mật. Nội dung mật không được ghi vào đây.");
        }
    }
}

/// The first day of a month of a year.
fn first_of(year: i16, month: i8) -> Date {
    Date::new(year, month.clamp(1, 12), 1).unwrap_or(date(2026, 1, 1))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn row(number: u128, month: i8, kind: MeetingKind) -> PlannedMeeting {
        let theme = "Học tập và làm theo Bác".to_owned();
        let (prepared_by, note) = (String::new(), String::new());
        PlannedMeeting {
            meeting: MeetingId::from_parts(1, number),
            month,
            day: None,
            kind,
            theme,
            prepared_by,
            note,
        }
    }

    #[test]
    fn rows_are_tidied_and_stand_by_month_and_day() {
        let of = |number, month, day| PlannedMeeting { day, ..row(number, month, MeetingKind::Regular) };
        let spaced = PlannedMeeting { prepared_by: "  Đồng chí Ánh ".into(), ..of(1, 5, None) };
        let rows = checked(vec![spaced, of(2, 5, Some(3)), of(3, 2, None)], OrgKind::Branch, 2026).unwrap();
        let order: Vec<_> = rows.iter().map(|row| (row.month, row.day)).collect();
        assert_eq!(order, [(2, None), (5, Some(3)), (5, None)]);
        assert_eq!(rows[2].prepared_by, "Đồng chí Ánh");
    }

    #[test]
    fn each_wrong_field_is_named() {
        let regular = || row(1, 2, MeetingKind::Regular);
        let thematic = || row(1, 2, MeetingKind::Thematic);
        for (rows, org, field) in [
            (vec![PlannedMeeting { month: 13, ..regular() }], OrgKind::Branch, "rows.0.month"),
            (vec![PlannedMeeting { day: Some(29), ..regular() }], OrgKind::Branch, "rows.0.day"),
            (vec![PlannedMeeting { theme: " ".into(), ..thematic() }], OrgKind::Branch, "rows.0.theme"),
            (vec![regular()], OrgKind::PartyCommittee, "rows.0.kind"),
            (vec![row(1, 2, MeetingKind::BranchCommittee)], OrgKind::Branch, "rows.0.kind"),
            (vec![regular(), regular()], OrgKind::Branch, "rows.1.month"),
            (vec![PlannedMeeting { note: "đ".repeat(301), ..regular() }], OrgKind::Branch, "rows.0.note"),
            (vec![PlannedMeeting { note: "TUYỆT MẬT".into(), ..regular() }], OrgKind::Branch, "rows.0.note"),
        ] {
            let problem = checked(rows, org, 2026).unwrap_err();
            assert_eq!(problem.fields[0].field, field);
        }
        assert!(checked(vec![row(1, 2, MeetingKind::Committee)], OrgKind::PartyCommittee, 2026).is_ok());
        let many = (0..61).map(|number| row(number, 2, MeetingKind::Regular)).collect();
        assert_eq!(checked(many, OrgKind::Branch, 2026).unwrap_err().fields[0].field, "rows");
    }
}
