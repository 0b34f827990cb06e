//! The line between the AWS SDK and the database: an HTTP proxy in which a test can listen and do harm.
//!
//! Whatever a function asks of the database passes here as DynamoDB's own protocol, whole requests one by one. A
//! [`Line`] is a chain of [`Layer`]s with the engine at its end. A layer is given what was [`Asked`] (the operation, its
//! JSON, who speaks) and the [`Next`] part of the chain, and gives an [`Answer`]: the engine's, its own, or none at all.
//! So [`Tap`] notes and passes on, and [`Faults`] holds, cuts, refuses and forgets as a network and a busy table do.

mod engine;
mod faults;
mod guard;
mod plan;
mod policy;
mod replica;
mod tap;

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};

pub use engine::Engine;
pub use faults::Faults;
pub use guard::Guard;
pub use plan::{Fault, Plan};
pub use policy::{Policy, Right, TEMPLATE};
pub use replica::Replica;
pub use tap::Tap;

/// The header that names an operation.
const TARGET: &str = "x-amz-target";

/// What the SDK asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Who speaks: the name that the line was started with.
    pub speaker: &'static str,
    /// `GetItem`, `PutItem`, …
    pub operation: String,
    headers: HeaderMap,
    body: Bytes,
    json: OnceLock<Value>,
}

impl Asked {
    /// The body, read as JSON when somebody looks at it.
    pub fn json(&self) -> &Value {
        self.json.get_or_init(|| serde_json::from_slice(&self.body).unwrap_or_default())
    }

    /// The same with another body.
    #[must_use]
    pub fn with_json(&self, json: Value) -> Self {
        let body = Bytes::from(json.to_string());
        Self { body, json: OnceLock::from(json), ..self.clone() }
    }
}

/// What comes back.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A status and JSON.
    Said(StatusCode, Bytes),
    /// The connection is cut without a word.
    Cut,
    /// Nothing, for as long as the caller waits.
    Silence,
}

impl Answer {
    /// Whether the engine did what it was asked.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Said(status, _) if status.is_success())
    }

    /// An error in the words of DynamoDB.
    pub fn error(status: StatusCode, kind: &str, more: Value) -> Self {
        let mut json = more;
        json["__type"] = format!("com.amazonaws.dynamodb.v20120810#{kind}").into();
        json["message"] = "by the test".into();
        Self::Said(status, json.to_string().into())
    }
}

/// An answer on its way.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;

/// A part of the line.
pub trait Layer: Send + Sync + 'static {
    /// Answers, with or without the rest of the line.
    fn answer<'a>(&'a self, asked: &'a Asked, next: Next<'a>) -> Answering<'a>;
}

/// The rest of the line behind a layer.
#[derive(Clone, Copy)]
pub struct Next<'a> {
    layers: &'a [Arc<dyn Layer>],
    engine: &'a Engine,
}

impl<'a> Next<'a> {
    /// Passes on.
    pub fn answer(self, asked: &'a Asked) -> Answering<'a> {
        match self.layers.split_first() {
            Some((layer, layers)) => layer.answer(asked, Next { layers, ..self }),
            None => Box::pin(self.engine.answer(asked)),
        }
    }
}

/// A line that is open for as long as the test's runtime lives.
pub struct Line {
    endpoint: String,
}

struct Chain {
    speaker: &'static str,
    layers: Vec<Arc<dyn Layer>>,
    engine: Engine,
}

impl Line {
    /// Opens a line for `speaker` to a database; the first layer is the nearest to the speaker.
    pub(crate) async fn open(speaker: &'static str, engine: Engine, layers: Vec<Arc<dyn Layer>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let endpoint = format!("http://{}", listener.local_addr().expect("the port is known"));
        let chain = Arc::new(Chain { speaker, layers, engine });
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, chain.clone()));
            }
        });
        Self { endpoint }
    }

    /// Its address, to be used in place of the database's.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }
}

async fn serve(stream: TcpStream, chain: Arc<Chain>) {
    let answering = service_fn(move |request| {
        let chain = chain.clone();
        async move { chain.respond(request).await }
    });
    if stream.set_nodelay(true).is_ok() {
        // An error here is a connection that was cut, by us or by the caller.
        let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answering).await;
    }
}

impl Chain {
    async fn respond(&self, request: Request<Incoming>) -> io::Result<Response<Full<Bytes>>> {
        let (parts, body) = request.into_parts();
        let target = parts.headers.get(TARGET).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
        let (speaker, headers, json) = (self.speaker, parts.headers, OnceLock::new());
        let asked = Asked { speaker, operation, headers, body, json };
        match (Next { layers: &self.layers, engine: &self.engine }).answer(&asked).await {
            Answer::Said(status, bytes) => {
                let response = Response::builder().status(status);
                let response = response.header("content-type", "application/x-amz-json-1.0");
                response.body(Full::new(bytes)).map_err(io::Error::other)
            }
            // Hyper closes a connection whose service fails, without a word.
            Answer::Cut => Err(io::ErrorKind::ConnectionAborted.into()),
            Answer::Silence => std::future::pending().await,
        }
    }
}

/// A request to the engine as it was asked.
fn request_of(asked: &Asked, uri: &str) -> Request<Full<Bytes>> {
    let mut request = Request::post(uri);
    for (name, value) in &asked.headers {
        if name != http::header::HOST && name != http::header::CONTENT_LENGTH {
            request = request.header(name, value);
        }
    }
    request.body(Full::new(asked.body.clone())).expect("what the SDK sent can be sent on")
}
