//! A search that asks the server: it waits until one stops typing.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::nav::SearchBox;

/// How long one must pause, in milliseconds.
const PAUSE: u32 = 350;

/// Properties of [`DelayedSearch`].
#[derive(Clone, PartialEq, Properties)]
pub struct DelayedSearchProps {
    /// What is searched: `Tìm theo họ tên`.
    pub label: AttrValue,
    /// What is searched now.
    pub value: AttrValue,
    /// Called with the words after a pause; empty when the field was cleared.
    pub onsearch: Callback<String>,
}

/// A [`SearchBox`] that emits once per pause in place of once per letter.
#[component]
pub fn DelayedSearch(props: &DelayedSearchProps) -> Html {
    let typed = use_state(|| props.value.to_string());
    {
        let (onsearch, now) = (props.onsearch.clone(), props.value.clone());
        use_effect_with((*typed).clone(), move |typed| {
            let typed = typed.trim().to_owned();
            let timer = (typed != *now).then(|| Timeout::new(PAUSE, move || onsearch.emit(typed)));
            move || drop(timer)
        });
    }
    let ontype = {
        let typed = typed.clone();
        Callback::from(move |words| typed.set(words))
    };
    // Enter searches at once, and never sends the form around.
    let onkeydown = {
        let (typed, onsearch) = (typed.clone(), props.onsearch.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                onsearch.emit(typed.trim().to_owned());
            }
        })
    };
    html! {
        <div {onkeydown}><SearchBox label={&props.label} value={(*typed).clone()} onsearch={ontype} /></div>
    }
}
