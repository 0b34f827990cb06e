//! The frame of every field: label, hint, control, error. Other fields fill in the control.

use yew::prelude::*;

/// Properties of [`Field`].
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Id of the control, so that label, hint and error belong to it.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// How to answer, an example.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the answer.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// May be left empty: says so beside the label.
    #[prop_or_default]
    pub optional: bool,
    /// The control; its `aria-describedby` is [`described_by`].
    pub children: Html,
}

/// Label above, hint below it, then the control, then what is wrong.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { id, label, hint, error, optional, children } = props;
    html! {
        <div class="ds-field field">
            <label class="ds-label" for={id}>
                { label }
                if *optional { <span class="optional">{ " (không bắt buộc)" }</span> }
            </label>
            if let Some(hint) = hint {
                <div data-field="description" id={format!("{id}-hint")}>{ hint }</div>
            }
            { children.clone() }
            <FieldError {id} error={error.clone()} />
        </div>
    }
}

/// Properties of [`FieldError`].
#[derive(Clone, PartialEq, Properties)]
pub struct FieldErrorProps {
    /// Id of the control it speaks about.
    pub id: AttrValue,
    /// What is wrong; `None` shows nothing.
    pub error: Option<AttrValue>,
}

/// The sentence at a field that says what to mend.
#[component]
pub fn FieldError(props: &FieldErrorProps) -> Html {
    match &props.error {
        Some(error) => html! {
            <p class="ds-validation-message" data-field="validation" data-color="danger"
                id={format!("{}-error", props.id)}>{ error }</p>
        },
        None => Html::default(),
    }
}

/// The ids of hint and error, for `aria-describedby` of the control.
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<AttrValue> {
    let hint = has_hint.then(|| format!("{id}-hint"));
    let error = has_error.then(|| format!("{id}-error"));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" ").into())
}

/// `true` when there is an error: the value of `aria-invalid`.
pub(super) fn invalid(error: Option<&AttrValue>) -> Option<&'static str> {
    error.map(|_| "true")
}
