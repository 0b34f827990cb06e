//! A stand-in for the Lambda runtime: it has at most one event to give, and tells what comes of it.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use http::StatusCode;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// What a function did.
enum Said {
    /// Asked for work.
    Asked,
    /// Gave an answer.
    Answered(Value),
}

/// A running stand-in.
pub struct Runtime {
    /// `127.0.0.1:41234`
    pub host: String,
    said: mpsc::UnboundedReceiver<Said>,
}

#[derive(Clone)]
struct Desk {
    events: std::sync::Arc<std::sync::Mutex<Option<Value>>>,
    say: mpsc::UnboundedSender<Said>,
}

impl Runtime {
    /// Starts one with this event to give, or with none.
    pub async fn start(event: Option<Value>) -> Self {
        let (say, said) = mpsc::unbounded_channel();
        let desk = Desk { events: std::sync::Arc::new(std::sync::Mutex::new(event)), say };
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(take))
            .with_state(desk);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let host = listener.local_addr().expect("the port is known").to_string();
        tokio::spawn(axum::serve(listener, router).into_future());
        Self { host, said }
    }

    /// Waits until the function asks for work.
    pub async fn wait_until_asked(&mut self) {
        while let Some(said) = self.said.recv().await {
            if matches!(said, Said::Asked) {
                return;
            }
        }
    }

    /// Waits for an answer, and until the function asks for more work.
    pub async fn wait_for_answer(&mut self) -> Value {
        let mut given = None;
        while let Some(said) = self.said.recv().await {
            match (said, given.take()) {
                (Said::Answered(answer), _) => given = Some(answer),
                (Said::Asked, Some(answer)) => return answer,
                (Said::Asked, None) => {}
            }
        }
        panic!("the stand-in has ended");
    }
}

async fn next(State(desk): State<Desk>) -> Response {
    // Nobody listens any more once the answer is there.
    let _ = desk.say.send(Said::Asked);
    let event = desk.events.lock().expect("no holder panics").take();
    let Some(event) = event else { return std::future::pending().await };
    let headers = [
        ("lambda-runtime-aws-request-id", "11111111-1111-1111-1111-111111111111"),
        ("lambda-runtime-deadline-ms", "9999999999999"),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:ap-southeast-1:000000000000:function:measured",
        ),
    ];
    (headers, Json(event)).into_response()
}

async fn take(State(desk): State<Desk>, answer: Bytes) -> StatusCode {
    let answer = serde_json::from_slice(&answer).expect("an answer is JSON");
    let _ = desk.say.send(Said::Answered(answer));
    StatusCode::ACCEPTED
}
