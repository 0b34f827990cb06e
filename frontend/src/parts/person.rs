//! A person in a list with what is known and what can be done: answers, the roll call, requests.

use yew::prelude::*;

/// Properties of [`PersonEntry`].
#[derive(Clone, PartialEq, Properties)]
pub struct PersonEntryProps {
    /// Họ và tên.
    pub name: AttrValue,
    /// Writes the name large: for reading in a dim hall.
    #[prop_or_default]
    pub large: bool,
    /// Beside the name: one tag or one small button. The line keeps its height without it.
    #[prop_or_default]
    pub aside: Html,
    /// Tags below the name.
    #[prop_or_default]
    pub tags: Html,
    /// Lines of lesser weight below: each a sentence.
    #[prop_or_default]
    pub lines: Vec<AttrValue>,
    /// Below everything: a choice, buttons.
    #[prop_or_default]
    pub children: Html,
}

/// An entry of a `List`: the name, tags, sentences, and what can be done.
#[component]
pub fn PersonEntry(props: &PersonEntryProps) -> Html {
    html! {
        <li class="person" data-large={props.large.then_some("true")}>
            <div class="first">
                <span class="name">{ &props.name }</span>
                { props.aside.clone() }
            </div>
            if props.tags != Html::default() {
                <div class="cluster" data-gap="small">{ props.tags.clone() }</div>
            }
            { for props.lines.iter().map(|line| html! { <p class="muted">{ line }</p> }) }
            { props.children.clone() }
        </li>
    }
}
