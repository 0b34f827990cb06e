//! Numbers of sign-in. They are our own choice, not a Party rule; they are dated all the same, so that an old code
//! keeps the life it was printed with.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

use super::{Dated, on};

/// Numbers of sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInRules {
    /// Shortest password, in characters. No rule of composition.
    pub password_least_chars: usize,
    /// Longest password, in characters: a bound for the work of hashing, not a wish.
    pub password_most_chars: usize,
    /// Life of an activation code.
    pub code_life: SignedDuration,
    /// A request for an account that nobody decides ends after this time.
    pub registration_life: SignedDuration,
    /// A request by a number that the roster does not know lies before the branch only for this time.
    pub unknown_registration_hold: SignedDuration,
    /// Most requests of people whom the roster does not know that wait for one branch.
    pub most_unknown_waiting: u16,
    /// Most requests with the name and birth date of one member, but another number, that wait.
    pub most_namesakes_waiting: u16,
    /// Most requests by numbers that the roster does not know that wait and came from one address: fewer than a branch
    /// takes, so that one address never fills the queue of a branch.
    pub most_unknown_of_address: u16,
    /// Life of an access token.
    pub access_life: SignedDuration,
    /// A session not used for this long ends.
    pub session_idle: SignedDuration,
    /// How long the immediate parent of a refresh token may be replayed.
    pub refresh_grace: SignedDuration,
}

const TABLE: [Dated<SignInRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: SignInRules {
        password_least_chars: 10,
        password_most_chars: 200,
        code_life: SignedDuration::from_hours(7 * 24),
        registration_life: SignedDuration::from_hours(60 * 24),
        unknown_registration_hold: SignedDuration::from_hours(7 * 24),
        most_unknown_waiting: 20,
        most_namesakes_waiting: 3,
        most_unknown_of_address: 12,
        access_life: SignedDuration::from_mins(10),
        session_idle: SignedDuration::from_hours(90 * 24),
        refresh_grace: SignedDuration::from_secs(30),
    },
}];

/// The numbers in force on `day`.
pub fn sign_in_rules(day: Date) -> SignInRules {
    on(&TABLE, day)
}
