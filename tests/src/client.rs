//! Calls over a real connection, to a program that runs as a process of its own.

use axum::body::Body;
use http::header::{AUTHORIZATION, HOST};
use http::{HeaderValue, Request};
use http_body_util::BodyExt;
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use shared::endpoint::Endpoint;
use shared::session::{SignIn, SignInAttempt};
use tokio::net::TcpStream;

use crate::NONE;
use store::Cost;

use crate::reply::{Raw, Reply};
use crate::site::{filled, request};

/// What came over the line: a reply, or an error when the line was cut before one was whole.
pub type Received<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A caller of one program.
#[derive(Clone)]
pub struct Client {
    host: String,
    token: Option<String>,
}

impl Client {
    /// Not signed in.
    pub fn new(host: &str) -> Self {
        Self { host: host.to_owned(), token: None }
    }

    /// The same caller, of a program that listens elsewhere.
    #[must_use]
    pub fn at(self, host: &str) -> Self {
        Self { host: host.to_owned(), ..self }
    }

    /// Signs in and keeps the token.
    ///
    /// # Errors
    /// When the line is cut.
    pub async fn sign_in(&mut self, citizen_id: &str, password: &str) -> Received<Reply<SignIn>> {
        let attempt = SignInAttempt { citizen_id: citizen_id.into(), password: password.into() };
        let reply = self.call::<SignIn>(NONE, NONE, attempt).await?;
        self.token = Some(reply.ok().access_token);
        Ok(reply)
    }

    /// Calls an endpoint.
    ///
    /// # Errors
    /// When the line is cut.
    pub async fn call<E: Endpoint>(
        &self,
        path: E::Path,
        query: E::Query,
        body: E::Body,
    ) -> Received<Reply<E>> {
        let mut request = request::<E>(&path, &query);
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        Ok(Reply::new(exchange(&self.host, filled::<E>(request, &body)).await?))
    }

    /// Gets a page or a file.
    ///
    /// # Errors
    /// When the line is cut.
    pub async fn get(&self, path: &str) -> Received<Raw> {
        exchange(&self.host, Request::builder().uri(path).body(Body::empty())?).await
    }
}

/// Sends a request to a host of this machine, over a line of its own.
///
/// # Errors
/// When the line is cut.
pub async fn send_to(host: &str, request: Request<Body>) -> Received<Raw> {
    exchange(host, request).await
}

/// The same, within the tests.
pub(crate) async fn exchange(host: &str, mut request: Request<Body>) -> Received<Raw> {
    request.headers_mut().insert(HOST, HeaderValue::from_str(host)?);
    let stream = TcpStream::connect(host.replace("localhost", "127.0.0.1")).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    let line = tokio::spawn(connection);
    let (parts, body) = sender.send_request(request).await?.into_parts();
    let bytes = body.collect().await?.to_bytes().to_vec();
    line.abort();
    Ok(Raw { status: parts.status.as_u16(), headers: parts.headers, bytes, cost: Cost::default() })
}
