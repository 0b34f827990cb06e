//! What holds for every endpoint, by looping over the registry: nothing can be forgotten here.

pub(crate) mod access;
mod copy;
mod deployed;
mod envelope;
mod keys;
pub(crate) mod ledger;
mod mounted;
mod noticing;
mod openapi;
mod policy;
mod reporting;
mod studying;

use shared::endpoint::{Door, Endpoint, Verb};
use shared::registry::{self, Visitor};

/// An endpoint as a row.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) verb: Verb,
    path: &'static str,
    pub(crate) door: Door,
}

struct Rows(Vec<Row>);

impl Visitor for Rows {
    fn visit<E: Endpoint>(&mut self) {
        self.0.push(Row { name: E::NAME, verb: E::VERB, path: E::PATH, door: E::DOOR });
    }
}

/// Every endpoint.
pub(crate) fn rows() -> Vec<Row> {
    let mut rows = Rows(Vec::new());
    registry::visit(&mut rows);
    rows.0
}
