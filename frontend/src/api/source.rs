//! Where to read from, as plain values: what is left of an endpoint once its types are put aside.

use std::any::Any;
use std::rc::Rc;

use serde::de::DeserializeOwned;
use shared::endpoint::{Door, Endpoint};

use super::{Failure, understood};

/// A reply of which only the page that asked knows the type.
pub(crate) type Value = Rc<dyn Any>;

/// An address that [`shared::endpoint::url`] made, and what turns the text from there into a value.
pub(crate) struct Source {
    /// The address.
    pub(super) address: String,
    /// What is asked, where it may not stand in an address.
    pub(super) body: Option<String>,
    pub(super) door: Door,
    pub(super) value: fn(&str) -> Result<Value, Failure>,
}

impl Source {
    /// The address of an endpoint that reads.
    pub fn of<E: Endpoint>(address: String) -> Self {
        Self { address, body: None, door: E::DOOR, value: value::<E::Reply> }
    }

    /// The address of an endpoint that reads by what a body says: what people type about people.
    pub fn asking<E: Endpoint>(address: String, body: &E::Body) -> Self {
        let body = serde_json::to_string(body).expect("bodies of the contract are plain structs");
        Self { body: Some(body), ..Self::of::<E>(address) }
    }

    /// What it is known by: two bodies are two sources.
    pub fn name(&self) -> String {
        match &self.body {
            Some(body) => format!("{} {body}", self.address),
            None => self.address.clone(),
        }
    }
}

fn value<R: DeserializeOwned + 'static>(text: &str) -> Result<Value, Failure> {
    Ok(Rc::new(understood::<R>(text)?))
}
