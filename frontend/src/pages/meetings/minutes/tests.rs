//! What the page shows, and to whom.

use shared::attendance::CheckIn;
use shared::id::VoteId;
use shared::minutes::{MinutesRights, Tally, Vote, VoteBase, VoteKind, VoteText};
use shared::statistics::MeetingFigures;

use super::super::fixtures::{self, SECRETARY, issuer, marked, people, stamp};
use super::*;
use crate::testing::rendered;

fn view(state: MeetingState) -> MinutesView {
    let meeting = fixtures::meeting(state);
    let list: Vec<_> = people().into_iter().map(|entry| marked(entry, CheckIn::Present, 1)).collect();
    let mut minutes = Minutes::of(&meeting);
    minutes.text.conclusion = "Thống nhất làm đường trước Tết.".into();
    let tally = Tally { in_favour: 3, against: 0, abstained: 0 };
    let text = VoteText { matter: "Thông qua nghị quyết".into(), kind: VoteKind::Ordinary, tally };
    let vote =
        Vote { id: VoteId::from_parts(1, 1), meeting: meeting.id, text, stamp: stamp(SECRETARY, 60), rev: 1 };
    MinutesView {
        issuer: issuer(),
        figures_since: Vec::new(),
        adopted_by: None,
        minutes: Some(minutes),
        figures: MeetingFigures::count(&meeting, &list).counts(),
        votes: vec![vote],
        base: VoteBase::count(&meeting, &list),
        people: Vec::new(),
        may: MinutesRights::default(),
        meeting,
    }
}

fn shown(view: MinutesView) -> String {
    let load = Load::of(view.clone());
    rendered(content(&Rc::new(view), &load))
}

#[test]
fn members_are_told_to_wait_and_then_read_the_paper() {
    let mut seen = view(MeetingState::Closed);
    let signed = seen.minutes.take();
    assert!(shown(seen.clone()).contains("Biên bản đang được ghi"));
    seen.minutes = signed.map(|minutes| Minutes { signed: Some(stamp(SECRETARY, 180)), ..minutes });
    let html = shown(seen);
    for text in [
        "Đảng Cộng sản Việt Nam",
        "Phúc Lâm, ngày 25 tháng 11 năm 2026",
        "Thống nhất làm đường trước Tết.",
        "Thông qua nghị quyết: tán thành 3/3",
        "Người ghi biên bản",
        "In biên bản",
    ] {
        assert!(html.contains(text), "{text} in {html}");
    }
    assert!(!html.contains("Ghi phần bổ sung"), "{html}");
}

#[test]
fn what_was_signed_too_late_says_so() {
    let mut seen = view(MeetingState::Closed);
    seen.minutes =
        seen.minutes.map(|minutes| Minutes { signed: Some(stamp(SECRETARY, 4 * 24 * 60)), ..minutes });
    assert!(shown(seen).contains("Hoàn tất sau hạn thứ Sáu, 27/11/2026."));
}

#[test]
fn a_decision_after_the_signature_is_told_beside_the_paper() {
    let mut seen = view(MeetingState::Closed);
    seen.minutes = seen.minutes.map(|minutes| Minutes { signed: Some(stamp(SECRETARY, 180)), ..minutes });
    assert!(!shown(seen.clone()).contains("Số liệu đã thay đổi"));
    seen.figures_since = seen.figures.clone();
    let html = shown(seen);
    assert!(html.contains("Theo thống kê hiện nay: có mặt 3/3"), "{html}");
}

#[test]
fn before_the_session_there_is_nothing() {
    assert!(shown(view(MeetingState::Called)).contains("từ khi cuộc họp bắt đầu"));
}
