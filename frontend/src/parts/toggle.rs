//! A button that stays pressed: something that is or is not so.

use yew::prelude::*;

use super::icon::{Glyph, Icon};

/// Properties of [`Toggle`].
#[derive(Clone, PartialEq, Properties)]
pub struct ToggleProps {
    /// Whether it is so now.
    pub pressed: bool,
    /// Called when pressed.
    pub onclick: Callback<()>,
    /// Words for screen readers when the visible ones need their surroundings: `Về sớm, Lê Văn Bình`.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The word.
    pub children: Html,
}

/// A small button that is pressed or not; a check mark says the same as the colour.
#[component]
pub fn Toggle(props: &ToggleProps) -> Html {
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    html! {
        <button type="button" class="toggle" aria-pressed={props.pressed.to_string()}
            aria-label={props.label.clone()} {onclick}>
            if props.pressed { <Icon glyph={Glyph::Check} /> }
            { props.children.clone() }
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn what_is_so_is_said_without_colour() {
        let html = rendered(html! { <Toggle pressed=true onclick={Callback::noop()}>{ "Về sớm" }</Toggle> });
        assert!(html.contains("aria-pressed=\"true\"") && html.contains("<svg"), "{html}");
        let html = rendered(html! { <Toggle pressed=false onclick={Callback::noop()}>{ "Về sớm" }</Toggle> });
        assert!(html.contains("aria-pressed=\"false\"") && !html.contains("<svg"), "{html}");
    }
}
