//! Moments around a meeting.

use jiff::{SignedDuration, Timestamp};
use shared::time::local;

/// Minutes of an hour.
pub const HOUR: i32 = 60;
/// Minutes of a day.
pub const DAY: i32 = 24 * HOUR;

/// So many minutes later, or earlier.
pub fn later(at: Timestamp, minutes: i32) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(minutes.into())).unwrap_or(at)
}

/// The moment itself, or some hours before it when people here would be asleep: between 22 and 6 o'clock.
pub fn awake(at: Timestamp) -> Timestamp {
    match i32::from(local(at).hour()) {
        22.. => later(at, -2 * HOUR),
        hour @ ..6 => later(at, -(hour + 3) * HOUR),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_writes_at_night() {
        for (at, awake_at) in [
            ("2026-11-22T14:59:00Z", "2026-11-22T14:59:00Z"),
            ("2026-11-22T15:20:00Z", "2026-11-22T13:20:00Z"),
            ("2026-11-22T17:05:00Z", "2026-11-22T14:05:00Z"),
            ("2026-11-22T22:30:00Z", "2026-11-22T14:30:00Z"),
            ("2026-11-22T23:00:00Z", "2026-11-22T23:00:00Z"),
        ] {
            assert_eq!(awake(at.parse().unwrap()).to_string(), awake_at);
        }
    }
}
