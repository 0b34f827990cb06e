//! Fields for a day and for a time of day, with the phone's own pickers.

use jiff::civil::{Date, Time};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Field, described_by, invalid};
use crate::form::Bind;

/// Properties of [`DateField`].
#[derive(Clone, PartialEq, Properties)]
pub struct DateFieldProps {
    /// The form's value; `None` while nothing complete is entered.
    pub bind: Bind<Option<Date>>,
    /// What is asked.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// Earliest day.
    #[prop_or_default]
    pub min: Option<Date>,
    /// Latest day.
    #[prop_or_default]
    pub max: Option<Date>,
}

/// A day.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let bind = &props.bind;
    let iso = |date: Option<Date>| date.map(|date| date.to_string());
    html! {
        <Field id={bind.id()} label={&props.label} hint={props.hint.clone()} error={bind.error.clone()}
            optional={props.optional}>
            <Picker kind="date" name={&bind.name} value={iso(bind.value).unwrap_or_default()}
                min={iso(props.min)} max={iso(props.max)} error={bind.error.clone()}
                hint={props.hint.is_some()} oninput={parsed(bind)} />
            <ReadBack words={bind.value.map(shared::time::format_day)} />
        </Field>
    }
}

/// Properties of [`TimeField`].
#[derive(Clone, PartialEq, Properties)]
pub struct TimeFieldProps {
    /// The form's value; `None` while nothing complete is entered.
    pub bind: Bind<Option<Time>>,
    /// What is asked.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
}

/// A time of day, to the minute.
#[component]
pub fn TimeField(props: &TimeFieldProps) -> Html {
    let bind = &props.bind;
    let value = bind.value.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())).unwrap_or_default();
    html! {
        <Field id={bind.id()} label={&props.label} hint={props.hint.clone()} error={bind.error.clone()}
            optional={props.optional}>
            <Picker kind="time" name={&bind.name} value={value.clone()} error={bind.error.clone()}
                hint={props.hint.is_some()} oninput={parsed(bind)} />
            <ReadBack words={(!value.is_empty()).then_some(value)} />
        </Field>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ReadBackProps {
    words: Option<String>,
}

/// Repeats what was entered the way people here write it: pickers follow the language of the phone.
#[component]
fn ReadBack(props: &ReadBackProps) -> Html {
    match &props.words {
        Some(words) => html! { <p class="read-back">{ words }</p> },
        None => Html::default(),
    }
}

fn parsed<V: std::str::FromStr + Clone + 'static>(bind: &Bind<Option<V>>) -> Callback<String> {
    let bind = bind.clone();
    Callback::from(move |text: String| bind.set(text.parse().ok()))
}

#[derive(Clone, PartialEq, Properties)]
struct PickerProps {
    kind: AttrValue,
    name: AttrValue,
    value: AttrValue,
    #[prop_or_default]
    min: Option<AttrValue>,
    #[prop_or_default]
    max: Option<AttrValue>,
    error: Option<AttrValue>,
    hint: bool,
    oninput: Callback<String>,
}

#[component]
fn Picker(props: &PickerProps) -> Html {
    let PickerProps { kind, name, value, min, max, error, hint, oninput } = props.clone();
    let oninput =
        oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <input class="ds-input picker" type={kind} id={&name} name={&name} {value} {min} {max}
            aria-invalid={invalid(error.as_ref())}
            aria-describedby={described_by(&name, hint, error.is_some())} {oninput} />
    }
}
