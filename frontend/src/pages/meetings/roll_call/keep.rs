//! The queue on this device: one text per meeting and taker, so that nobody sends another person's taps.

use gloo_storage::{LocalStorage, Storage};
use shared::id::{MeetingId, MemberId};

use super::queue::Queue;

/// Begins the key of each queue.
const ROLL_CALL: &str = "roll-call:";

fn key(meeting: MeetingId, taker: MemberId) -> String {
    format!("{ROLL_CALL}{meeting}:{taker}")
}

/// The meetings for which something of this person waits on this device.
pub fn waiting(taker: MemberId) -> Vec<MeetingId> {
    let storage = LocalStorage::raw();
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    keys.filter_map(|key| meeting_of(&key, taker)).collect()
}

fn meeting_of(key: &str, taker: MemberId) -> Option<MeetingId> {
    let (meeting, by) = key.strip_prefix(ROLL_CALL)?.split_once(':')?;
    (by == taker.to_string()).then(|| meeting.parse().ok()).flatten()
}

/// Forgets every queue: on signing out.
pub fn forget(taker: MemberId) {
    for meeting in waiting(taker) {
        LocalStorage::delete(key(meeting, taker));
    }
}

/// What waits on this device; nothing where storage is forbidden.
pub fn kept(meeting: MeetingId, taker: MemberId) -> Queue {
    let text = LocalStorage::raw().get_item(&key(meeting, taker)).ok().flatten();
    text.as_deref().and_then(Queue::from_text).unwrap_or_default()
}

/// Keeps what waits; an empty queue leaves nothing behind.
pub fn keep(meeting: MeetingId, taker: MemberId, queue: &Queue) {
    let (storage, key) = (LocalStorage::raw(), key(meeting, taker));
    // A full or forbidden storage costs what would survive closing the page, never the marks on the screen.
    let _ = match queue.is_empty() {
        true => storage.remove_item(&key),
        false => storage.set_item(&key, &queue.to_text()),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_is_found_by_whoever_took_the_roll() {
        let (meeting, me): (MeetingId, MemberId) =
            ("01hf7yat00000000000000zzzz".parse().unwrap(), "01hf7yat00000000000000yyyy".parse().unwrap());
        let another: MemberId = "01hf7yat00000000000000xxxx".parse().unwrap();
        assert_eq!(meeting_of(&key(meeting, me), me), Some(meeting));
        assert_eq!(meeting_of(&key(meeting, me), another), None);
        assert_eq!(meeting_of("draft:roll-call", me), None);
    }
}
