//! Unfinished text that survives a reload in this tab.

use std::rc::Rc;

use gloo_storage::{SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use yew::prelude::*;

use super::{Form, State, use_untyped};

/// Keys of drafts in the session storage of this tab.
const DRAFT: &str = "draft:";

/// A form whose unfinished text survives a reload in this tab under `key`, until it is sent or one signs out.
/// Not for passwords or identifiers.
#[hook]
pub fn use_draft_form<D>(key: &str, start: impl FnOnce() -> D) -> Form<D>
where
    D: Clone + Serialize + DeserializeOwned + 'static,
{
    let key: Rc<str> = format!("{DRAFT}{key}").into();
    let draft = key.clone();
    let begin = move || match SessionStorage::get::<D>(&*draft) {
        Ok(data) => State::of(data, true),
        Err(_) => State::of(start(), false),
    };
    let form: Form<D> = Form::over(use_untyped(Box::new(begin), Some(key.clone())));
    use_keeping(key, serde_json::to_string(form.data()).ok());
    form
}

/// Keeps a text whenever it changes.
#[hook]
fn use_keeping(key: Rc<str>, text: Option<String>) {
    let first = use_mut_ref(|| true);
    use_effect_with(text, move |text| {
        if let (Some(text), false) = (text, first.replace(false)) {
            // A full or forbidden storage costs the draft, never the form.
            let _ = SessionStorage::raw().set_item(&key, text);
        }
    });
}

/// Forgets every draft of this tab: on signing out.
pub fn forget_drafts() {
    let storage = SessionStorage::raw();
    let keys: Vec<String> =
        (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(DRAFT)) {
        SessionStorage::delete(key);
    }
}

/// Forgets one draft: it was sent.
pub(super) fn forget(key: &str) {
    SessionStorage::delete(key);
}
