//! Taps, requests and replies in the orders that occur.

use shared::attendance::CheckIn;
use shared::meeting::MeetingState;

use super::super::super::fixtures::{self, SECRETARY, marked, member, minutes_from_start as at, people};
use super::*;

fn roll() -> Rc<Roll> {
    let view = fixtures::view(MeetingState::InSession, people());
    Rc::new(Roll::new(Rc::new(view), Queue::default()))
}

fn tap(roll: Rc<Roll>, n: u64, check_in: CheckIn) -> Rc<Roll> {
    roll.reduce(Act::Mark(vec![(member(n), check_in)], at(5)))
}

fn server(first: CheckIn, minutes: i64) -> MeetingView {
    let mut entries = people();
    entries[0] = marked(entries[0].clone(), first, minutes);
    fixtures::view(MeetingState::InSession, entries)
}

#[test]
fn marks_are_sent_and_the_reply_takes_their_place() {
    let roll = tap(roll(), SECRETARY, CheckIn::Present);
    assert!(roll.is_to_send() && !roll.is_idle());
    let marks = roll.queue.batch();
    let roll = roll.reduce(Act::Begin);
    assert!(!roll.is_to_send(), "one request at a time");
    let roll = roll.reduce(Act::Sent(marks, Ok(server(CheckIn::Present, 5))));
    assert!(roll.is_idle());
    assert_eq!(roll.entries()[0].check_in, CheckIn::Present);
}

#[test]
fn without_network_the_marks_stay_and_the_pauses_grow() {
    let mut roll = tap(roll(), SECRETARY, CheckIn::Present);
    let mut pauses = vec![roll.pause()];
    for _ in 0..5 {
        let marks = roll.queue.batch();
        roll = roll.reduce(Act::Begin).reduce(Act::Sent(marks, Err(Failure::Offline)));
        assert!(roll.is_to_send());
        pauses.push(roll.pause());
    }
    assert_eq!(pauses, [400, 2_000, 5_000, 10_000, 20_000, 20_000]);
    assert_eq!(roll.entries()[0].check_in, CheckIn::Present);
    assert_eq!(roll.reduce(Act::Again).pause(), 400);
}

#[test]
fn a_refusal_waits_for_a_person() {
    let roll = tap(roll(), SECRETARY, CheckIn::Present);
    let refusal = Failure::Problem(ProblemCode::WrongMeetingState.into());
    let marks = roll.queue.batch();
    let roll = roll.reduce(Act::Begin).reduce(Act::Sent(marks, Err(refusal)));
    assert!(!roll.is_to_send() && !roll.queue.is_empty());
    assert!(roll.clone().reduce(Act::Again).is_to_send());
    assert!(roll.reduce(Act::GiveUp).is_idle());
}

#[test]
fn a_list_asked_for_before_a_tap_was_sent_does_not_undo_it() {
    let roll = roll();
    let asked = roll.generation();
    let roll = tap(roll, SECRETARY, CheckIn::Present);
    let marks = roll.queue.batch();
    let roll = roll.reduce(Act::Begin).reduce(Act::Sent(marks, Ok(server(CheckIn::Present, 5))));
    let old = fixtures::view(MeetingState::InSession, people());
    let roll = roll.reduce(Act::Refreshed(asked, old));
    assert_eq!(roll.entries()[0].check_in, CheckIn::Present);
    let asked = roll.generation();
    let roll = roll.reduce(Act::Refreshed(asked, server(CheckIn::Late, 9)));
    assert_eq!(roll.entries()[0].check_in, CheckIn::Late);
}
