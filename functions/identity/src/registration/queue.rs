//! Whether a request for an account is kept, and what its sender is told.
//!
//! Whoever the roster knows by their number always comes before the branch. Others take a place in a queue, so that
//! nobody fills it with people who do not exist. What is told must not say which of the two it was: once the queue of
//! the branch is full, everybody who names it hears the same refusal, and hears nothing else until somebody has decided.

use jiff::Timestamp;
use shared::id::MemberId;
use shared::rules::SignInRules;
use store::{Admission, FreePlace, Queue};

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
    /// The place that it takes.
    pub place: Option<FreePlace>,
}

/// The queues of the branch that was named and of whoever seems to be meant, as they were read.
pub struct Queues {
    /// Of the branch.
    pub branch: Queue,
    /// Of the person.
    pub person: Queue,
}

/// Admits a request, or not.
pub fn admit(
    known: Known,
    queues: &Queues,
    rules: &SignInRules,
    draw: u128,
    until: Timestamp,
    now: Timestamp,
) -> Admitted {
    let in_branch = queues.branch.free(rules.most_unknown_waiting, draw, until, now);
    let of_person = queues.person.free(rules.most_namesakes_waiting, draw, until, now);
    let is_full = in_branch.is_none();
    let place = match known {
        Known::ByNumber => None,
        Known::ByName(_) => of_person,
        Known::Not => in_branch,
    };
    let is_kept = known == Known::ByNumber || place.is_some();
    let admission = match (is_kept, is_full) {
        (true, false) => Admission::Waiting,
        (true, true) => Admission::WaitingUntold,
        (false, false) => Admission::OnlyTold,
        (false, true) => Admission::Refused,
    };
    Admitted { admission, place }
}
