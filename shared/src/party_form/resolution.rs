//! A resolution as a paper: the figures, the review, where one goes, who does what, the vote.

use super::{PartyForm, Signature};
use crate::assignment::Assignment;
use crate::grant::Role;
use crate::meeting::MeetingKind;
use crate::minutes::session_hours;
use crate::resolution::{Resolution, ResolutionView, ReviewedTask};
use crate::statistics::{FigureKind, Rate};
use crate::time::{format_date, local_date};

/// The paper of the resolution in a view; `None` while the caller may not read it.
pub fn resolution_form(view: &ResolutionView) -> Option<PartyForm> {
    let resolution = view.resolution.as_ref()?;
    let (meeting, adoption) = (&view.meeting, resolution.adoption.as_ref());
    let day = local_date(session_hours(meeting).0);
    let mut form = PartyForm {
        superior: view.issuer.superior.clone(),
        issuer: view.issuer.name.clone(),
        number: adoption.map_or_else(|| "Số …".into(), |adoption| format!("Số {}", adoption.number)),
        place_and_date: view.issuer.place_and_date(day),
        kind: "Nghị quyết".into(),
        about: meeting.plan.title.clone(),
        blocks: Vec::new(),
        receivers: receivers(view),
        signatures: vec![signature(resolution, view.issuer.on_behalf())],
    };
    form.paragraphs(&opening(view));
    form.heading("I. Đánh giá việc thực hiện nghị quyết kỳ trước");
    form.paragraphs(&resolution.text.review);
    reviewed(&mut form, &view.review);
    form.heading("II. Phương hướng, nhiệm vụ");
    form.paragraphs(&resolution.text.directions);
    if !view.assignments.is_empty() {
        form.heading("III. Phân công thực hiện");
        assigned(&mut form, &view.assignments);
    }
    if let Some(score) = &view.score {
        super::add_score(&mut form, score);
    }
    if let Some(sentence) = vote(view) {
        form.paragraphs(&sentence);
    }
    Some(form)
}

fn opening(view: &ResolutionView) -> String {
    let of = |kind| view.figures.iter().find(|figure| figure.kind == kind).map_or(0, |figure| figure.count);
    let rate = Rate { part: of(FigureKind::Present) as usize, whole: of(FigureKind::Summoned) as usize };
    let meeting = &view.meeting;
    format!(
        "Ngày {}, {} họp tại {}; tổng số đảng viên {}, được triệu tập {}, có mặt {}. Sau khi thảo luận, cuộc họp quyết nghị:",
        format_date(local_date(session_hours(meeting).0)),
        meeting.org_name,
        meeting.plan.place.trim(),
        of(FigureKind::Total),
        of(FigureKind::Summoned),
        rate.text()
    )
}

fn reviewed(form: &mut PartyForm, review: &[ReviewedTask]) {
    if review.is_empty() {
        return;
    }
    let row = |task: &ReviewedTask| {
        let state = task.settlement.state.label();
        let result = match task.settlement.result.is_empty() {
            true => state.to_owned(),
            false => format!("{state}. {}", task.settlement.result),
        };
        vec![task.what.clone(), task.lead_name.clone(), format_date(task.due_on), result]
    };
    let columns = [("Nhiệm vụ", 34), ("Người phụ trách", 22), ("Thời hạn", 17), ("Kết quả", 27)];
    form.table(columns, review.iter().map(row).collect());
}

fn assigned(form: &mut PartyForm, assignments: &[Assignment]) {
    let row = |assignment: &Assignment| {
        vec![assignment.text.what.clone(), assignment.lead_name.clone(), format_date(assignment.text.due_on)]
    };
    let columns = [("Nhiệm vụ", 54), ("Người phụ trách", 28), ("Thời hạn", 18)];
    form.table(columns, assignments.iter().map(row).collect());
}

/// By which vote it was adopted.
fn vote(view: &ResolutionView) -> Option<String> {
    let adoption = view.resolution.as_ref()?.adoption.as_ref()?;
    let vote = view.votes.iter().find(|vote| vote.id == adoption.vote)?;
    Some(format!(
        "Nghị quyết được thông qua với {} đảng viên có quyền biểu quyết tán thành.",
        view.base.share(vote.text.tally)
    ))
}

fn receivers(view: &ResolutionView) -> Vec<String> {
    let above = Some(&view.issuer.superior).filter(|superior| !superior.is_empty());
    let above = above.map(|superior| format!("{superior} (để báo cáo),"));
    let own = match view.meeting.plan.kind {
        MeetingKind::Regular | MeetingKind::Thematic => "Đảng viên chi bộ (để thực hiện),",
        MeetingKind::BranchCommittee | MeetingKind::Committee => "Các đồng chí cấp ủy viên (để thực hiện),",
    };
    above.into_iter().chain([own.to_owned(), "Lưu hồ sơ.".to_owned()]).collect()
}

fn signature(resolution: &Resolution, on_behalf: String) -> Signature {
    let adoption = resolution.adoption.as_ref();
    let position = match adoption.map(|adoption| adoption.role) {
        Some(Role::DeputySecretary) => "Phó bí thư",
        _ => "Bí thư",
    };
    Signature {
        on_behalf,
        position: position.into(),
        name: adoption.map(|adoption| adoption.stamp.name.clone()).unwrap_or_default(),
    }
}
