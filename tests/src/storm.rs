//! A world in which things go wrong, and callers who do not give up: as the app and its people send the same request
//! again when the server is unavailable or no reply comes.
//!
//! The runtime's clock is stopped while a storm lasts. It then jumps to the next thing that somebody waits for, so the
//! pauses and time limits of the SDK are the real ones and take no time.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use axum::body::Body;
use http::Request;
use shared::endpoint::Verb;
use shared::problem::ProblemCode;
use tokio::runtime::{Handle, Id};

use crate::line::{Fault, Plan};
use crate::reply::Raw;
use crate::world::World;

/// Set to a seed, every world of the run begins in a storm: `SOTAY_STORM=7 cargo test --package tests --test it meetings`.
pub const STORM: &str = "SOTAY_STORM";

/// How often a caller tries before the test fails: far more than any storm of these takes.
const MOST_TRIES: usize = 40;

/// So many replies arrive before one is lost between the function and the caller.
const ARRIVE: usize = 4;

impl World {
    /// From now on things go wrong as planned, and callers insist.
    pub async fn begin_storm(&self, plan: Plan) {
        self.faults.begin(plan, &self.dynamo).await;
        let first = stopped().insert(Handle::current().id());
        if first {
            tokio::time::pause();
        }
    }

    /// From now on all is well; says how many requests to the database met which fault.
    pub async fn end_storm(&self) -> std::collections::BTreeMap<Fault, usize> {
        if stopped().remove(&Handle::current().id()) {
            tokio::time::resume();
        }
        self.faults.end().await
    }

    /// The storm that the environment asks for.
    pub(crate) async fn begin_asked_storm(&self) {
        let seed = std::env::var(STORM).ok().and_then(|seed| seed.parse().ok());
        if let Some(seed) = seed {
            self.begin_storm(Plan::storm(seed)).await;
        }
    }

    /// Sends a request until there is an answer and the answer arrives.
    ///
    /// # Panics
    /// When there is none after many tries.
    pub(crate) async fn insist(&self, request: Request<Body>) -> Raw {
        if !self.faults.are_on() {
            return self.send(request).await;
        }
        let (parts, body) = request.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("a body in memory is whole");
        let is_end = parts.method.as_str() == Verb::Delete.as_str();
        let mut before: Option<Raw> = None;
        for _ in 0..MOST_TRIES {
            let raw = self.send(Request::from_parts(parts.clone(), Body::from(body.clone()))).await;
            match &before {
                // What was to go has gone at the try before, of which nothing was heard.
                Some(before) if is_end && raw.status == 404 => return ended(before),
                _ if is_worth_retrying(&raw) || self.loses(&raw) => before = Some(raw),
                _ => return raw,
            }
        }
        panic!("{} {}: no answer after {MOST_TRIES} tries", parts.method, parts.uri)
    }

    /// Whether the reply is lost between the function and the caller.
    fn loses(&self, raw: &Raw) -> bool {
        let answered = self.answered.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        raw.status == 200 && answered % (ARRIVE + 1) == ARRIVE
    }
}

/// The runtimes whose clock is stopped: a test may have several worlds, and its clock stops but once.
fn stopped() -> MutexGuard<'static, HashSet<Id>> {
    static STOPPED: LazyLock<Mutex<HashSet<Id>>> = LazyLock::new(Mutex::default);
    STOPPED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the app tries again by itself or offers to.
fn is_worth_retrying(raw: &Raw) -> bool {
    raw.status >= 500
        && matches!(
            raw.problem().code,
            ProblemCode::TimedOut | ProblemCode::Unavailable | ProblemCode::Internal
        )
}

/// An end that is known by what is no longer there.
fn ended(before: &Raw) -> Raw {
    match before.status {
        200 => before.clone(),
        _ => Raw { status: 200, bytes: b"{}".to_vec(), ..before.clone() },
    }
}
