//! A tap on the line: requests pass unchanged, and the test can read which operations they were.
//!
//! What can be counted here can be measured by whoever waits for the answer: two refusals that must not be told apart
//! have to ask the same things of the database.

use std::sync::{Mutex, PoisonError};

use super::{Answering, Asked, Layer, Next};

/// A tap.
#[derive(Default)]
pub struct Tap {
    heard: Mutex<Vec<String>>,
}

impl Tap {
    /// The operations since the last look: `GetItem`, `PutItem`, …
    pub fn heard(&self) -> Vec<String> {
        std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Layer for Tap {
    fn answer<'a>(&'a self, asked: &'a Asked, next: Next<'a>) -> Answering<'a> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).push(asked.operation.clone());
        next.answer(asked)
    }
}
