//! From a failure to the one envelope: a code and a sentence outside, the cause in the log.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use shared::problem::{Problem, ProblemCode};
use store::{StoreError, Stored};

/// Seconds after which it is worth asking again when something behind us does not answer: enough for a table that is
/// too busy to make room.
const COME_BACK: HeaderValue = HeaderValue::from_static("5");

/// What a handler ends with when it cannot do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule says no; the caller is told which.
    #[error("{}", .0.sentence)]
    Refused(Problem),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A mistake of ours.
    #[error("{0}")]
    Internal(String),
}

/// Result of a handler.
pub type Result<T> = std::result::Result<T, Failure>;

/// Refuses when the caller read another revision than the stored one.
///
/// # Errors
/// [`ProblemCode::Stale`].
pub fn check_rev<T>(stored: &Stored<T>, rev: u32) -> Result<()> {
    if stored.rev == rev { Ok(()) } else { Err(ProblemCode::Stale.into()) }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<ProblemCode> for Failure {
    fn from(code: ProblemCode) -> Self {
        Self::Refused(code.into())
    }
}

impl Failure {
    /// The problem to tell; the cause, if there is one, goes to the log here and nowhere else.
    pub fn into_problem(self) -> Problem {
        match self {
            Self::Refused(problem) => problem,
            Self::Store(StoreError::Conflict) => ProblemCode::Stale.into(),
            Self::Store(StoreError::BadCursor) => ProblemCode::Unreadable.into(),
            Self::Store(error @ StoreError::Unavailable(_)) => {
                tracing::error!(cause = ?error, "the store is unavailable");
                ProblemCode::Unavailable.into()
            }
            Self::Store(error) => {
                tracing::error!(cause = %error, "the store holds something unexpected");
                ProblemCode::Internal.into()
            }
            Self::Internal(cause) => {
                tracing::error!(%cause, "internal failure");
                ProblemCode::Internal.into()
            }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        answer(self.into_problem())
    }
}

/// The reply that carries a problem.
pub(crate) fn answer(problem: Problem) -> Response {
    let status = StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, [(CACHE_CONTROL, "no-store")], Json(problem)).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, COME_BACK);
    }
    response
}
