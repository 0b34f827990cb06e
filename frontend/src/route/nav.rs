//! Moving between addresses, and what a page keeps in its own.

use serde::Serialize;
use serde::de::DeserializeOwned;
use yew::prelude::*;
use yew_router::hooks::{use_location, use_navigator, use_route};
use yew_router::navigator::Navigator;

use super::{Route, Series};
use crate::dom;

/// Moves between pages. Outside of a router (in tests) it stays where it is.
#[derive(Clone, PartialEq)]
pub struct Nav(Option<Navigator>);

impl Nav {
    /// Goes to a page.
    pub fn go(&self, to: &Route) {
        if let Some(navigator) = &self.0 {
            navigator.push(to);
        }
    }

    /// Goes to a page in place of the present one: after sending a form, so that `Quay lại` skips the form.
    pub fn replace(&self, to: &Route) {
        if let Some(navigator) = &self.0 {
            dom::leaves_no_trace();
            navigator.replace(to);
        }
    }

    /// Goes to a page with a query, `?branch=…`.
    pub fn go_with<Q: Serialize>(&self, to: &Route, query: &Q) {
        if let Some(navigator) = &self.0 {
            // It fails only for a query that is not a flat struct; then the page without it is the best there is.
            if navigator.push_with_query(to, query).is_err() {
                navigator.push(to);
            }
        }
    }

    /// Whether there is a router to move in.
    pub(super) fn is_there(&self) -> bool {
        self.0.is_some()
    }

    /// Goes to an entry of a list, and to a place in it that its address names.
    pub(super) fn go_from(&self, series: Option<&Series>, to: &Route, place: Option<&str>) {
        let Some(navigator) = &self.0 else { return };
        match series {
            Some(series) => navigator.push_with_state(to, series.clone()),
            None => navigator.push(to),
        }
        place.iter().for_each(|place| dom::name_place(place));
    }

    /// Goes to a neighbour in a list, in place of the present one.
    pub(super) fn step(&self, series: &Series, to: &Route) {
        if let Some(navigator) = &self.0 {
            dom::leaves_no_trace();
            navigator.replace_with_state(to, series.clone());
        }
    }

    /// Goes where one came from; opened from outside, to `otherwise`.
    pub fn back(&self, otherwise: &Route) {
        if !dom::step_back() {
            self.replace(otherwise);
        }
    }
}

/// The way to move between pages.
#[hook]
pub fn use_nav() -> Nav {
    Nav(use_navigator())
}

/// What a link does when pressed: moves within the app, unless a new tab is asked for.
#[hook]
pub fn use_go(to: Route) -> Callback<MouseEvent> {
    let nav = use_nav();
    Callback::from(move |event: MouseEvent| {
        if opens_here(&event) && nav.0.is_some() {
            event.prevent_default();
            nav.go(&to);
        }
    })
}

/// What `Quay lại` does when pressed.
#[hook]
pub fn use_back(otherwise: Route) -> Callback<MouseEvent> {
    let nav = use_nav();
    Callback::from(move |event: MouseEvent| {
        if opens_here(&event) && nav.0.is_some() {
            event.prevent_default();
            nav.back(&otherwise);
        }
    })
}

pub(super) fn opens_here(event: &MouseEvent) -> bool {
    !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key())
}

/// State kept in the address: `?thang=2026-11`. Reads it and changes it without a new step in the history.
#[hook]
pub fn use_query<Q: Serialize + DeserializeOwned + Default + 'static>() -> (Q, Callback<Q>) {
    let (location, navigator, route) = (use_location(), use_navigator(), use_route::<Route>());
    let query = location.and_then(|location| location.query::<Q>().ok()).unwrap_or_default();
    let change = Callback::from(move |query: Q| {
        if let (Some(navigator), Some(route)) = (&navigator, &route) {
            // It fails only for a query that is not a flat struct: a mistake seen at the first try.
            let _ = navigator.replace_with_query(route, &query);
        }
    });
    (query, change)
}

/// The same with words that somebody typed. They are kept with the step in the history, so that one finds them again
/// coming back, and never in the address.
#[hook]
pub fn use_query_and_words<Q>() -> ((Q, String), Callback<(Q, String)>)
where
    Q: Serialize + DeserializeOwned + Default + 'static,
{
    let (location, navigator, route) = (use_location(), use_navigator(), use_route::<Route>());
    let words = location.as_ref().and_then(|location| location.state::<Words>());
    let query = location.and_then(|location| location.query::<Q>().ok()).unwrap_or_default();
    let change = Callback::from(move |(query, words): (Q, String)| {
        if let (Some(navigator), Some(route)) = (&navigator, &route) {
            // As with `use_query`.
            let _ = navigator.replace_with_query_and_state(route, &query, Words(words));
        }
    });
    ((query, words.map(|words| words.0.clone()).unwrap_or_default()), change)
}

/// What was typed, as it is kept in the history.
struct Words(String);
