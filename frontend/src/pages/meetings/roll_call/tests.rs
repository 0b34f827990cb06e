//! The order of things on the page.

use shared::attendance::CheckIn;

use super::super::fixtures::{self, marked, people};
use super::press::{said, words};
use super::queue::Queue;
use super::*;
use crate::testing::rendered;

fn shown(view: MeetingView) -> String {
    shown_with(view, Queue::default())
}

fn shown_with(view: MeetingView, queue: Queue) -> String {
    let roll = Roll::new(Rc::new(view), queue);
    let taking = Taking { roll, mark: Callback::noop(), act: Callback::noop() };
    rendered(open_roll(&taking, &Toaster::default()))
}

#[test]
fn the_counts_stand_first_then_the_press_for_everyone() {
    let mut list = people();
    list[0] = marked(list[0].clone(), CheckIn::Late, 3);
    list[1] = marked(list[1].clone(), CheckIn::Absent, 3);
    let html = shown(fixtures::view(MeetingState::InSession, list));
    for count in ["<dt>Có mặt</dt><dd>1</dd>", "<dt>Vắng</dt><dd>1</dd>", "<dt>Chưa ghi</dt><dd>1</dd>"]
    {
        assert!(html.contains(count), "{count} in {html}");
    }
    assert!(html.contains("Tất cả có mặt (1 người)"), "{html}");
    assert!(html.find("<dt>Có mặt") < html.find("Tất cả có mặt"), "{html}");
}

#[test]
fn a_mark_that_waits_on_the_device_is_counted_like_any_other() {
    // Marked on the evening before, in a hall that was sent home.
    let mut list = people();
    list[1] = marked(list[1].clone(), CheckIn::Late, -24 * 60);
    let mut queue = Queue::default();
    queue.push(&list[0], CheckIn::Present, fixtures::minutes_from_start(3));
    queue.push(&list[1], CheckIn::Absent, fixtures::minutes_from_start(3));
    let html = shown_with(fixtures::view(MeetingState::InSession, list), queue);
    for count in ["<dt>Có mặt</dt><dd>1</dd>", "<dt>Vắng</dt><dd>1</dd>", "<dt>Chưa ghi</dt><dd>1</dd>"]
    {
        assert!(html.contains(count), "{count} in {html}");
    }
}

#[test]
fn once_everyone_is_marked_the_way_leads_back_to_the_meeting() {
    let list: Vec<_> = people().into_iter().map(|entry| marked(entry, CheckIn::Present, 3)).collect();
    let html = shown(fixtures::view(MeetingState::InSession, list));
    assert!(html.contains("Đã điểm danh đủ 3 đồng chí.") && html.contains("Về cuộc họp"), "{html}");
}

#[test]
fn the_press_says_whom_it_marks_how() {
    let mark = |n, check_in| (fixtures::member(n), check_in);
    let (present, absent) = (mark(1, CheckIn::Present), mark(2, CheckIn::Absent));
    for (marks, word, after) in [
        (&[present][..], "Tất cả có mặt (1 người)", "Đã ghi có mặt 1 đồng chí."),
        (&[absent], "Ghi vắng 1 người được phép vắng", "Đã ghi vắng có phép 1 đồng chí."),
        (
            &[present, absent],
            "Tất cả có mặt (1 người), trừ 1 người được phép vắng",
            "Đã ghi có mặt 1 đồng chí, vắng có phép 1 đồng chí.",
        ),
    ] {
        assert_eq!((words(marks).as_str(), said(marks, 0).as_str()), (word, after));
    }
    assert!(said(&[present], 1).ends_with("1 đồng chí trong đó có đơn xin vắng chưa quyết định."));
}
