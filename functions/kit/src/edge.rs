//! Who comes past the edge is not answered. The edge sends a key of ours with every request, and nobody else knows it.
//!
//! The gateway has an address of its own that cannot be closed. Whoever called it there could write any address into
//! `X-Forwarded-For` and be counted under it, and would pass every rule that the edge has.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use shared::problem::ProblemCode;
use subtle::ConstantTimeEq;

use crate::config::ConfigError;
use crate::error::answer;
use crate::layers::wrap;

const HEADER: &str = "x-sotay-edge";

/// The keys that the edge may send: the one it sends now, and while it changes the next.
#[derive(Clone)]
pub(crate) struct EdgeKeys(Arc<[String]>);

impl EdgeKeys {
    /// Reads `SOTAY_EDGE_KEY`, comma separated; `None` where it is not set, because nothing stands before the function.
    ///
    /// # Errors
    /// [`ConfigError::Missing`] when it is set and holds no key: that would open the function to everybody.
    pub(crate) fn from_env() -> Result<Option<Self>, ConfigError> {
        let Ok(text) = std::env::var("SOTAY_EDGE_KEY") else { return Ok(None) };
        Self::of(&text).map(Some).ok_or(ConfigError::Missing("SOTAY_EDGE_KEY"))
    }

    fn of(text: &str) -> Option<Self> {
        let keys: Arc<[String]> =
            text.split(',').map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect();
        (!keys.is_empty()).then_some(Self(keys))
    }

    fn hold(&self, given: &[u8]) -> bool {
        self.0.iter().any(|key| bool::from(key.as_bytes().ct_eq(given)))
    }
}

/// Answers only what comes from the edge; everything else is not found.
pub(crate) fn guard(router: Router, keys: EdgeKeys) -> Router {
    wrap(router, from_fn_with_state(keys, pass))
}

async fn pass(State(keys): State<EdgeKeys>, request: Request, next: Next) -> Response {
    let given = request.headers().get(HEADER).map(|value| value.as_bytes());
    if given.is_some_and(|given| keys.hold(given)) {
        return next.run(request).await;
    }
    tracing::warn!("a request came past the edge");
    answer(ProblemCode::NotFound.into())
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use http::StatusCode;
    use tower::ServiceExt;

    use super::*;

    async fn status(keys: &str, sent: Option<&str>) -> StatusCode {
        let router = Router::new().route("/", get(|| async { "here" }));
        let router = guard(router, EdgeKeys::of(keys).expect("a key"));
        let request = sent.into_iter().fold(Request::builder(), |request, key| request.header(HEADER, key));
        let request = request.uri("/").body(Body::empty()).expect("a good request");
        router.oneshot(request).await.expect("a router always answers").status()
    }

    #[tokio::test]
    async fn only_what_comes_from_the_edge_is_answered() {
        for (keys, sent, expected) in [
            ("one", Some("one"), StatusCode::OK),
            ("two, one", Some("one"), StatusCode::OK),
            ("two, one", Some("two"), StatusCode::OK),
            ("one", None, StatusCode::NOT_FOUND),
            ("one", Some("on"), StatusCode::NOT_FOUND),
            ("one", Some("other"), StatusCode::NOT_FOUND),
            ("two,one", Some("two,one"), StatusCode::NOT_FOUND),
            ("one,", Some(""), StatusCode::NOT_FOUND),
        ] {
            assert_eq!(status(keys, sent).await, expected, "{sent:?} where {keys} is known");
        }
    }

    #[test]
    fn no_key_is_no_guard() {
        assert!(EdgeKeys::of("").is_none() && EdgeKeys::of(" ,").is_none());
    }
}
