//! One out of a few, as large buttons below each other; and the yes-no box.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{FieldError, described_by, invalid};
use super::icon::Icon;
use super::option::Opt;
use crate::form::Bind;

/// Properties of [`Choice`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChoiceProps<V: Clone + PartialEq + 'static> {
    /// The form's value; `None` while nothing is chosen.
    pub bind: Bind<Option<V>>,
    /// What is asked.
    pub label: AttrValue,
    /// The answers.
    pub options: Vec<Opt<V>>,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
}

/// A question with a few large answers.
#[component]
pub fn Choice<V: Clone + PartialEq + 'static>(props: &ChoiceProps<V>) -> Html {
    let bind = &props.bind;
    let id = bind.id();
    html! {
        <fieldset class="choice" id={&id} tabindex="-1"
            aria-describedby={described_by(&id, props.hint.is_some(), bind.error.is_some())}>
            <legend class="ds-label">{ &props.label }</legend>
            if let Some(hint) = &props.hint {
                <p data-field="description" id={format!("{id}-hint")}>{ hint }</p>
            }
            { for props.options.iter().enumerate().map(|(index, option)| answer(bind, index, option)) }
            <FieldError id={&id} error={bind.error.clone()} />
        </fieldset>
    }
}

fn answer<V: Clone + PartialEq + 'static>(bind: &Bind<Option<V>>, index: usize, option: &Opt<V>) -> Html {
    let onchange = {
        let (bind, value) = (bind.clone(), option.value.clone());
        Callback::from(move |_: Event| bind.set(Some(value.clone())))
    };
    let checked = bind.value.as_ref() == Some(&option.value);
    html! {
        <label class="answer">
            <input class="ds-input" data-color="accent" type="radio" name={&bind.name} value={index.to_string()} {checked}
                aria-invalid={invalid(bind.error.as_ref())} {onchange} />
            if let Some(glyph) = option.glyph {
                <Icon {glyph} />
            }
            <span>
                { &option.label }
                if let Some(note) = &option.note { <small>{ note }</small> }
            </span>
        </label>
    }
}

/// Properties of [`Checkbox`].
#[derive(Clone, PartialEq, Properties)]
pub struct CheckboxProps {
    /// The form's value.
    pub bind: Bind<bool>,
    /// What ticking it means.
    pub label: AttrValue,
    /// A line of explanation.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
}

/// A box to tick.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let bind = &props.bind;
    let id = bind.id();
    let onchange = {
        let bind = bind.clone();
        Callback::from(move |event: Event| {
            bind.set(event.target_unchecked_into::<HtmlInputElement>().checked())
        })
    };
    html! {
        <div class="choice">
            <label class="answer">
                <input class="ds-input" data-color="accent" type="checkbox" id={&id} name={&bind.name} checked={bind.value}
                    aria-invalid={invalid(bind.error.as_ref())}
                    aria-describedby={described_by(&id, false, bind.error.is_some())} {onchange} />
                <span>
                    { &props.label }
                    if let Some(hint) = &props.hint { <small>{ hint }</small> }
                </span>
            </label>
            <FieldError {id} error={bind.error.clone()} />
        </div>
    }
}
