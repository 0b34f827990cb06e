//! A picture of a screen of this app, as a phone shows it.

use yew::prelude::*;

/// How wide and high every such picture is shown, in pixels of the page; the script that takes them knows the same.
const SIZE: (&str, &str) = ("390", "640");

/// Properties of [`Screenshot`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScreenshotProps {
    /// Where it lies.
    pub address: AttrValue,
    /// What it shows, for those who do not see it.
    pub shows: AttrValue,
}

/// A picture of a screen; fetched when it is about to be seen, on its place from the beginning.
#[component]
pub fn Screenshot(props: &ScreenshotProps) -> Html {
    let (width, height) = SIZE;
    html! {
        <img class="screenshot" src={&props.address} alt={&props.shows} {width} {height} loading="lazy"
            decoding="async" />
    }
}
