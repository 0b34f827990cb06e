//! What came back.

use std::marker::PhantomData;

use http::HeaderMap;
use serde_json::{Value, json};
use shared::endpoint::Endpoint;
use shared::problem::{Problem, ProblemCode};
use store::Cost;

/// An answer before anybody has read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body's bytes.
    pub bytes: Vec<u8>,
    /// What it cost in the database; nothing over the wire, which does not carry it.
    pub cost: Cost,
}

impl Raw {
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is something else: nothing in the interface answers otherwise.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| {
            panic!("{}: not JSON ({error}): {}", self.status, String::from_utf8_lossy(&self.bytes))
        })
    }

    /// The body as a problem, checked for what every problem must have: a code that fits the status, a sentence to
    /// read, a request id to quote.
    ///
    /// # Panics
    /// When one of them is missing.
    pub fn problem(&self) -> Problem {
        let problem: Problem = serde_json::from_value(self.json())
            .unwrap_or_else(|error| panic!("{} is no problem ({error}): {}", self.status, self.json()));
        assert_eq!(problem.code.status(), self.status, "the code fits the status");
        assert!(problem.sentence.ends_with('.'), "a whole sentence: {}", problem.sentence);
        let id = problem.request_id.as_deref().unwrap_or_default();
        assert!(!id.is_empty(), "a request id in the envelope");
        assert_eq!(self.headers["x-request-id"], id, "the same in the header");
        problem
    }
}

/// The reply of an endpoint.
#[derive(Debug)]
pub struct Reply<E> {
    /// As it came.
    pub raw: Raw,
    endpoint: PhantomData<E>,
}

impl<E: Endpoint> Reply<E> {
    pub(crate) fn new(raw: Raw) -> Self {
        Self { raw, endpoint: PhantomData }
    }

    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.raw.status
    }

    /// The answer.
    ///
    /// # Panics
    /// When it was refused.
    #[track_caller]
    pub fn ok(&self) -> E::Reply {
        assert_eq!(self.raw.status, 200, "{}: {}", E::NAME, self.raw.json());
        serde_json::from_slice(&self.raw.bytes).expect("the reply is of the shape that the contract names")
    }

    /// The problem it was refused with.
    ///
    /// # Panics
    /// When it was not refused, or for another reason.
    #[track_caller]
    pub fn refused(&self, code: ProblemCode) -> Problem {
        assert!(self.raw.status >= 400, "{} was not refused: {}", E::NAME, self.raw.json());
        let problem = self.raw.problem();
        assert_eq!(problem.code, code, "{}: {problem:?}", E::NAME);
        problem
    }

    /// The whole reply for a snapshot. What differs from run to run is replaced by its name.
    pub fn shown(&self) -> Value {
        let mut body = self.raw.json();
        veil(&mut body);
        json!({ "status": self.raw.status, "body": body })
    }
}

/// Fields that differ from run to run.
const UNSTABLE: [&str; 3] = ["request_id", "access_token", "session"];

fn veil(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match UNSTABLE.contains(&name.as_str()) && field.is_string() {
                    true => *field = Value::String(format!("[{name}]")),
                    false => veil(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(veil),
        _ => {}
    }
}
