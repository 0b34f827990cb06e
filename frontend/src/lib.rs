//! The app: a Yew program that calls the functions and shows what they say.
//!
//! `route` names every address, `app` chooses the page, `pages` holds one file per screen, `parts` everything a page
//! is made of. `api` and `load` bring data, `form` sends it, `session` knows who is signed in. To write a page, read
//! the catalogue on top of [`parts`].

pub mod api;
pub mod app;
mod clock;
pub mod dom;
pub mod form;
pub mod load;
pub mod online;
pub mod pages;
pub mod parts;
pub mod prefs;
pub mod route;
pub mod session;
pub mod shell;
#[cfg(test)]
pub(crate) mod testing;
pub mod upload;

/// Takes over the readable shell of `index.html` and starts the app in its place.
pub fn start() {
    let Some(place) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("app"))
    else {
        return;
    };
    place.set_inner_html("");
    yew::Renderer::<app::App>::with_root(place).render();
}
