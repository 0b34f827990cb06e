//! The queue on this device: one text per meeting and taker, so that nobody sends another person's taps.

use gloo_storage::{LocalStorage, Storage};
use shared::id::{MeetingId, MemberId};

use super::queue::Queue;

fn key(meeting: MeetingId, taker: MemberId) -> String {
    format!("roll-call:{meeting}:{taker}")
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
