//! The end of the line: the database itself, over connections that are kept.

use axum::body::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use super::{Answer, Asked, request_of};

/// The way to a database.
#[derive(Clone)]
pub struct Engine {
    client: Client<HttpConnector, Full<Bytes>>,
    uri: String,
}

impl Engine {
    /// The database at this address.
    pub fn at(endpoint: &str) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self { client, uri: format!("{endpoint}/") }
    }

    /// Its answer; none when it has gone.
    pub async fn answer(&self, asked: &Asked) -> Answer {
        let Ok(response) = self.client.request(request_of(asked, &self.uri)).await else {
            return Answer::Cut;
        };
        let (parts, body) = response.into_parts();
        match body.collect().await {
            Ok(body) => Answer::Said(parts.status, body.to_bytes()),
            Err(_) => Answer::Cut,
        }
    }
}
