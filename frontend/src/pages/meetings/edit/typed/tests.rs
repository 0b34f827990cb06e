//! What comes of what was typed.

use jiff::civil::date;
use shared::meeting::MeetingState;

use super::super::super::fixtures::{self, member};
use super::*;

fn new() -> Typed {
    Typed::new(MeetingId::from_parts(1, 1), Some(&fixtures::meeting(MeetingState::Closed)))
}

#[test]
fn a_new_meeting_begins_where_the_last_one_left() {
    let typed = new();
    assert_eq!((typed.place.as_str(), typed.chair), ("Nhà văn hóa thôn Đông", Some(member(1))));
    assert_eq!((typed.day, typed.time), (None, Some(USUAL_TIME)));
    assert_eq!(Typed::new(MeetingId::from_parts(1, 1), None).place, "");
}

#[test]
fn the_title_follows_kind_and_month_until_somebody_writes_their_own() {
    let mut typed = new();
    assert_eq!(typed.title(), "Sinh hoạt chi bộ");
    typed.day = Some(date(2026, 12, 23));
    assert_eq!(typed.title(), "Sinh hoạt chi bộ tháng 12/2026");
    typed.kind = Some(MeetingKind::BranchCommittee);
    assert_eq!(typed.title(), "Họp chi ủy tháng 12/2026");
    typed.title = Title::Own(String::new());
    assert_eq!(typed.title(), "");
}

#[test]
fn what_is_missing_is_named() {
    let fields = |typed: &Typed| {
        let refusal = typed.plan().expect_err("something is missing");
        refusal.fields.into_iter().map(|problem| problem.field).collect::<Vec<_>>()
    };
    let mut typed = Typed { time: None, ..new() };
    assert_eq!(fields(&typed), ["starts_at", "time"]);
    typed = Typed { day: Some(date(2026, 12, 23)), title: Title::Own("x".into()), ..new() };
    typed.agenda = vec![TypedItem { title: String::new(), minutes: Some(500) }];
    assert_eq!(fields(&typed), ["title", "agenda.0.title", "agenda.0.minutes"]);
}

#[test]
fn empty_lines_at_the_end_of_the_agenda_are_left_out() {
    let mut typed = Typed { day: Some(date(2026, 12, 23)), ..new() };
    assert_eq!(typed.plan().map(|plan| plan.agenda), Ok(vec![]));
    typed.agenda.push(TypedItem { title: "Bàn nhiệm vụ".into(), minutes: None });
    let refusal = typed.plan().expect_err("the first item has no words");
    assert_eq!(refusal.fields[0].field, "agenda.0.title");
}

#[test]
fn a_meeting_comes_back_as_it_was_planned() {
    let meeting = fixtures::meeting(MeetingState::Called);
    assert_eq!(Typed::of(&meeting).plan(), Ok(meeting.plan));
}

#[test]
fn only_a_regular_meeting_with_an_agenda_is_too_short() {
    let mut typed = Typed { agenda: vec![TypedItem { title: "a".into(), minutes: Some(60) }], ..new() };
    let today = date(2026, 11, 1);
    assert_eq!(typed.too_short(today), Some(90));
    typed.kind = Some(MeetingKind::Thematic);
    assert_eq!(typed.too_short(today), None);
    typed = Typed { agenda: vec![TypedItem { title: "a".into(), minutes: Some(90) }], ..new() };
    assert_eq!(typed.too_short(today), None);
}

#[test]
fn what_is_still_to_be_done_comes_first_on_a_new_agenda() {
    let meeting = fixtures::meeting(shared::meeting::MeetingState::Closed);
    let stamp = fixtures::stamp(1, 60);
    let given = |number, what: &str| {
        let lead = fixtures::member(2);
        let due_on = jiff::civil::date(2026, 12, 20);
        let text = shared::assignment::AssignmentText { what: what.into(), lead, due_on };
        Assignment::new(shared::id::AssignmentId::from_parts(number, 1), &meeting, text, stamp.clone())
    };
    assert_eq!(TypedItem::review(&[]), None);
    let review = TypedItem::review(&[given(1, "Thu quỹ"), given(2, "Làm đường")]).unwrap();
    assert_eq!(review.title, "Đánh giá 2 nhiệm vụ chưa xong: Thu quỹ…");
    let typed = Typed::new(MeetingId::from_parts(1, 1), None).beginning_with(Some(review.clone()));
    assert_eq!(typed.agenda, [review]);
}
