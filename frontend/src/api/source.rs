//! Where to read from, as plain values: what is left of an endpoint once its types are put aside.

use std::any::Any;
use std::rc::Rc;

use serde::de::DeserializeOwned;
use shared::endpoint::{Door, Endpoint};

use super::{Failure, device, understood};

/// A reply of which only the page that asked knows the type.
pub(crate) type Value = Rc<dyn Any>;

/// An address that [`shared::endpoint::url`] made, and what turns the text from there into a value.
pub(crate) struct Source {
    /// The address.
    pub address: String,
    pub(super) door: Door,
    /// Whether the device keeps what comes.
    pub(super) on_device: bool,
    pub(super) value: fn(&str) -> Result<Value, Failure>,
}

impl Source {
    /// The address of an endpoint that reads.
    pub fn of<E: Endpoint>(address: String) -> Self {
        Self { address, door: E::DOOR, on_device: device::keeps(E::NAME), value: value::<E::Reply> }
    }
}

fn value<R: DeserializeOwned + 'static>(text: &str) -> Result<Value, Failure> {
    Ok(Rc::new(understood::<R>(text)?))
}
