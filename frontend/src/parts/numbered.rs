//! What to do, one step after the other.

use yew::prelude::*;

/// Properties of [`Numbered`].
#[derive(Clone, PartialEq, Properties)]
pub struct NumberedProps {
    /// The steps in order.
    pub steps: Vec<Html>,
}

/// Steps with numbers before them.
#[component]
pub fn Numbered(props: &NumberedProps) -> Html {
    html! { <ol class="numbered">{ for props.steps.iter().map(|step| html! { <li>{ step.clone() }</li> }) }</ol> }
}
