//! The field for a whole number: votes, guests, minutes.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Field, described_by, invalid};
use crate::form::Bind;

/// Properties of [`NumberField`].
#[derive(Clone, PartialEq, Properties)]
pub struct NumberFieldProps {
    /// The form's value; `None` while empty.
    pub bind: Bind<Option<u32>>,
    /// What is asked.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// What is counted, behind the field: `phút`, `phiếu`.
    #[prop_or_default]
    pub unit: Option<AttrValue>,
}

/// A whole number; anything but digits is dropped while typing.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let bind = &props.bind;
    let id = bind.id();
    let oninput = {
        let bind = bind.clone();
        Callback::from(move |event: InputEvent| {
            bind.set(digits(&event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let value = bind.value.map(|value| value.to_string()).unwrap_or_default();
    html! {
        <Field id={&id} label={&props.label} hint={props.hint.clone()} error={bind.error.clone()}
            optional={props.optional}>
            <div class="number">
                <input class="ds-input" type="text" inputmode="numeric" autocomplete="off" id={&id}
                    name={&bind.name} {value} aria-invalid={invalid(bind.error.as_ref())}
                    aria-describedby={described_by(&id, props.hint.is_some(), bind.error.is_some())} {oninput} />
                if let Some(unit) = &props.unit { <span>{ unit }</span> }
            </div>
        </Field>
    }
}

/// The first nine digits of a text as a number.
fn digits(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(9).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn only_digits_count() {
        assert_eq!(digits("1a2"), Some(12));
        assert_eq!(digits("-"), None);
        assert_eq!(digits("99999999999999"), Some(999_999_999));
    }
}
