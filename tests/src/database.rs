//! The database of a world: the embedded engine, or a part of another one that the environment names.
//!
//! The second engine is moto, a stand-in for AWS in Python that shares no code with ours. It keeps accounts apart, so
//! every world takes one of its own and many worlds share a server.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use local::engines::{self, Dynamo};
use store::Patience;

use crate::line::{Engine, Line};

/// Address of a moto server on which every world of the run is to lie instead:
/// `SOTAY_MOTO=http://127.0.0.1:5000 cargo test --package tests --test it`.
pub const MOTO: &str = "SOTAY_MOTO";

/// A database.
pub struct Database {
    endpoint: String,
    embedded: Option<Dynamo>,
}

impl Database {
    /// An empty one.
    pub(crate) async fn start() -> Self {
        match std::env::var(MOTO) {
            Ok(moto) => {
                let line = Line::open("world", Engine::of_account(&moto, new_account()), Vec::new()).await;
                Self { endpoint: line.endpoint().to_owned(), embedded: None }
            }
            Err(_) => {
                let dynamo = Dynamo::start(None).await.expect("the database starts");
                Self { endpoint: dynamo.endpoint().to_owned(), embedded: Some(dynamo) }
            }
        }
    }

    /// How long it may take. Moto copies the whole table for each transaction.
    pub fn patience(&self) -> Patience {
        match self.embedded {
            Some(_) => Patience::default(),
            None => Patience(Duration::from_secs(20)),
        }
    }

    /// Its address.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// A client of it.
    pub fn client(&self) -> aws_sdk_dynamodb::Client {
        engines::client_at(&self.endpoint)
    }

    /// A client of its streams.
    pub fn streams(&self) -> local::engines::Streams {
        engines::streams_at(&self.endpoint)
    }
}

/// Twelve digits that no other world of this run has; the process number keeps runs on one server apart.
fn new_account() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("{:07}{:05}", std::process::id() % 10_000_000, COUNT.fetch_add(1, Ordering::Relaxed))
}
