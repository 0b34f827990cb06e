//! What every request passes: a request id, a time limit, a log line without personal data, the envelope for what no
//! route knows.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderName, HeaderValue, StatusCode};
use http_body_util::BodyExt;
use shared::problem::{Problem, ProblemCode};
use tracing::Instrument;

use crate::error::answer;

/// A request that takes longer is answered with a problem.
const MOST_TIME: Duration = Duration::from_secs(25);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts every layer around a router.
pub fn dress(router: Router) -> Router {
    router
        .fallback(|| async { answer(ProblemCode::NotFound.into()) })
        .method_not_allowed_fallback(|| async { answer(ProblemCode::WrongVerb.into()) })
        .layer(from_fn(around))
}

async fn around(request: Request, next: Next) -> Response {
    let id = request_id(&request);
    let verb = request.method().clone();
    // The pattern, never the path itself: ids of people stay out of the log.
    let pattern = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let pattern = pattern.unwrap_or_else(|| "(none)".into());
    let span = tracing::info_span!("request", id = %id, verb = %verb, pattern = %pattern);
    async move {
        let begun = Instant::now();
        let (outcome, cost) = store::metered(tokio::time::timeout(MOST_TIME, next.run(request))).await;
        let response = outcome.unwrap_or_else(|_| answer(ProblemCode::TimedOut.into()));
        tracing::info!(
            status = response.status().as_u16(),
            ms = begun.elapsed().as_millis(),
            calls = cost.calls,
            read_units = cost.read_units,
            write_units = cost.write_units,
            "answered"
        );
        let mut response = with_request_id(response, &id).await;
        // For whoever stands in the same process: the ledger reads it. It never leaves by the wire.
        response.extensions_mut().insert(cost);
        response
    }
    .instrument(span)
    .await
}

/// The edge's id of the request, or a new one.
fn request_id(request: &Request) -> String {
    let given = request.headers().get("x-amzn-trace-id").and_then(|value| value.to_str().ok());
    let given =
        given.filter(|id| (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()));
    given.map_or_else(new_request_id, str::to_owned)
}

fn new_request_id() -> String {
    let mut bytes = [0; 9];
    #[expect(
        clippy::disallowed_methods,
        reason = "the id of a request is for the log alone; no rule depends on it"
    )]
    getrandom::fill(&mut bytes).expect("the system has randomness");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Puts the id into the header and, for a problem, into the envelope, so that people can quote it.
async fn with_request_id(response: Response, id: &str) -> Response {
    let (mut parts, body) = response.into_parts();
    if let Ok(value) = HeaderValue::from_str(id) {
        parts.headers.insert(REQUEST_ID, value);
    }
    if parts.status < StatusCode::BAD_REQUEST {
        return Response::from_parts(parts, body);
    }
    let Ok(collected) = body.collect().await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let bytes = collected.to_bytes();
    match serde_json::from_slice::<Problem>(&bytes) {
        Ok(problem) => {
            let problem = Problem { request_id: Some(id.to_owned()), ..problem };
            let mut response = answer(problem);
            response.headers_mut().extend(parts.headers.into_iter().filter_map(|(name, value)| {
                let name = name?;
                (name == REQUEST_ID || name == http::header::SET_COOKIE).then_some((name, value))
            }));
            response
        }
        Err(_) => Response::from_parts(parts, bytes.into()),
    }
}
