//! Tells the browser's password keeper for whom a new password is, where the name was typed on an earlier step.

use yew::prelude::*;

/// Properties of [`SignInName`].
#[derive(Clone, PartialEq, Properties)]
pub struct SignInNameProps {
    /// What one signs in with.
    pub value: AttrValue,
}

/// A field that only the password keeper sees; stands before the password field of the same form.
#[component]
pub fn SignInName(props: &SignInNameProps) -> Html {
    html! {
        <input type="text" name="username" autocomplete="username" value={&props.value} hidden=true readonly=true
            tabindex="-1" aria-hidden="true" />
    }
}
