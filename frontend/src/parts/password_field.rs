//! The field for a password, with a button that shows what was typed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Field, described_by, invalid};
use super::icon::{Glyph, Icon};
use crate::form::Bind;

/// Whether the password exists already or is being chosen: browsers offer different help.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Password {
    /// The one to sign in with.
    #[default]
    Current,
    /// A new one.
    New,
}

impl Password {
    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Current => "current-password",
            Self::New => "new-password",
        }
    }
}

/// Properties of [`PasswordField`].
#[derive(Clone, PartialEq, Properties)]
pub struct PasswordFieldProps {
    /// The form's value.
    pub bind: Bind<String>,
    /// What is asked.
    #[prop_or(AttrValue::Static("Mật khẩu"))]
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The present one or a new one.
    #[prop_or_default]
    pub password: Password,
}

/// A password with a button that shows or hides it.
#[component]
pub fn PasswordField(props: &PasswordFieldProps) -> Html {
    // Whoever chooses one should see what it is; only the present one is a secret to those beside them.
    let shown = use_state(|| props.password == Password::New);
    let bind = &props.bind;
    let id = bind.id();
    let oninput = {
        let bind = bind.clone();
        Callback::from(move |event: InputEvent| {
            bind.set(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let (kind, word, glyph) =
        if *shown { ("text", "Ẩn", Glyph::EyeOff) } else { ("password", "Hiện", Glyph::Eye) };
    html! {
        <Field id={&id} label={&props.label} hint={props.hint.clone()} error={bind.error.clone()}>
            <div class="password">
                <input class="ds-input" type={kind} id={&id} name={&bind.name} value={bind.value.clone()}
                    autocomplete={props.password.autocomplete()} autocapitalize="none" spellcheck="false"
                    aria-invalid={invalid(bind.error.as_ref())}
                    aria-describedby={described_by(&id, props.hint.is_some(), bind.error.is_some())} {oninput} />
                <button type="button" class="ds-button" data-variant="secondary" data-color="neutral"
                    aria-pressed={shown.to_string()} aria-controls={&id} onclick={toggle}>
                    <Icon {glyph} />
                    { word }
                    <span class="ds-sr-only">{ " mật khẩu" }</span>
                </button>
            </div>
        </Field>
    }
}
