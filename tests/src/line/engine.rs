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
    /// The account of moto in which the data lie.
    account: Option<String>,
}

/// Names an account to moto.
const ACCOUNT: &str = "x-moto-account-id";

impl Engine {
    /// The database at this address.
    pub fn at(endpoint: &str) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self { client, uri: format!("{endpoint}/"), account: None }
    }

    /// An account of the moto server at this address.
    pub fn of_account(endpoint: &str, account: String) -> Self {
        Self { account: Some(account), ..Self::at(endpoint) }
    }

    /// Its answer; none when it has gone.
    pub async fn answer(&self, asked: &Asked) -> Answer {
        let mut request = request_of(asked, &self.uri);
        if let Some(account) = self.account.as_deref().and_then(|account| account.parse().ok()) {
            request.headers_mut().insert(ACCOUNT, account);
        }
        let Ok(response) = self.client.request(request).await else {
            return Answer::Cut;
        };
        let (parts, body) = response.into_parts();
        match body.collect().await {
            Ok(body) => Answer::Said(parts.status, body.to_bytes()),
            Err(_) => Answer::Cut,
        }
    }
}
