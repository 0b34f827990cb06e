//! The button, in four weights. One primary button per page.

use yew::prelude::*;

use super::icon::{Glyph, Icon};

/// Weight of a button or a link that looks like one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// The page's main action.
    #[default]
    Primary,
    /// A further action.
    Secondary,
    /// An action in passing.
    Tertiary,
    /// Takes something away.
    Danger,
}

impl Kind {
    pub(super) const fn variant(self) -> &'static str {
        match self {
            Self::Primary | Self::Danger => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }

    pub(super) const fn color(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            _ => "accent",
        }
    }
}

/// Properties of [`Button`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonProps {
    /// The weight.
    #[prop_or_default]
    pub kind: Kind,
    /// Called when pressed, never while busy.
    #[prop_or_default]
    pub onclick: Callback<()>,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// Work is under way: shows it and ignores presses.
    #[prop_or_default]
    pub busy: bool,
    /// Cannot be pressed now. Prefer saying why over disabling.
    #[prop_or_default]
    pub disabled: bool,
    /// Submits the form around it.
    #[prop_or_default]
    pub submit: bool,
    /// As wide as the place it stands in.
    #[prop_or_default]
    pub full: bool,
    /// Words for screen readers when the visible ones need their surroundings: `Bỏ qua dòng 12`.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The words, beginning with a verb.
    pub children: Html,
}

/// A button with a verb on it.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = {
        let (onclick, busy, submit) = (props.onclick.clone(), props.busy, props.submit);
        Callback::from(move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else if !submit {
                onclick.emit(());
            }
        })
    };
    html! {
        <button type={if props.submit { "submit" } else { "button" }} class="ds-button"
            data-variant={props.kind.variant()} data-color={props.kind.color()}
            data-fullwidth={props.full.then_some("true")}
            aria-busy={props.busy.then_some("true")} aria-disabled={props.busy.then_some("true")}
            aria-label={props.label.clone()}
            disabled={props.disabled} {onclick}>
            if props.busy {
                <span class="spinner" aria-hidden="true"></span>
            } else if let Some(glyph) = props.icon {
                <Icon {glyph} />
            }
            { props.children.clone() }
        </button>
    }
}

/// Properties of [`PrintButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct PrintButtonProps {
    /// The words.
    #[prop_or(AttrValue::Static("In trang này"))]
    pub label: AttrValue,
    /// The weight.
    #[prop_or(Kind::Secondary)]
    pub kind: Kind,
}

/// Opens the browser's print window.
#[component]
pub fn PrintButton(props: &PrintButtonProps) -> Html {
    let onclick = Callback::from(|()| crate::dom::print());
    html! { <Button kind={props.kind} icon={Glyph::Print} {onclick}>{ &props.label }</Button> }
}
