//! Mounts endpoints: from a request to a call, from an answer to a reply.

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path, Query, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, post, put};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use http::{HeaderValue, StatusCode};
use http_body_util::{BodyExt, Limited};
use serde::de::DeserializeOwned;
use shared::endpoint::{Endpoint, Verb};
use shared::problem::{Problem, ProblemCode};

use crate::app::App;
use crate::caller::{COOKIE_NAME, Caller};
use crate::error::{Failure, Result};
use crate::layers::note_pattern;

/// Largest JSON body, in bytes. Files never pass through here.
const MOST_BODY: usize = 256 * 1024;

/// A call of an endpoint: path, query and body, read and typed.
pub struct Call<E: Endpoint> {
    /// Values of the path.
    pub path: E::Path,
    /// Values of the query.
    pub query: E::Query,
    /// The body.
    pub body: E::Body,
}

/// A reply with what happens to the refresh cookie.
pub struct Answer<R> {
    /// The reply.
    pub reply: R,
    /// What happens to the cookie.
    pub cookie: CookieChange,
}

/// What happens to the refresh cookie.
#[derive(Clone)]
pub enum CookieChange {
    /// Nothing.
    Keep,
    /// It is set for so many seconds.
    Set(String, i64),
    /// It is removed.
    Remove,
}

impl<R> From<R> for Answer<R> {
    fn from(reply: R) -> Self {
        Self { reply, cookie: CookieChange::Keep }
    }
}

/// Routes of one context, in the order they are mounted.
pub struct Routes {
    router: Router<App>,
    names: Vec<&'static str>,
}

impl Default for Routes {
    fn default() -> Self {
        Self { router: Router::new(), names: Vec::new() }
    }
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Mounts a handler under the verb and path of its endpoint.
    #[must_use]
    pub fn on<E, C, H, F, A>(mut self, _: E, handler: H) -> Self
    where
        E: Endpoint,
        C: Caller + 'static,
        H: Fn(App, C, Call<E>) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<A>> + Send + 'static,
        A: Into<Answer<E::Reply>> + Send + 'static,
    {
        const {
            assert!(same_door(E::DOOR, C::DOOR), "the handler takes another caller than the contract names");
        }
        self.router = self.router.route(E::PATH, method::<E, C, H, F, A>(handler));
        self.names.push(E::NAME);
        self
    }

    /// Serves a text that never changes while the function runs, to everybody.
    #[must_use]
    pub fn text(mut self, path: &str, media_type: &'static str, text: &'static str) -> Self {
        self.router = self.router.route(path, get(async move || ([(CONTENT_TYPE, media_type)], text)));
        self
    }

    /// Names of the endpoints that are mounted.
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// The router, with an app to serve from.
    pub fn with(self, app: App) -> Router {
        self.router.with_state(app)
    }
}

const fn same_door(left: shared::endpoint::Door, right: shared::endpoint::Door) -> bool {
    left as u8 == right as u8
}

fn method<E, C, H, F, A>(handler: H) -> MethodRouter<App>
where
    E: Endpoint,
    C: Caller + 'static,
    H: Fn(App, C, Call<E>) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<A>> + Send + 'static,
    A: Into<Answer<E::Reply>> + Send + 'static,
{
    let serve = move |State(app): State<App>, request: Request| {
        let handler = handler.clone();
        note_pattern(E::PATH);
        async move { respond::<E, C, H, F, A>(app, request, handler).await.unwrap_or_else(Failure::into_response) }
    };
    match E::VERB {
        Verb::Get => get(serve),
        Verb::Ask | Verb::Post => post(serve),
        Verb::Put => put(serve),
        Verb::Delete => delete(serve),
    }
}

async fn respond<E, C, H, F, A>(app: App, request: Request, handler: H) -> Result<Response>
where
    E: Endpoint,
    C: Caller,
    H: Fn(App, C, Call<E>) -> F,
    F: Future<Output = Result<A>>,
    A: Into<Answer<E::Reply>>,
{
    let (mut parts, body) = request.into_parts();
    let caller = C::from_parts(&app, &parts)?;
    let path = if E::PATH.contains('{') {
        let path = Path::<E::Path>::from_request_parts(&mut parts, &()).await;
        path.map_err(|_| ProblemCode::NotFound)?.0
    } else {
        nothing::<E::Path>()?
    };
    let query = Query::<E::Query>::try_from_uri(&parts.uri).map_err(|error| unreadable(&error))?.0;
    let body = match E::VERB.has_body() {
        true => read_body(body).await?,
        false => nothing::<E::Body>()?,
    };
    let answer = handler(app, caller, Call { path, query, body }).await?.into();
    Ok(reply(answer.reply, &answer.cookie))
}

/// The value of a type without fields.
fn nothing<T: DeserializeOwned>() -> Result<T> {
    serde_json::from_str("{}").map_err(|error| Failure::Internal(error.to_string()))
}

async fn read_body<T: DeserializeOwned>(body: axum::body::Body) -> Result<T> {
    let collected = Limited::new(body, MOST_BODY).collect().await.map_err(|_| ProblemCode::TooLarge)?;
    let bytes: Bytes = collected.to_bytes();
    let text = if bytes.is_empty() { b"{}".as_slice() } else { &bytes };
    serde_json::from_slice(text).map_err(|error| unreadable(&error))
}

/// A body or query that does not fit its type. The place goes to the log, never the text itself.
fn unreadable(error: &impl std::fmt::Display) -> Failure {
    tracing::debug!(cause = %error, "unreadable request");
    Problem::from(ProblemCode::Unreadable).into()
}

fn reply<R: serde::Serialize>(reply: R, cookie: &CookieChange) -> Response {
    let mut response = (StatusCode::OK, Json(reply)).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let line = match cookie {
        CookieChange::Keep => return response,
        CookieChange::Set(value, seconds) => {
            format!("{COOKIE_NAME}={value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={seconds}")
        }
        CookieChange::Remove => {
            format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
        }
    };
    if let Ok(line) = HeaderValue::from_str(&line) {
        headers.insert(SET_COOKIE, line);
    }
    response
}
