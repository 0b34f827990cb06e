//! Wherever the product answers.

use axum::body::Body;
use http::Request;
use http::header::CONTENT_TYPE;
use http::request;
use shared::endpoint::{Endpoint, url};

use crate::reply::Raw;

/// A place that answers the requests of browsers.
#[expect(async_fn_in_trait, reason = "only tests call it, and none asks whether the future can be sent")]
pub trait Site {
    /// Sends a request.
    ///
    /// # Panics
    /// When no answer comes, or it breaks off.
    async fn send(&self, request: Request<Body>) -> Raw;
}

/// A request of an endpoint, still without a caller and a body.
pub(crate) fn request<E: Endpoint>(path: &E::Path, query: &E::Query) -> request::Builder {
    Request::builder().method(E::VERB.as_str()).uri(url::<E>(path, query))
}

/// A request with its body, where the verb has one.
pub(crate) fn filled<E: Endpoint>(request: request::Builder, body: &E::Body) -> Request<Body> {
    let body = match E::VERB.has_body() {
        true => Body::from(serde_json::to_vec(body).expect("a body is JSON")),
        false => Body::empty(),
    };
    request.header(CONTENT_TYPE, "application/json").body(body).expect("a good request")
}
