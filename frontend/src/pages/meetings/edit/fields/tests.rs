//! What the form says about the meeting it changes.

use std::rc::Rc;

use shared::meeting::MeetingState;

use super::super::super::fixtures;
use super::*;
use crate::form::use_form;
use crate::testing::rendered;

#[derive(Clone, PartialEq, Properties)]
struct ProbeProps {
    place: AttrValue,
    state: MeetingState,
}

#[component]
fn Probe(props: &ProbeProps) -> Html {
    let meeting = fixtures::meeting(props.state);
    let form = use_form(|| Typed { place: props.place.to_string(), ..Typed::of(&meeting) });
    let start = Start::Change(Rc::new(meeting));
    html! { <>{ called(&form, &start) }{ what(&form, &start, OrgKind::Branch) }{ agenda(&form, None, None, jiff::civil::date(2026, 11, 1)) }</> }
}

#[test]
fn changing_a_called_meeting_says_who_is_asked_again() {
    let html = rendered(html! { <Probe place="Nhà văn hóa thôn Đông" state={MeetingState::Called} /> });
    assert!(html.contains("Cuộc họp này đã mời"), "{html}");
    let html = rendered(html! { <Probe place="Trường tiểu học" state={MeetingState::Called} /> });
    assert!(html.contains("Đồng chí đang đổi giờ hoặc địa điểm"), "{html}");
    let html = rendered(html! { <Probe place="Trường tiểu học" state={MeetingState::Draft} /> });
    assert!(!html.contains("phải trả lời lại"), "{html}");
}

#[test]
fn the_agenda_has_a_field_per_item_and_its_sum() {
    let html = rendered(html! { <Probe place="" state={MeetingState::Draft} /> });
    assert!(html.contains("id=\"agenda.1.title\"") && html.contains("Tổng cộng 90 phút."), "{html}");
    assert!(!html.contains("ngắn hơn"), "{html}");
    assert!(!html.contains("Loại cuộc họp"), "the kind of a meeting that exists is fixed: {html}");
}
