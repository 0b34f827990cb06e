//! Larger letters, at one press: wherever somebody may need them before finding the settings.

use yew::prelude::*;

use super::toggle::Toggle;
use crate::prefs::TextSize;

/// A button that stays pressed while the letters of this device are large.
#[component]
pub fn LargeText() -> Html {
    let size = use_state(TextSize::kept);
    let onclick = {
        let size = size.clone();
        Callback::from(move |()| {
            let other = size.other();
            other.keep();
            size.set(other);
        })
    };
    html! { <Toggle pressed={*size == TextSize::Large} {onclick}>{ "Chữ lớn" }</Toggle> }
}
