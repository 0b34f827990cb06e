//! Asks before one leaves a page whose content does not come back.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

/// Asks `question` before a link leads away, and lets the browser ask before closing or reloading. Says whether one
/// agreed to leave; only the phone's own way back asks nobody.
#[hook]
pub fn use_leave_guard(question: &'static str) -> Rc<Cell<bool>> {
    let agreed = use_mut_ref(|| Rc::new(Cell::new(false))).borrow().clone();
    let answer = agreed.clone();
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            let closing = EventListener::new_with_options(
                &window,
                "beforeunload",
                EventListenerOptions::enable_prevent_default(),
                |event| event.prevent_default(),
            );
            // Before the link itself hears of it.
            let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
            let leaving = EventListener::new_with_options(&window, "click", options, move |event| {
                if follows_link(event) {
                    answer.set(is_confirmed(question));
                    if !answer.get() {
                        event.prevent_default();
                        event.stop_propagation();
                    }
                }
            });
            (closing, leaving)
        });
        move || drop(listeners)
    });
    agreed
}

fn follows_link(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest("a[href]").ok().flatten()).is_some()
}

/// The browser's own question; where there is none, nothing stands in the way.
fn is_confirmed(question: &str) -> bool {
    web_sys::window().is_none_or(|window| window.confirm_with_message(question).unwrap_or(true))
}
