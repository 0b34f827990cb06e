//! A link to a page that looks at its query: `/phieu-kich-hoat?dv=…`.

use yew::prelude::*;

use super::button::Kind;
use super::icon::{Glyph, Icon};
use crate::route::{Route, use_nav};

/// Properties of [`QueryLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct QueryLinkProps {
    /// Where it leads.
    pub to: Route,
    /// Name of the parameter.
    pub name: &'static str,
    /// Its value: an id, so letters and digits only.
    pub value: AttrValue,
    /// The weight.
    #[prop_or_default]
    pub kind: Kind,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// The words, beginning with a verb.
    pub children: Html,
}

/// A link with one parameter that looks like a button.
#[component]
pub fn QueryLink(props: &QueryLinkProps) -> Html {
    let nav = use_nav();
    let QueryLinkProps { to, name, value, kind, icon, children } = props.clone();
    let href = format!("{}?{name}={value}", to.href());
    let onclick = Callback::from(move |event: MouseEvent| {
        // Pressed with such a key, a link opens elsewhere: that is the browser's business.
        if !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            nav.go_with(&to, &[(name, value.as_str())]);
        }
    });
    html! {
        <a {href} class="ds-button" data-variant={kind.variant()} data-color={kind.color()} {onclick}>
            if let Some(glyph) = icon {
                <Icon {glyph} />
            }
            { children }
        </a>
    }
}
