//! The clock of a world. It stands still until a test moves it.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};

/// The moment every world begins: a Monday morning, nine days before the meeting of [`crate::plan`].
const BEGIN: &str = "2026-11-16T08:00";

/// A clock that a test sets.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<Timestamp>>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(local(BEGIN))))
    }
}

impl TestClock {
    /// Now, in this world.
    pub fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the clock, forwards or back.
    pub fn set(&self, to: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        self.set(self.now().saturating_add(time).expect("a test stays within the years of a timestamp"));
    }
}

/// Now, for what runs in a process of its own and asks the system.
pub fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "another process reads the same clock")]
    Timestamp::now()
}

/// The instant of `2026-11-25T19:30` read off a clock in Vietnam.
///
/// # Panics
/// When the test writes something else.
pub fn local(text: &str) -> Timestamp {
    let at: DateTime = text.parse().expect("the test writes a date and time");
    shared::time::instant(at).expect("the test writes a year of our time")
}
