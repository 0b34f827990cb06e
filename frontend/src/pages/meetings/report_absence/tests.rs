//! Who can send a request, and what it needs.

use shared::attendance::{AbsenceReason, ListedAs};

use super::super::fixtures::{self, entry, member, minutes_from_start};
use super::form::{Typed, lead};
use super::*;
use crate::testing::rendered;

fn refused(entry: Option<Attendance>, state: MeetingState, minutes: i64) -> String {
    let meeting = fixtures::meeting(state);
    let now = minutes_from_start(minutes);
    rendered(report(entry.as_ref(), &meeting, member(3), now, &Callback::noop()))
}

#[test]
fn where_no_request_can_be_sent_the_page_says_why() {
    let me = || Some(entry(3, "Lê Văn Bình", ListedAs::Official));
    let cases = [
        (None, MeetingState::Called, -60, "không có tên trong danh sách"),
        (Some(entry(4, "Phạm Thị Mơ", ListedAs::Exempt)), MeetingState::Called, -60, "Không cần gửi đơn"),
        (me(), MeetingState::Cancelled, -60, "Cuộc họp đã hủy"),
        (me(), MeetingState::Called, 0, "Đã đến giờ họp"),
        (me(), MeetingState::InSession, -5, "Đã đến giờ họp"),
    ];
    for (entry, state, minutes, words) in cases {
        let html = refused(entry, state, minutes);
        assert!(html.contains(words) && html.contains("Về cuộc họp"), "{words}: {html}");
    }
}

#[test]
fn a_request_needs_a_reason_and_another_reason_needs_words() {
    let fields = |typed: Typed| typed.report().map_err(|refusal| refusal.fields[0].field.clone());
    assert_eq!(fields(Typed::default()), Err("reason".into()));
    let other = Typed { reason: Some(AbsenceReason::Other), text: " ".into() };
    assert_eq!(fields(other), Err("text".into()));
    assert!(fields(Typed { reason: Some(AbsenceReason::Duty), text: String::new() }).is_ok());
}

#[test]
fn on_behalf_of_a_member_the_page_says_so() {
    let person = entry(3, "Lê Văn Bình", ListedAs::Official);
    let meeting = fixtures::meeting(MeetingState::Called);
    assert!(lead(&person, &meeting, false).starts_with("Gửi thay đồng chí Lê Văn Bình"));
    assert!(lead(&person, &meeting, true).starts_with("Sinh hoạt chi bộ tháng 11/2026, thứ Tư"));
}
