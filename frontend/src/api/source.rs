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
    /// What is asked there, for an endpoint that reads by a body.
    pub question: Option<String>,
    pub(super) door: Door,
    /// Whether the device keeps what comes.
    pub(super) on_device: bool,
    pub(super) value: fn(&str) -> Result<Value, Failure>,
}

impl Source {
    /// The address of an endpoint that reads.
    pub fn of<E: Endpoint>(address: String) -> Self {
        Self {
            address,
            question: None,
            door: E::DOOR,
            on_device: device::keeps(E::NAME),
            value: value::<E::Reply>,
        }
    }

    /// The same with what is asked there.
    #[must_use]
    pub fn asking(self, question: String) -> Self {
        Self { question: Some(question), ..self }
    }

    /// What tells it from every other source.
    pub fn name(&self) -> String {
        match &self.question {
            Some(question) => format!("{} {question}", self.address),
            None => self.address.clone(),
        }
    }
}

fn value<R: DeserializeOwned + 'static>(text: &str) -> Result<Value, Failure> {
    Ok(Rc::new(understood::<R>(text)?))
}

#[cfg(test)]
mod tests {
    use shared::document::SearchDocuments;

    use super::*;

    #[test]
    fn two_questions_at_one_address_are_two_sources() {
        let at = || Source::of::<SearchDocuments>("/tim".into());
        assert_eq!(at().name(), "/tim");
        assert_ne!(at().asking("a".into()).name(), at().asking("b".into()).name());
    }
}
