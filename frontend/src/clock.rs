//! The time by which the page tells today from tomorrow: phones keep pages open for days.

use gloo_events::EventListener;
use jiff::{SignedDuration, Timestamp};
use yew::prelude::*;

use crate::dom;

/// What was loaded longer ago is asked for again when one comes back to the page.
const FRESH_FOR: SignedDuration = SignedDuration::from_secs(60);

/// The time when the page was last looked at; calls `reload` when one comes back to it after a while.
#[hook]
pub fn use_clock(reload: Callback<()>) -> Timestamp {
    let now = use_state(dom::now);
    {
        let now = now.clone();
        use_effect_with(*now, move |seen| {
            let seen = *seen;
            let document = web_sys::window().and_then(|window| window.document());
            let listener = document.map(|document| {
                let visible = document.clone();
                EventListener::new(&document, "visibilitychange", move |_| {
                    let back = dom::now();
                    if !visible.hidden() && back.duration_since(seen) > FRESH_FOR {
                        now.set(back);
                        reload.emit(());
                    }
                })
            });
            move || drop(listener)
        });
    }
    *now
}
