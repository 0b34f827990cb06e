//! What stands before the end, and when it does not.

use shared::meeting::{MeetingRights, MeetingState};
use yew::Reducible;

use super::super::super::fixtures::{self, marked, member, minutes_from_start, people};
use super::super::super::roll_call::Roll;
use super::*;
use crate::testing::rendered;

fn shown_after(view: MeetingView, acts: Vec<Act>) -> String {
    let load = Load::of(view.clone());
    let roll = Rc::new(Roll::begun(Rc::new(view)));
    let roll = (*acts.into_iter().fold(roll, Reducible::reduce)).clone();
    let taking = Taking { roll, mark: Callback::noop(), act: Callback::noop() };
    rendered(checklist(&taking, &load, &Toaster::default()))
}

fn all_marked() -> MeetingView {
    let list = people().into_iter().map(|entry| marked(entry, CheckIn::Present, 1)).collect();
    fixtures::view(MeetingState::InSession, list)
}

#[test]
fn those_not_marked_and_requests_that_wait_are_named_first() {
    let html = shown_after(fixtures::view(MeetingState::InSession, people()), vec![]);
    assert!(html.contains("Chưa điểm danh: 3 đồng chí"), "{html}");
    assert!(html.contains("Ghi vắng những đồng chí còn lại"), "{html}");
    assert!(html.contains("Đơn xin vắng chưa quyết định") && html.contains("Đi khám bệnh ở tỉnh"), "{html}");
    assert!(html.contains("Còn 3 đồng chí chưa điểm danh nên chưa kết thúc được."), "{html}");
    assert!(!html.contains(">Kết thúc cuộc họp<"), "{html}");
}

#[test]
fn once_everyone_is_marked_the_meeting_can_end() {
    let html = shown_after(all_marked(), vec![]);
    assert!(html.contains("Kết thúc cuộc họp"), "{html}");
    assert!(!html.contains("Chưa điểm danh"), "{html}");
}

#[test]
fn marks_that_wait_on_this_device_come_first() {
    let tap = Act::Mark(vec![(member(1), CheckIn::Late)], minutes_from_start(2));
    let html = shown_after(all_marked(), vec![tap]);
    assert!(html.contains("Còn 1 lượt điểm danh chưa gửi."), "{html}");
    assert!(!html.contains("Kết thúc cuộc họp?"), "{html}");
}

#[test]
fn who_does_not_run_the_meeting_does_not_end_it() {
    let view = MeetingView { may: MeetingRights { run: false, attend_to_list: true }, ..all_marked() };
    assert!(shown_after(view, vec![]).contains("Bí thư hoặc phó bí thư kết thúc cuộc họp."));
}
