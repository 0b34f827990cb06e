//! What the committee sees of the list.

use shared::attendance::{CheckIn, ListedAs};

use super::super::super::fixtures::{self, minutes_from_start, people};
use super::*;
use crate::testing::rendered;

fn shown(state: MeetingState, entries: Vec<Attendance>, minutes: i64) -> String {
    let view = Rc::new(fixtures::view(state, entries));
    rendered(html! {
        <People {view} me={fixtures::member(fixtures::SECRETARY)} now={minutes_from_start(minutes)} ondone={Callback::noop()} onreload={Callback::noop()} />
    })
}

#[test]
fn answers_are_counted_and_everyone_is_told_with_the_reason() {
    let html = shown(MeetingState::Called, people(), -600);
    assert!(html.contains("Được triệu tập: 3 đồng chí"), "{html}");
    for count in
        ["<dt>Sẽ dự</dt><dd>1</dd>", "<dt>Xin vắng</dt><dd>1</dd>", "<dt>Chưa trả lời</dt><dd>1</dd>"]
    {
        assert!(html.contains(count), "{count} in {html}");
    }
    assert!(html.contains("Đảng viên dự bị: được triệu tập, chưa có quyền biểu quyết."), "{html}");
    assert!(html.contains("Không triệu tập: 2 đồng chí"), "{html}");
    assert!(html.contains("Đang sinh hoạt tạm thời nơi khác: không triệu tập."), "{html}");
}

#[test]
fn one_can_answer_for_others_who_are_summoned_until_the_meeting_begins() {
    assert_eq!(shown(MeetingState::Called, people(), -600).matches(">Trả lời thay<").count(), 2);
    assert_eq!(shown(MeetingState::Called, people(), 1).matches(">Trả lời thay<").count(), 0);
}

#[test]
fn after_the_meeting_the_roll_call_counts() {
    let mut entries = people();
    entries[0] = fixtures::marked(entries[0].clone(), CheckIn::Late, 5);
    let html = shown(MeetingState::Closed, entries, 300);
    assert!(html.contains("Đến muộn") && html.contains("Chưa điểm danh"), "{html}");
    assert!(!html.contains("<dt>"), "{html}");
}

#[test]
fn a_long_list_can_be_searched() {
    let entry = |n| fixtures::entry(n, "Lê Văn Bình", ListedAs::Official);
    assert!(!shown(MeetingState::Called, (1..=20).map(entry).collect(), -9).contains("type=\"search\""));
    assert!(shown(MeetingState::Called, (1..=21).map(entry).collect(), -9).contains("type=\"search\""));
}
