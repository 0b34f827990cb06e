//! The yearly plan as a paper.

use jiff::civil::Date;

use super::{PartyForm, Signature};
use crate::meeting::MeetingKind;
use crate::year_plan::{PlannedMeeting, YearPlanView};

/// The paper of a plan, dated on `today` while nobody has written it.
pub fn year_plan_form(view: &YearPlanView, today: Date) -> PartyForm {
    let plan = &view.plan;
    let day = plan.written.as_ref().map_or(today, |written| crate::time::local_date(written.at));
    let row = |(index, row): (usize, &PlannedMeeting)| {
        vec![
            (index + 1).to_string(),
            when(row, plan.year),
            kind(row.kind).into(),
            row.theme.clone(),
            row.prepared_by.clone(),
            row.note.clone(),
        ]
    };
    let mut form = PartyForm {
        superior: view.issuer.superior.clone(),
        issuer: view.issuer.name.clone(),
        number: "Số ……-KH".into(),
        place_and_date: view.issuer.place_and_date(day),
        kind: "Kế hoạch".into(),
        about: format!("Sinh hoạt năm {}", plan.year),
        blocks: Vec::new(),
        receivers: Vec::new(),
        signatures: vec![Signature {
            on_behalf: view.issuer.on_behalf(),
            position: "Bí thư".into(),
            name: String::new(),
        }],
    };
    let columns = [
        ("STT", 7),
        ("Thời gian", 12),
        ("Loại", 15),
        ("Nội dung, chuyên đề", 32),
        ("Chuẩn bị", 18),
        ("Ghi chú", 16),
    ];
    form.table(columns, plan.rows.iter().enumerate().map(row).collect());
    let above = Some(&view.issuer.superior).filter(|superior| !superior.is_empty());
    form.receivers.extend(above.map(|superior| format!("{superior} (để báo cáo),")));
    form.receivers.push("Lưu hồ sơ.".into());
    form
}

/// `25/11`, or `Tháng 11`.
fn when(row: &PlannedMeeting, year: i16) -> String {
    match row.on(year) {
        Some(day) => format!("{:02}/{:02}", day.day(), day.month()),
        None => format!("Tháng {}", row.month),
    }
}

const fn kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Regular => "Thường kỳ",
        MeetingKind::Thematic => "Chuyên đề",
        MeetingKind::BranchCommittee => "Chi ủy",
        MeetingKind::Committee => "Cấp ủy",
    }
}
