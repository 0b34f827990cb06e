//! Whether a request for an account is kept, and what its sender is told.
//!
//! Whoever the roster knows by their number always comes before the branch. Others take a place in a queue, so that
//! nobody fills it with people who do not exist: one of the branch, or of the person that they seem to be, and one of the
//! address that they ask from. What is told must not say which of the two it was: once the queue of the branch or of the
//! address is full, everybody hears the same refusal there, and hears nothing else until somebody has decided. And what
//! can be asked about lasts as long for everybody; only before the branch does a request of a number that the roster
//! does not know stand for a shorter time.

use jiff::Timestamp;
use shared::id::MemberId;
use shared::rules::SignInRules;
use store::{Admission, Queue, QueuePlaces};

/// What the roster knows of an applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Somebody by this citizen id.
    ByNumber,
    /// Somebody of this name and birth date, with another number.
    ByName(MemberId),
    /// Nobody.
    Not,
}

/// What becomes of a request.
#[derive(Debug, Clone)]
pub struct Admitted {
    /// Whether it is kept, and what is told.
    pub admission: Admission,
    /// The places that it takes.
    pub places: QueuePlaces,
    /// Until when it waits before the organisation.
    pub held_until: Timestamp,
}

/// The queues of the branch that was named, of whoever seems to be meant and of the address, as they were read.
pub struct Queues {
    /// Of the branch.
    pub branch: Queue,
    /// Of the person.
    pub person: Queue,
    /// Of the address.
    pub address: Queue,
}

/// Admits a request, or not.
pub fn admit(known: Known, queues: &Queues, rules: &SignInRules, draw: u128, now: Timestamp) -> Admitted {
    let until = |life| now.saturating_add(life).unwrap_or(now);
    let held_until = until(match known {
        Known::ByNumber => rules.registration_life,
        Known::ByName(_) | Known::Not => rules.unknown_registration_hold,
    });
    let free = |queue: &Queue, most| queue.free(most, draw, until(rules.unknown_registration_hold), now);
    let in_branch = free(&queues.branch, rules.most_unknown_waiting);
    let of_person = free(&queues.person, rules.most_namesakes_waiting);
    let of_address = free(&queues.address, rules.most_unknown_of_address);
    let is_full = in_branch.is_none() || of_address.is_none();
    let waiting = match known {
        Known::ByNumber => None,
        Known::ByName(_) => of_person,
        Known::Not => in_branch,
    };
    let places = match (waiting, of_address) {
        (Some(waiting), Some(of_address)) => {
            QueuePlaces { waiting: Some(waiting), of_address: Some(of_address) }
        }
        _ => QueuePlaces::default(),
    };
    let is_kept = known == Known::ByNumber || places.waiting.is_some();
    let admission = match (is_kept, is_full) {
        (true, false) => Admission::Waiting,
        (true, true) => Admission::WaitingUntold,
        (false, false) => Admission::OnlyTold,
        (false, true) => Admission::Refused,
    };
    Admitted { admission, places, held_until }
}
