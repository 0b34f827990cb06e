//! Marks that wait to be sent: a pure value, so that losing the network is a matter of tests and not of luck.
//!
//! Each tap goes in with [`Queue::push`]; the hall sees [`Queue::overlay`], the server's list with the waiting marks
//! over it; [`Queue::batch`] is sent, [`Queue::acknowledge`] takes out what has arrived. Of two taps on one person the
//! later wins, here as on the server, so sending twice or in another order changes nothing.
//!
//! Kept on the device are ids of members, marks and times: no names and no words. See [`Queue::to_text`].

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::attendance::{Attendance, CheckIn, Mark};

/// Version of the format on the device. An app that meets another one starts with an empty queue.
const VERSION: u32 = 1;

/// Most marks in one request: the server stores them one by one, and a weak line carries them in a second.
const BATCH: usize = 60;

/// The marks of one meeting that wait, at most one per person, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    marks: Vec<Mark>,
}

/// How a person stands in the hall, and whether the server knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The entry with the latest mark known here.
    pub entry: Attendance,
    /// Whether that mark has arrived.
    pub sent: Sent,
}

/// Whether a mark has arrived at the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It has, or there is none.
    Yes,
    /// It waits on this device.
    No,
}

/// What stands on the device.
#[derive(Serialize, Deserialize)]
struct Kept {
    v: u32,
    marks: Vec<Mark>,
}

impl Queue {
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// How many marks wait.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Adds a tap. It replaces an earlier one on the same person and counts as later than everything that the person
    /// who tapped could see, whatever the phone's clock says.
    pub fn push(&mut self, entry: &Attendance, check_in: CheckIn, now: Timestamp) {
        let waiting = self.marks.iter().position(|mark| mark.member == entry.member);
        let earlier = waiting.map(|index| self.marks.remove(index).at);
        let standing = entry.checked.as_ref().map(|stamp| stamp.at);
        let seen = [earlier, standing].into_iter().flatten().max();
        let least = seen.and_then(|seen| seen.saturating_add(SignedDuration::from_millis(1)).ok());
        let at = least.map_or(now, |least| least.max(now));
        self.marks.push(Mark { member: entry.member, check_in, at });
    }

    /// The server's list with the waiting marks over it; where the server has a later one, that stands.
    pub fn overlay(&self, list: &[Attendance]) -> Vec<Seen> {
        list.iter().map(|entry| self.seen(entry)).collect()
    }

    fn seen(&self, entry: &Attendance) -> Seen {
        let standing = entry.checked.as_ref().map(|stamp| stamp.at);
        let mark = self.marks.iter().find(|mark| mark.member == entry.member);
        match mark.filter(|mark| standing.is_none_or(|standing| standing < mark.at)) {
            Some(mark) => {
                let entry = Attendance { check_in: mark.check_in, checked: None, ..entry.clone() };
                Seen { entry, sent: Sent::No }
            }
            None => Seen { entry: entry.clone(), sent: Sent::Yes },
        }
    }

    /// What to send next: the oldest marks, as many as one request takes.
    pub fn batch(&self) -> Vec<Mark> {
        self.marks.iter().take(BATCH).copied().collect()
    }

    /// Takes out what has arrived. A person tapped again meanwhile stays.
    pub fn acknowledge(&mut self, arrived: &[Mark]) {
        self.marks.retain(|mark| !arrived.contains(mark));
    }

    /// As kept on the device.
    pub fn to_text(&self) -> String {
        let kept = Kept { v: VERSION, marks: self.marks.clone() };
        // Ids, words and times always have a text.
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Reads what [`Self::to_text`] wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_str(text).ok()?;
        (kept.v == VERSION).then_some(Self { marks: kept.marks })
    }
}

#[cfg(test)]
mod tests;
