//! What the page shows, and to whom.

use jiff::civil::date;
use shared::assignment::{AssignmentState, AssignmentText, Settlement};
use shared::document::DocNumber;
use shared::grant::Role;
use shared::id::{AssignmentId, VoteId};
use shared::meeting::MeetingState;
use shared::meeting_score::{MeetingGrade, ScoreShort};
use shared::minutes::{MinutesRights, VoteBase};
use shared::resolution::{Adoption, Resolution, ResolutionText};
use shared::statistics::MeetingFigures;

use super::super::fixtures::{self, SECRETARY, issuer, member, people, stamp};
use super::*;
use crate::testing::rendered;

fn view() -> ResolutionView {
    let meeting = fixtures::meeting(MeetingState::Closed);
    let text = AssignmentText { what: "Thu quỹ thôn".into(), lead: member(2), due_on: date(2026, 12, 20) };
    let given = Assignment::new(AssignmentId::from_parts(1, 1), &meeting, text, stamp(SECRETARY, 60));
    let given = Assignment { lead_name: "Trần Văn Ước".into(), ..given };
    let settlement = Settlement { state: AssignmentState::Done, result: "Đủ 42 hộ.".into() };
    let earlier = ReviewedTask { settlement, ..ReviewedTask::from(&given) };
    let directions = "Làm đường trước Tết.".to_owned();
    let adoption = Adoption {
        stamp: stamp(SECRETARY, 200),
        role: Role::Secretary,
        vote: VoteId::from_parts(1, 1),
        number: DocNumber { serial: 5, code: "NQ".into(), symbol: "CB".into() },
        review: vec![earlier.clone()],
        record: None,
        score: None,
    };
    ResolutionView {
        issuer: issuer(),
        figures_since: Vec::new(),
        resolution: Some(Resolution {
            text: ResolutionText { review: String::new(), directions },
            adoption: Some(adoption),
            ..Resolution::of(meeting.id)
        }),
        review: vec![earlier],
        assignments: vec![given],
        score: None,
        score_since: None,
        figures: MeetingFigures::count(&meeting, &people()).counts(),
        votes: Vec::new(),
        base: VoteBase::count(&meeting, &people()),
        people: Vec::new(),
        next_serial: None,
        may: MinutesRights::default(),
        meeting,
    }
}

fn shown(view: ResolutionView) -> String {
    let load = Load::of(view.clone());
    rendered(content(&Rc::new(view), &load))
}

#[test]
fn an_adopted_resolution_is_read_as_a_paper() {
    let html = shown(view());
    for text in [
        "Số 05-NQ/CB",
        "Làm đường trước Tết.",
        "Đã xong. Đủ 42 hộ.",
        "Trần Văn Ước",
        "Nơi nhận:",
        "Đảng ủy xã Phúc Lâm (để báo cáo),",
        "T/M Chi ủy",
    ] {
        assert!(html.contains(text), "{text} in {html}");
    }
}

#[test]
fn a_sheet_that_changed_since_is_told_beside_the_paper() {
    let today = ScoreShort { points: 88, grade: MeetingGrade::Fair };
    let html = shown(ResolutionView { score_since: Some(today), ..view() });
    assert!(html.contains("Theo phiếu hiện nay: 88/100 điểm, xếp loại Khá."), "{html}");
    assert!(!shown(view()).contains("Phiếu chấm điểm đã sửa"));
}

#[test]
fn until_then_members_wait() {
    assert!(shown(ResolutionView { resolution: None, ..view() }).contains("Nghị quyết đang được soạn"));
}
