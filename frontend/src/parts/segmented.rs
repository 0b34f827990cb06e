//! One out of two to five, side by side: the roll call, a filter.

use yew::prelude::*;

use super::icon::Icon;
use super::option::Opt;

/// Properties of [`Segmented`].
#[derive(Clone, PartialEq, Properties)]
pub struct SegmentedProps<V: Clone + PartialEq + 'static> {
    /// Unique on the page; names the group.
    pub id: AttrValue,
    /// What is asked, for screen readers: `Nguyễn Thị Hường`.
    pub label: AttrValue,
    /// Shows the label above as well.
    #[prop_or_default]
    pub show_label: bool,
    /// The answers; sign and tone show when chosen.
    pub options: Vec<Opt<V>>,
    /// The present answer.
    pub value: Option<V>,
    /// Called with the answer pressed.
    pub onchange: Callback<V>,
    /// Cannot be changed now.
    #[prop_or_default]
    pub disabled: bool,
}

/// A few answers side by side, one of them pressed. Arrow keys move, as in any radio group.
#[component]
pub fn Segmented<V: Clone + PartialEq + 'static>(props: &SegmentedProps<V>) -> Html {
    let options = props.options.iter().enumerate().map(|(index, option)| {
        let onchange = {
            let (onchange, value) = (props.onchange.clone(), option.value.clone());
            Callback::from(move |_: Event| onchange.emit(value.clone()))
        };
        let checked = props.value.as_ref() == Some(&option.value);
        html! {
            <label data-color={option.tone.color()}>
                <input type="radio" class="ds-sr-only" name={&props.id} value={index.to_string()} {checked}
                    disabled={props.disabled} {onchange} />
                <span>
                    if let Some(glyph) = option.glyph { <Icon {glyph} /> }
                    { &option.label }
                </span>
            </label>
        }
    });
    html! {
        <fieldset class="segmented" id={&props.id}>
            <legend class={if props.show_label { "ds-label" } else { "ds-sr-only" }}>{ &props.label }</legend>
            <div class="segments" data-count={props.options.len().to_string()}>{ for options }</div>
        </fieldset>
    }
}
