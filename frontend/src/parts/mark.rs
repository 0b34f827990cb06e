//! Colour, sign and word that say the same: how a cell or a row stands.

use yew::prelude::*;

use super::tone::Tone;

/// How a cell or row stands: colour, sign and word say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The colour.
    pub tone: Tone,
    /// The sign; empty where nothing needs to be noticed.
    pub sign: AttrValue,
    /// The word.
    pub word: AttrValue,
}

/// Properties of [`MarkWord`].
#[derive(Clone, PartialEq, Properties)]
pub struct MarkWordProps {
    /// The mark.
    pub mark: Mark,
}

/// A mark with its word: in a cell, in the key to the signs.
#[component]
pub fn MarkWord(props: &MarkWordProps) -> Html {
    let Mark { tone, sign, word } = &props.mark;
    html! {
        <span class="mark" data-color={tone.color()}>
            if !sign.is_empty() { <span class="sign" aria-hidden="true">{ sign }</span> }
            { word }
        </span>
    }
}
