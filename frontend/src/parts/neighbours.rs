//! From one entry of a list to the one before and the one after.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

use super::button::Kind;
use super::icon::{Glyph, Icon};
use crate::route::{InSeries, Route, use_series, use_step};

/// Properties of [`Neighbours`].
#[derive(Clone, PartialEq, Properties)]
pub struct NeighboursProps {
    /// The present address.
    pub here: Route,
    /// What an entry is: `Văn bản`.
    pub unit: &'static str,
}

/// `Văn bản 3 trên 20`, with a link back and one forward, also by the arrow keys; nothing when one came from no list.
#[component]
pub fn Neighbours(props: &NeighboursProps) -> Html {
    let (found, step) = (use_series(&props.here), use_step());
    let onstep = {
        let found = found.clone();
        Callback::from(move |to: Route| {
            if let Some(at) = &found {
                step.emit((at.series.clone(), to));
            }
        })
    };
    use_arrows(found.clone(), onstep.clone());
    found.filter(|at| at.series.count() > 1).map(|at| links(&at, props.unit, &onstep)).unwrap_or_default()
}

/// The place and the two links.
fn links(at: &InSeries, unit: &str, onstep: &Callback<Route>) -> Html {
    let lower = unit.to_lowercase();
    let link = |to: Option<Route>, words: String, icon: Glyph| {
        to.map(|to| {
            let (href, onstep) = (to.href(), onstep.clone());
            let onclick = Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                onstep.emit(to.clone());
            });
            html! {
                <a {href} class="ds-button" data-variant={Kind::Secondary.variant()} data-color={Kind::Secondary.color()} {onclick}>
                    <Icon glyph={icon} />
                    { words }
                </a>
            }
        })
    };
    html! {
        <nav class="pager" aria-label={format!("{unit} trước và sau trong danh sách")}>
            <p class="muted">{ format!("{unit} {} trên {} trong danh sách", at.place + 1, at.series.count()) }</p>
            <div class="cluster" data-gap="small">
                { link(at.previous(), format!("{unit} trước"), Glyph::Back).unwrap_or_default() }
                { link(at.next(), format!("{unit} sau"), Glyph::Forward).unwrap_or_default() }
            </div>
            <p class="ds-sr-only">{ format!("Phím mũi tên trái và phải mở {lower} trước và sau.") }</p>
        </nav>
    }
}

/// Listens for the arrow keys while there is a list.
#[hook]
fn use_arrows(at: Option<InSeries>, onstep: Callback<Route>) {
    use_effect_with(at, move |at| {
        let listener = at.clone().and_then(|at| {
            let window = web_sys::window()?;
            Some(EventListener::new(&window, "keydown", move |event| {
                if let Some(to) = wanted(event, &at) {
                    onstep.emit(to);
                }
            }))
        });
        move || drop(listener)
    });
}

/// Where a key leads. In a field, a dialog or an open list of choices the arrows have a meaning of their own.
fn wanted(event: &Event, at: &InSeries) -> Option<Route> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    if key.alt_key() || key.ctrl_key() || key.meta_key() || key.shift_key() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let own = "input, textarea, select, dialog, [role=radiogroup], .scroll-x";
    if target.is_some_and(|target| target.closest(own).ok().flatten().is_some()) {
        return None;
    }
    match key.key().as_str() {
        "ArrowLeft" => at.previous(),
        "ArrowRight" => at.next(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use shared::id::DocumentId;

    use super::*;
    use crate::route::Series;
    use crate::testing::rendered;

    #[test]
    fn the_place_is_said_and_an_end_has_one_link() {
        let routes = [1, 2, 3].map(|n| Route::Document { document: DocumentId::from_parts(n, 0) });
        let series = Series::of(routes.clone());
        let shown =
            |route: &Route| rendered(links(&series.find(route).unwrap(), "Văn bản", &Callback::noop()));
        let middle = shown(&routes[1]);
        for part in ["Văn bản 2 trên 3", "Văn bản trước", "Văn bản sau", &routes[0].href(), &routes[2].href()]
        {
            assert!(middle.contains(part), "{part} in {middle}");
        }
        assert_eq!(shown(&routes[0]).matches("<a ").count(), 1);
    }
}
