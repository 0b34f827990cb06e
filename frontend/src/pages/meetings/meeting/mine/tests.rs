//! What one sees of one's own part, state by state.

use shared::attendance::{CheckIn, ListedAs, Verdict};

use super::super::super::fixtures::{
    self, SECRETARY, asks_leave, decided, marked, minutes_from_start, will_attend,
};
use super::*;
use crate::testing::rendered;

fn me() -> Attendance {
    fixtures::entry(3, "Lê Văn Bình", ListedAs::Official)
}

fn shown_in(entry: Attendance, meeting: Meeting, minutes: i64) -> String {
    let (ondone, onreload) = (Callback::noop(), Callback::noop());
    let mine = MyAnswer { entry, meeting, kind: Kind::Primary, ondone, onreload };
    rendered(my_answer(mine, minutes_from_start(minutes)))
}

fn shown(entry: Attendance) -> String {
    shown_in(entry, fixtures::meeting(MeetingState::Called), -600)
}

fn buttons(html: &str) -> Vec<&'static str> {
    ["Tôi sẽ dự", "Xin phép vắng", "Rút đơn"].into_iter().filter(|word| html.contains(word)).collect()
}

#[test]
fn whoever_is_silent_is_asked_and_has_both_answers() {
    let html = shown(me());
    assert!(html.contains("Xin trả lời trước thứ Tư, 25/11/2026, 19:30."), "{html}");
    assert_eq!(buttons(&html), ["Tôi sẽ dự", "Xin phép vắng"]);
    assert_eq!(html.matches("data-variant=\"primary\"").count(), 1, "{html}");
}

#[test]
fn an_answer_is_shown_with_who_gave_it() {
    let html = shown(will_attend(me(), SECRETARY));
    assert!(html.contains("Nguyễn Thị Hường trả lời thay"), "{html}");
    assert_eq!(buttons(&html), ["Xin phép vắng"]);
}

#[test]
fn a_request_can_be_taken_back_and_shows_its_decision() {
    let html = shown(decided(asks_leave(me(), 3), Verdict::Approved, -60));
    assert!(html.contains("Được phép vắng") && html.contains("Đồng ý cho vắng: Bí thư"), "{html}");
    assert_eq!(buttons(&html), ["Tôi sẽ dự", "Rút đơn"]);
}

#[test]
fn another_time_or_place_asks_again() {
    let meeting = Meeting { round: 2, ..fixtures::meeting(MeetingState::Called) };
    let html = shown_in(will_attend(me(), 3), meeting, -600);
    assert!(html.contains("Giờ hoặc địa điểm họp đã đổi."), "{html}");
    assert_eq!(buttons(&html), ["Tôi sẽ dự", "Xin phép vắng"]);
}

#[test]
fn once_the_meeting_has_begun_nothing_can_be_answered() {
    let html = shown_in(me(), fixtures::meeting(MeetingState::Called), 1);
    assert!(html.contains("báo trực tiếp với người chủ trì"), "{html}");
    let html = shown_in(marked(me(), CheckIn::Late, 10), fixtures::meeting(MeetingState::Closed), 600);
    assert!(html.contains("Điểm danh: đến muộn."), "{html}");
    assert_eq!(buttons(&html), [""; 0]);
}

#[test]
fn whoever_is_not_summoned_is_told_why() {
    let html = shown(fixtures::entry(4, "Phạm Thị Mơ", ListedAs::Exempt));
    assert!(html.contains("Được miễn công tác và sinh hoạt: không bắt buộc dự."), "{html}");
}
