//! What happens to taps: in order, out of order, twice, from two phones, across a reload.

use shared::attendance::ListedAs;

use super::super::super::fixtures::{entry, marked, member, minutes_from_start as at};
use super::*;

fn an() -> Attendance {
    entry(2, "Trần Văn An", ListedAs::Official)
}

fn binh() -> Attendance {
    entry(3, "Lê Văn Bình", ListedAs::Official)
}

fn queue(taps: &[(&Attendance, CheckIn, i64)]) -> Queue {
    let mut queue = Queue::default();
    for (entry, check_in, minutes) in taps {
        queue.push(entry, *check_in, at(*minutes));
    }
    queue
}

fn shown(queue: &Queue, list: &[Attendance]) -> Vec<(CheckIn, Sent)> {
    queue.overlay(list).into_iter().map(|seen| (seen.entry.check_in, seen.sent)).collect()
}

#[test]
fn a_tap_shows_at_once_and_as_unsent() {
    let queue = queue(&[(&an(), CheckIn::Present, 0)]);
    assert_eq!(
        shown(&queue, &[an(), binh()]),
        [(CheckIn::Present, Sent::No), (CheckIn::Unmarked, Sent::Yes)]
    );
}

#[test]
fn the_later_tap_on_a_person_replaces_the_earlier() {
    let queue =
        queue(&[(&an(), CheckIn::Absent, 0), (&binh(), CheckIn::Present, 1), (&an(), CheckIn::Late, 2)]);
    assert_eq!(queue.len(), 2);
    assert_eq!(shown(&queue, &[an()]), [(CheckIn::Late, Sent::No)]);
}

#[test]
fn a_tap_is_later_than_all_one_could_see_even_with_a_slow_clock() {
    let standing = marked(an(), CheckIn::Absent, 10);
    let queue = queue(&[(&standing, CheckIn::Present, -60)]);
    assert!(queue.batch()[0].at > at(10));
    assert_eq!(shown(&queue, &[standing]), [(CheckIn::Present, Sent::No)]);
    let mut twice = queue.clone();
    twice.push(&an(), CheckIn::Late, at(-60));
    assert!(twice.batch()[0].at > queue.batch()[0].at);
}

#[test]
fn a_later_mark_of_another_phone_stands_over_one_that_waits() {
    let queue = queue(&[(&an(), CheckIn::Absent, 0)]);
    let there = marked(an(), CheckIn::Late, 5);
    assert_eq!(shown(&queue, &[there]), [(CheckIn::Late, Sent::Yes)]);
}

#[test]
fn what_has_arrived_goes_out_and_what_was_tapped_meanwhile_stays() {
    let mut queue = queue(&[(&an(), CheckIn::Present, 0), (&binh(), CheckIn::Absent, 0)]);
    let sent = queue.batch();
    queue.push(&an(), CheckIn::Late, at(1));
    queue.acknowledge(&sent);
    assert_eq!(queue.batch().iter().map(|mark| mark.member).collect::<Vec<_>>(), [member(2)]);
    assert_eq!(shown(&queue, &[marked(an(), CheckIn::Present, 0)]), [(CheckIn::Late, Sent::No)]);
    queue.acknowledge(&sent);
    assert_eq!(queue.len(), 1);
}

#[test]
fn a_large_hall_is_sent_in_several_requests() {
    let mut queue = Queue::default();
    for n in 0..150 {
        queue.push(&entry(n, "Lê Văn Bình", ListedAs::Official), CheckIn::Present, at(0));
    }
    let mut rounds = 0;
    while !queue.is_empty() {
        let batch = queue.batch();
        queue.acknowledge(&batch);
        rounds += 1;
    }
    assert_eq!(rounds, 3);
}

#[test]
fn the_queue_survives_a_reload() {
    let queue = queue(&[(&an(), CheckIn::LateAndLeftEarly, 0), (&binh(), CheckIn::Absent, 1)]);
    assert_eq!(Queue::from_text(&queue.to_text()), Some(queue));
}

#[test]
fn what_is_kept_on_the_device_holds_no_name() {
    let queue = queue(&[(&an(), CheckIn::Present, 0)]);
    let text = queue.to_text();
    assert_eq!(
        text,
        format!(
            "{{\"v\":1,\"marks\":[{{\"member\":\"{}\",\"check_in\":\"present\",\"at\":\"2026-11-25T12:30:00Z\"}}]}}",
            member(2)
        )
    );
    assert!(!text.contains("An"), "{text}");
}

#[test]
fn another_version_or_damage_starts_afresh() {
    for text in ["", "[]", "{\"v\":2,\"marks\":[]}", "{\"v\":1,\"marks\":[{}]}"] {
        assert_eq!(Queue::from_text(text), None, "{text}");
    }
}
