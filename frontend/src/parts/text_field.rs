//! Fields for words: one line or several.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::field::{Field, described_by, invalid};
use crate::form::Bind;

/// What is typed, so that the phone shows the right keyboard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keys {
    /// Words.
    #[default]
    Words,
    /// Digits only: a citizen id, a code of digits.
    Digits,
    /// A telephone number.
    Phone,
    /// A one-time code of letters and digits.
    Code,
}

impl Keys {
    const fn mode(self) -> Option<&'static str> {
        match self {
            Self::Words | Self::Code => None,
            Self::Digits => Some("numeric"),
            Self::Phone => Some("tel"),
        }
    }
}

/// Properties of [`TextField`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// The form's value.
    pub bind: Bind<String>,
    /// What is asked.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// Which keyboard.
    #[prop_or_default]
    pub keys: Keys,
    /// HTML `autocomplete`: `username`, `off`.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Longest answer in characters.
    #[prop_or_default]
    pub max: Option<u32>,
}

/// A field of one line.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let bind = &props.bind;
    let id = bind.id();
    let oninput = {
        let bind = bind.clone();
        Callback::from(move |event: InputEvent| {
            bind.set(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let code = props.keys == Keys::Code;
    html! {
        <Field id={&id} label={&props.label} hint={props.hint.clone()} error={bind.error.clone()}
            optional={props.optional}>
            <input class="ds-input" type="text" id={&id} name={&bind.name} value={bind.value.clone()}
                inputmode={props.keys.mode()} autocomplete={&props.autocomplete}
                data-code={code.then_some("true")} autocapitalize={code.then_some("characters")}
                spellcheck={code.then_some("false")} maxlength={props.max.map(|max| max.to_string())}
                aria-invalid={invalid(bind.error.as_ref())}
                aria-describedby={described_by(&id, props.hint.is_some(), bind.error.is_some())} {oninput} />
        </Field>
    }
}

/// Properties of [`TextArea`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextAreaProps {
    /// The form's value.
    pub bind: Bind<String>,
    /// What is asked.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// Height in lines; it grows with the text where the browser can.
    #[prop_or(4)]
    pub rows: u32,
    /// Longest answer in characters.
    #[prop_or_default]
    pub max: Option<u32>,
}

/// A field of several lines.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let bind = &props.bind;
    let id = bind.id();
    let oninput = {
        let bind = bind.clone();
        Callback::from(move |event: InputEvent| {
            bind.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    html! {
        <Field id={&id} label={&props.label} hint={props.hint.clone()} error={bind.error.clone()}
            optional={props.optional}>
            <textarea class="ds-input" id={&id} name={&bind.name} value={bind.value.clone()}
                rows={props.rows.to_string()} maxlength={props.max.map(|max| max.to_string())}
                aria-invalid={invalid(bind.error.as_ref())}
                aria-describedby={described_by(&id, props.hint.is_some(), bind.error.is_some())} {oninput} />
        </Field>
    }
}
