//! What the product has cost in the database since it was started, all in: requests and what followed from the stream.
//! Only this process on this machine tells it, at `/local/costs`, for those who measure.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use serde::{Deserialize, Serialize};
use store::Cost;

/// Calls and units so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Spent {
    /// Requests answered.
    pub requests: u64,
    /// Read units of requests and of what followed.
    pub read_units: f64,
    /// Write units of requests.
    pub write_units: f64,
    /// Write units of what followed from the stream.
    pub stream_write_units: f64,
}

/// Adds up.
#[derive(Debug, Clone, Default)]
pub struct Costs(Arc<Mutex<Spent>>);

impl Costs {
    /// A request was answered.
    pub fn request(&self, cost: Cost) {
        self.change(|spent| {
            spent.requests += 1;
            spent.read_units += cost.read_units;
            spent.write_units += cost.write_units;
        });
    }

    /// A batch of the stream was followed.
    pub fn stream(&self, cost: Cost) {
        self.change(|spent| {
            spent.read_units += cost.read_units;
            spent.stream_write_units += cost.write_units;
        });
    }

    fn change(&self, change: impl FnOnce(&mut Spent)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The address at which the sums are told.
    pub fn router(&self) -> Router {
        let tell =
            async |State(costs): State<Self>| Json(*costs.0.lock().unwrap_or_else(PoisonError::into_inner));
        Router::new().route("/local/costs", get(tell)).with_state(self.clone())
    }
}
