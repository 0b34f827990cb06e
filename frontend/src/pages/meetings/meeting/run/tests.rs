//! Who can do what, when.

use std::rc::Rc;

use shared::meeting::MeetingRights;

use super::super::super::fixtures::{self, minutes_from_start};
use super::*;
use crate::load::Load;
use crate::testing::rendered;

fn view(state: MeetingState, run: bool, attend_to_list: bool) -> MeetingView {
    MeetingView { may: MeetingRights { run, attend_to_list }, ..fixtures::view(state, fixtures::people()) }
}

#[test]
fn the_next_thing_follows_from_state_right_and_time() {
    use MeetingState::{Called, Cancelled, Closed, Draft, InSession};
    let cases = [
        (Draft, true, true, -3000, Some(Main::Call)),
        (Draft, true, true, 10, Some(Main::Complete)),
        (Called, true, true, -3000, None),
        (Called, true, true, -30, Some(Main::OpenEarly)),
        (Called, true, true, 0, Some(Main::Open)),
        (Called, false, true, -30, Some(Main::TakeRoll)),
        (Called, false, false, -30, None),
        (InSession, true, true, 10, Some(Main::TakeRoll)),
        (InSession, false, false, 10, None),
        (Closed, false, true, 200, Some(Main::ShowResult)),
        (Closed, false, false, 200, None),
        (Cancelled, true, true, -30, None),
    ];
    for (state, run, attends, minutes, expected) in cases {
        let found = Main::of(&view(state, run, attends), minutes_from_start(minutes));
        assert_eq!(found, expected, "{state:?} {run} {attends} {minutes}");
    }
}

#[test]
fn with_everybody_marked_the_session_can_end() {
    let mut view = view(MeetingState::InSession, true, true);
    for entry in &mut view.attendances {
        *entry = fixtures::marked(entry.clone(), CheckIn::Present, 3);
    }
    assert_eq!(Main::of(&view, minutes_from_start(90)), Some(Main::Close));
    let html = more(view.clone(), 90);
    assert!(
        html.contains("/diem-danh") && !html.contains("/ket-qua"),
        "who leaves early can still be marked: {html}"
    );
    view.may.run = false;
    assert_eq!(Main::of(&view, minutes_from_start(90)), Some(Main::TakeRoll));
}

fn more(view: MeetingView, minutes: i64) -> String {
    let load = Load::of(view.clone());
    rendered(more_acts(&Rc::new(view), minutes_from_start(minutes), &load))
}

#[test]
fn a_called_meeting_can_be_changed_and_called_off() {
    let html = more(view(MeetingState::Called, true, true), -3000);
    assert!(html.contains("Điểm danh và bắt đầu họp được từ thứ Tư, 25/11/2026, 17:30."), "{html}");
    assert!(html.contains("Sửa") && html.contains("Hủy họp") && !html.contains("/diem-danh"), "{html}");
}

#[test]
fn a_committee_member_without_the_right_to_run_sees_no_buttons_of_the_chair() {
    assert_eq!(more(view(MeetingState::Called, false, true), -3000), "");
    assert_eq!(more(view(MeetingState::Draft, false, true), -3000), "");
}
