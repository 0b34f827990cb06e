//! Why an act did not succeed, under a title of the page's own, with what to do next.

use yew::prelude::*;

use crate::dom;

/// Properties of [`Trouble`].
#[derive(Clone, PartialEq, Properties)]
pub struct TroubleProps {
    /// What did not succeed: `Chưa đăng nhập được`.
    pub title: AttrValue,
    /// Takes the focus whenever this changes.
    #[prop_or_default]
    pub attempt: u32,
    /// Why, what is safe, and the ways on.
    pub children: Html,
}

/// A failure that the page explains itself: read out at once, and the focus goes to it.
#[component]
pub fn Trouble(props: &TroubleProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.attempt, move |_| dom::focus(&node));
    }
    html! {
        <div class="ds-error-summary error-summary" tabindex="-1" ref={node} role="alert">
            <h2 class="ds-heading" data-size="2xs">{ &props.title }</h2>
            { props.children.clone() }
        </div>
    }
}
