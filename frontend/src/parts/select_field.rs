//! One out of many, as the phone's own list.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field::{Field, described_by, invalid};
use super::option::Opt;
use crate::form::Bind;

/// Properties of [`SelectField`].
#[derive(Clone, PartialEq, Properties)]
pub struct SelectFieldProps<V: Clone + PartialEq + 'static> {
    /// The form's value; `None` while nothing is chosen.
    pub bind: Bind<Option<V>>,
    /// What is asked.
    pub label: AttrValue,
    /// The answers.
    pub options: Vec<Opt<V>>,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// The words while nothing is chosen.
    #[prop_or(AttrValue::Static("Chọn…"))]
    pub none: AttrValue,
}

/// A list to choose one from; for up to five answers prefer `Choice`.
#[component]
pub fn SelectField<V: Clone + PartialEq + 'static>(props: &SelectFieldProps<V>) -> Html {
    let bind = &props.bind;
    let id = bind.id();
    let onchange = {
        let (bind, options) = (bind.clone(), props.options.clone());
        Callback::from(move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().value().parse::<usize>().ok();
            bind.set(index.and_then(|index| options.get(index)).map(|option| option.value.clone()));
        })
    };
    let options = props.options.iter().enumerate().map(|(index, option)| {
        let selected = bind.value.as_ref() == Some(&option.value);
        html! { <option value={index.to_string()} {selected}>{ &option.label }</option> }
    });
    html! {
        <Field id={&id} label={&props.label} hint={props.hint.clone()} error={bind.error.clone()}
            optional={props.optional}>
            <select class="ds-input" id={&id} name={&bind.name} aria-invalid={invalid(bind.error.as_ref())}
                aria-describedby={described_by(&id, props.hint.is_some(), bind.error.is_some())} {onchange}>
                <option value="" selected={bind.value.is_none()}>{ &props.none }</option>
                { for options }
            </select>
        </Field>
    }
}
