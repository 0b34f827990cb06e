//! What a paper says of itself.

use shared::file::FileRefusal;
use shared::id::FileId;
use shared::meeting::MeetingState;

use super::super::super::fixtures::{self, minutes_from_start, stamp};
use super::*;
use crate::testing::rendered;

fn paper(number: u64, state: FileState, minutes: i64) -> Paper {
    Paper {
        id: FileId::from_parts(number, 1),
        name: "Dự thảo nghị quyết.pdf".into(),
        kind: FileKind::Pdf,
        size: 1_250_000,
        state,
        added: stamp(1, minutes),
        handed_in_at: Some(minutes_from_start(minutes)),
        replaces: None,
    }
}

fn shown(papers: Vec<Paper>, minutes: i64) -> String {
    let meeting = fixtures::meeting(MeetingState::Called);
    let props = PapersProps { meeting, runs: false, now: minutes_from_start(minutes) };
    rendered(list(&props, &Rc::new(papers), None, &Callback::noop()))
}

#[test]
fn a_paper_says_what_it_is_and_opens_with_one_press() {
    let html = shown(vec![paper(1, FileState::Ready, -48 * 60)], 0);
    assert!(html.contains("PDF · 1,2 MB · gửi thứ Hai, 23/11/2026, 19:30"), "{html}");
    assert!(html.contains("aria-label=\"Mở Dự thảo nghị quyết.pdf\""), "{html}");
    assert!(!html.contains("Gửi muộn") && !html.contains("Xóa"), "{html}");
}

#[test]
fn what_came_late_or_cannot_be_opened_says_so() {
    let late = shown(vec![paper(1, FileState::Ready, -60)], 0);
    assert!(late.contains("Gửi muộn"), "{late}");
    let checking = shown(vec![paper(1, FileState::Checking, -48 * 60)], 0);
    assert!(checking.contains("Đang kiểm tra") && !checking.contains("aria-label=\"Mở"), "{checking}");
    let refused = shown(vec![paper(1, FileState::Refused { refusal: FileRefusal::Protected }, -48 * 60)], 0);
    assert!(refused.contains("Tệp có mật khẩu"), "{refused}");
}

#[test]
fn without_papers_it_says_so() {
    assert!(shown(vec![], 0).contains("Chưa có tài liệu nào."));
}
