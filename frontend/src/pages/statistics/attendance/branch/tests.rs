//! What is said of a year, and a made-up year for the other parts.

use jiff::{SignedDuration, Timestamp};
use shared::attendance::{CheckIn, Verdict};
use shared::id::MeetingId;
use shared::meeting::{Meeting, MeetingState};
use shared::statistics::{Listed, branch_year};

use super::*;
use crate::pages::meetings::fixtures::{self, asks_leave, decided, entry, marked};
use crate::testing::rendered;

fn held(n: u64, back: i64) -> Meeting {
    let mut meeting = fixtures::meeting(MeetingState::Closed);
    meeting.id = MeetingId::from_parts(n, 1);
    let start: Timestamp = meeting.plan.starts_at;
    meeting.plan.starts_at =
        start.saturating_sub(SignedDuration::from_hours(24 * 30 * back)).unwrap_or(start);
    meeting
}

/// Three months: one comes always, one never and without leave, one with leave once.
pub(in super::super) fn year() -> BranchStatistics {
    let official = |n, name| entry(n, name, shared::attendance::ListedAs::Official);
    let listed = |n: u64| -> Listed {
        let leave = decided(asks_leave(official(3, "Lê Văn Bình"), 3), Verdict::Approved, -60);
        let attended = match n {
            1 => marked(leave, CheckIn::Absent, 1),
            _ => marked(official(3, "Lê Văn Bình"), CheckIn::Late, 1),
        };
        let list = vec![
            marked(official(1, "Nguyễn Thị Hường"), CheckIn::Present, 1),
            marked(official(2, "Trần Văn Ước"), CheckIn::Absent, 1),
            attended,
        ];
        (held(n, i64::try_from(n).unwrap_or_default() - 1), list)
    };
    branch_year(fixtures::meeting(MeetingState::Closed).org, 2026, &[listed(1), listed(2), listed(3)])
}

#[test]
fn a_year_is_told_in_one_sentence_with_its_numbers() {
    assert_eq!(sentence(&year()), "Năm 2026, chi bộ đã họp 3 lần; tỷ lệ dự họp 56\u{a0}% (5/9 lượt).");
}

#[test]
fn the_year_comes_first_and_then_who_needs_care() {
    let html = rendered(whole_year(&Rc::new(year()), Results::Figures));
    let warning = html.find("Trần Văn Ước").expect("somebody is to be warned about");
    assert!(html.find("Năm 2026, chi bộ").expect("the sentence is there") < warning, "{html}");
    assert!(warning < html.find("Từng tháng").expect("the months are there"), "{html}");
    assert!(html.contains("Tháng 11") && html.contains("1/3 (33\u{a0}%)"), "{html}");
}

#[test]
fn a_year_without_meetings_says_how_figures_come_about() {
    let empty = branch_year(year().org, 2025, &[]);
    let html = rendered(whole_year(&Rc::new(empty), Results::Figures));
    assert!(html.contains("Năm 2025 chưa có cuộc họp nào kết thúc"), "{html}");
}
