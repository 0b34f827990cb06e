//! What a row shows and what a press on it means.

use shared::attendance::Verdict;
use shared::meeting::MeetingState;

use super::super::super::fixtures::{self, asks_leave, decided, marked, people};
use super::*;
use crate::testing::rendered;

fn shown(entry: Attendance, sent: Sent) -> String {
    let hint = hint(&entry, &fixtures::meeting(MeetingState::InSession));
    let seen = Seen { entry, sent };
    rendered(html! { <RollRow {seen} {hint} onmark={Callback::noop()} /> })
}

#[test]
fn a_choice_keeps_that_somebody_left_early() {
    use CheckIn::{Absent, LateAndLeftEarly, LeftEarly, Present, Unmarked};
    for (place, before, after) in [
        (Place::Present, Unmarked, Present),
        (Place::Present, LateAndLeftEarly, LeftEarly),
        (Place::Late, LeftEarly, LateAndLeftEarly),
        (Place::Late, Absent, CheckIn::Late),
        (Place::Absent, LeftEarly, Absent),
    ] {
        assert_eq!(place.chosen(before), after, "{place:?} {before:?}");
    }
}

#[test]
fn nobody_is_marked_from_the_start() {
    let html = shown(people().swap_remove(2), Sent::Yes);
    assert!(!html.contains("checked") && !html.contains("Về sớm"), "{html}");
    assert!(html.contains("<legend class=\"ds-sr-only\">Lê Văn Bình</legend>"), "{html}");
    assert!(html.contains("Dự bị"), "{html}");
}

#[test]
fn whoever_is_there_can_leave_early() {
    let html = shown(marked(people().swap_remove(2), CheckIn::LateAndLeftEarly, 5), Sent::Yes);
    assert!(html.contains("aria-pressed=\"true\" aria-label=\"Về sớm, Lê Văn Bình\""), "{html}");
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
}

#[test]
fn an_unsent_mark_says_so() {
    let entry = marked(people().swap_remove(0), CheckIn::Present, 5);
    assert!(shown(entry.clone(), Sent::No).contains("Chưa gửi"));
    assert!(!shown(entry, Sent::Yes).contains("Chưa gửi"));
}

#[test]
fn an_absence_asked_for_is_seen_in_the_hall() {
    let asks = asks_leave(people().swap_remove(2), 3);
    assert!(shown(asks.clone(), Sent::Yes).contains("Xin vắng, chờ quyết định"));
    assert!(shown(decided(asks, Verdict::Approved, -60), Sent::Yes).contains("Được phép vắng"));
    assert!(!shown(people().swap_remove(0), Sent::Yes).contains("Sẽ dự"));
}
