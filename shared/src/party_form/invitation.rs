//! What is handed out on paper before a meeting, for those without a telephone: the invitation and the sheet of the roll.

use super::{PartyForm, Signature};
use crate::attendance::{Attendance, ListedAs};
use crate::issuer::Issuer;
use crate::meeting::Meeting;
use crate::time::{format_date_time, local_date};

/// The invitation to a meeting, one for everybody: the name is written by hand.
pub fn invitation_form(meeting: &Meeting, issuer: &Issuer) -> PartyForm {
    let plan = &meeting.plan;
    let day = local_date(meeting.called.as_ref().map_or(plan.starts_at, |called| called.at));
    let mut form = blank(meeting, issuer, "Giấy mời");
    form.place_and_date = issuer.place_and_date(day);
    form.paragraphs("Kính gửi: Đồng chí ……………………………………………………");
    form.paragraphs(&format!("{} trân trọng mời đồng chí dự: {}.", issuer.name, plan.title));
    form.paragraphs(&format!("1. Thời gian: {}.", format_date_time(plan.starts_at)));
    form.paragraphs(&format!("2. Địa điểm: {}.", or_open(&plan.place)));
    form.paragraphs(&format!("3. Chủ trì: đồng chí {}.", or_open(&meeting.chair_name)));
    form.paragraphs("4. Nội dung:");
    for item in &plan.agenda {
        form.paragraphs(&match item.minutes {
            0 => format!("- {}", item.title),
            minutes => format!("- {} ({minutes} phút)", item.title),
        });
    }
    if !plan.note.trim().is_empty() {
        form.paragraphs("5. Chuẩn bị:");
        form.paragraphs(&plan.note);
    }
    form.paragraphs("Nếu không dự được, đề nghị đồng chí báo trước để được xem xét.");
    form.receivers = vec!["Như kính gửi,".into(), "Lưu hồ sơ.".into()];
    form.signatures =
        vec![Signature { on_behalf: issuer.on_behalf(), position: "Bí thư".into(), name: String::new() }];
    form
}

/// The sheet on which the roll is taken where there is no device: whoever is summoned signs, the rest is ticked.
pub fn roll_call_form(meeting: &Meeting, issuer: &Issuer, list: &[Attendance]) -> PartyForm {
    let plan = &meeting.plan;
    let mut form = blank(meeting, issuer, "Danh sách điểm danh");
    form.place_and_date = issuer.place_and_date(local_date(plan.starts_at));
    form.paragraphs(&format!(
        "Thời gian: {}. Địa điểm: {}.",
        format_date_time(plan.starts_at),
        or_open(&plan.place)
    ));
    let (summoned, others): (Vec<_>, Vec<_>) = list.iter().partition(|entry| entry.listed_as.is_summoned());
    form.paragraphs(&format!("Số đồng chí được triệu tập: {}.", summoned.len()));
    let row = |(index, entry): (usize, &&Attendance)| {
        let number = (index + 1).to_string();
        vec![number, entry.name.clone(), String::new(), String::new(), String::new(), note(entry, meeting)]
    };
    // Room to sign by hand, also for large hands.
    let columns = [
        ("STT", 7),
        ("Họ và tên", 26),
        ("Ký tên", 27),
        ("Vắng có phép", 11),
        ("Vắng không phép", 12),
        ("Ghi chú", 17),
    ];
    form.table(columns, summoned.iter().chain(&others).enumerate().map(row).collect());
    let signature = |position: &str, name: &str| Signature {
        on_behalf: String::new(),
        position: position.to_owned(),
        name: name.to_owned(),
    };
    form.signatures = vec![
        signature("Người điểm danh", &meeting.minute_taker_name),
        signature("Chủ trì", &meeting.chair_name),
    ];
    form
}

/// Why somebody is not summoned, or that they have asked to be absent.
fn note(entry: &Attendance, meeting: &Meeting) -> String {
    match entry.listed_as {
        ListedAs::Official | ListedAs::CommitteeMember => match &entry.absence {
            Some(_) if entry.awaits_decision(meeting) => "Đã xin vắng".into(),
            Some(_) => "Đã xin vắng, có quyết định".into(),
            None => String::new(),
        },
        other => other.label().into(),
    }
}

fn blank(meeting: &Meeting, issuer: &Issuer, kind: &str) -> PartyForm {
    PartyForm {
        superior: issuer.superior.clone(),
        issuer: issuer.name.clone(),
        number: String::new(),
        place_and_date: String::new(),
        kind: kind.to_owned(),
        about: meeting.plan.title.clone(),
        blocks: Vec::new(),
        receivers: Vec::new(),
        signatures: Vec::new(),
    }
}

fn or_open(text: &str) -> &str {
    if text.trim().is_empty() { "……………………" } else { text.trim() }
}
