//! What every request passes: a request id, a time limit, a log line without personal data, the envelope for what no
//! route knows.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{ALLOW, SET_COOKIE};
use http::{HeaderName, HeaderValue, StatusCode};
use http_body_util::BodyExt;
use shared::problem::{Problem, ProblemCode};
use tower::{Layer, Service};
use tracing::Instrument;
use tracing::field::Empty;

use crate::error::answer;

/// A request that takes longer is answered with a problem.
const MOST_TIME: Duration = Duration::from_secs(25);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts every layer around a router.
pub fn dress(router: Router) -> Router {
    let unknown = || async {
        note_pattern("(none)");
        answer(ProblemCode::NotFound.into())
    };
    wrap(router.fallback(unknown), from_fn(around))
}

/// Puts a layer around a router as a whole. The router's own way puts it around each route, at every start.
pub fn wrap<L>(router: Router, layer: L) -> Router
where
    L: Layer<Router>,
    L::Service: Service<Request, Error = Infallible, Response: IntoResponse, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static,
{
    Router::new().fallback_service(layer.layer(router))
}

/// Says in the log of a request which route it took: the pattern, never the path itself, because ids of people stay out
/// of the log.
pub fn note_pattern(pattern: &str) {
    tracing::Span::current().record("pattern", pattern);
}

async fn around(request: Request, next: Next) -> Response {
    let id = request_id(&request);
    let verb = request.method().clone();
    let span = tracing::info_span!("request", id = %id, verb = %verb, pattern = Empty);
    async move {
        let begun = Instant::now();
        let (outcome, cost) = store::metered(tokio::time::timeout(MOST_TIME, next.run(request))).await;
        let response = outcome.unwrap_or_else(|_| answer(ProblemCode::TimedOut.into()));
        let response = explain_wrong_verb(response);
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

/// A path that is known with other verbs, which the router names, is answered in our envelope.
fn explain_wrong_verb(response: Response) -> Response {
    if response.status() != StatusCode::METHOD_NOT_ALLOWED {
        return response;
    }
    let mut explained = answer(ProblemCode::WrongVerb.into());
    explained.headers_mut().extend(response.headers().get(ALLOW).map(|verbs| (ALLOW, verbs.clone())));
    explained
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
                (name == REQUEST_ID || name == SET_COOKIE || name == ALLOW).then_some((name, value))
            }));
            response
        }
        Err(_) => Response::from_parts(parts, bytes.into()),
    }
}
