//! Unfinished text that survives a reload in this tab.

use std::cell::Cell;
use std::rc::Rc;

use gloo_storage::{SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use yew::prelude::*;

use super::{Form, FormView, State};

/// Keys of drafts in the session storage of this tab.
const DRAFT: &str = "draft:";

/// A form whose unfinished text survives a reload in this tab under `key`, until it is sent or one signs out.
/// Not for passwords or identifiers.
#[hook]
pub fn use_draft_form<D>(key: &str, start: impl FnOnce() -> D) -> Form<D>
where
    D: Clone + PartialEq + Serialize + DeserializeOwned + 'static,
{
    let key: Rc<str> = format!("{DRAFT}{key}").into();
    let from = key.clone();
    let state = use_reducer(move || match SessionStorage::get::<D>(&*from) {
        Ok(data) => State { data, view: FormView { restored: true, ..FormView::default() } },
        Err(_) => State { data: start(), view: FormView::default() },
    });
    let sending = use_mut_ref(|| Rc::new(Cell::new(false))).borrow().clone();
    let first = use_mut_ref(|| true);
    {
        let key = key.clone();
        use_effect_with(state.data.clone(), move |data| {
            if !first.replace(false) {
                // A full or forbidden storage costs the draft, never the form.
                let _ = SessionStorage::set(&*key, data);
            }
        });
    }
    Form { state, sending, draft: Some(key) }
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
