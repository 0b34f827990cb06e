//! Links: one that looks like a button and one that looks like a link.

use yew::prelude::*;

use super::button::Kind;
use super::icon::{Glyph, Icon};
use crate::route::{Route, use_go};

/// Properties of [`ButtonLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonLinkProps {
    /// Where it leads.
    pub to: Route,
    /// The weight.
    #[prop_or_default]
    pub kind: Kind,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// As wide as the place it stands in.
    #[prop_or_default]
    pub full: bool,
    /// More words for screen readers, where the same button stands several times; begins with the words.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The words, beginning with a verb.
    pub children: Html,
}

/// A link that looks like a button: an action that begins on another page.
#[component]
pub fn ButtonLink(props: &ButtonLinkProps) -> Html {
    let onclick = use_go(props.to.clone());
    html! {
        <a href={props.to.href()} class="ds-button" data-variant={props.kind.variant()}
            data-color={props.kind.color()} data-fullwidth={props.full.then_some("true")}
            aria-label={props.label.clone()} {onclick}>
            if let Some(glyph) = props.icon {
                <Icon {glyph} />
            }
            { props.children.clone() }
        </a>
    }
}

/// Properties of [`TextLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextLinkProps {
    /// Where it leads.
    pub to: Route,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// The words: what one finds there.
    pub children: Html,
}

/// A link within the app.
#[component]
pub fn TextLink(props: &TextLinkProps) -> Html {
    let onclick = use_go(props.to.clone());
    html! {
        <a href={props.to.href()} class="ds-link text-link" data-color="accent" {onclick}>
            if let Some(glyph) = props.icon {
                <Icon {glyph} />
            }
            { props.children.clone() }
        </a>
    }
}

/// Properties of [`OutLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct OutLinkProps {
    /// Address: `tel:…`, a file of ours, another site.
    pub href: AttrValue,
    /// File name under which to save it; leave out to open it.
    #[prop_or_default]
    pub download: Option<AttrValue>,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// The words: what one finds there.
    pub children: Html,
}

/// A link that the router does not handle: a file, a telephone number, another site.
#[component]
pub fn OutLink(props: &OutLinkProps) -> Html {
    html! {
        <a href={&props.href} download={props.download.clone()} class="ds-link text-link" data-color="accent"
            rel="noreferrer noopener">
            if let Some(glyph) = props.icon {
                <Icon {glyph} />
            }
            { props.children.clone() }
        </a>
    }
}
