//! A message in the page, and the small tag.

use yew::prelude::*;

use super::icon::{Glyph, Icon};
use super::tone::Tone;

/// Properties of [`Alert`].
#[derive(Clone, PartialEq, Properties)]
pub struct AlertProps {
    /// Info, Success, Warning or Danger.
    #[prop_or(Tone::Info)]
    pub tone: Tone,
    /// What it is about, in bold.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Read out at once when it appears.
    #[prop_or_default]
    pub live: bool,
    /// What happened, what is safe, what to do.
    pub children: Html,
}

/// A message that stays in the page.
#[component]
pub fn Alert(props: &AlertProps) -> Html {
    let role = props.live.then_some(if props.tone == Tone::Danger { "alert" } else { "status" });
    html! {
        <div class="ds-alert" data-color={props.tone.color()} {role}>
            if let Some(title) = &props.title {
                <p class="alert-title">{ title }</p>
            }
            { props.children.clone() }
        </div>
    }
}

/// Properties of [`Tag`].
#[derive(Clone, PartialEq, Properties)]
pub struct TagProps {
    /// Its colour; the word says the same.
    #[prop_or_default]
    pub tone: Tone,
    /// A sign before the word.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// The word.
    pub children: Html,
}

/// A word on a tint: a state.
#[component]
pub fn Tag(props: &TagProps) -> Html {
    html! {
        <span class="ds-tag tag" data-color={props.tone.color()}>
            if let Some(glyph) = props.icon { <Icon {glyph} /> }
            { props.children.clone() }
        </span>
    }
}
