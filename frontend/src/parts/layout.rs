//! Space between things: below each other, beside each other, as tiles.

use yew::prelude::*;

/// How much room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Gap {
    /// Things that belong together: 8 px.
    Small,
    /// Paragraphs, fields: 16 px.
    #[default]
    Medium,
    /// Sections: 32 px.
    Large,
}

impl Gap {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// Properties of [`Stack`], [`Cluster`] and [`Grid`].
#[derive(Clone, PartialEq, Properties)]
pub struct LayoutProps {
    /// Room between the children.
    #[prop_or_default]
    pub gap: Gap,
    /// The things.
    #[prop_or_default]
    pub children: Html,
}

/// Things below each other.
#[component]
pub fn Stack(props: &LayoutProps) -> Html {
    html! { <div class="stack" data-gap={props.gap.name()}>{ props.children.clone() }</div> }
}

/// Things beside each other that wrap: buttons, tags.
#[component]
pub fn Cluster(props: &LayoutProps) -> Html {
    html! { <div class="cluster" data-gap={props.gap.name()}>{ props.children.clone() }</div> }
}

/// Tiles in as many columns as fit, one on a phone.
#[component]
pub fn Grid(props: &LayoutProps) -> Html {
    html! { <div class="grid" data-gap={props.gap.name()}>{ props.children.clone() }</div> }
}

/// Properties of the parts that only wrap.
#[derive(Clone, PartialEq, Properties)]
pub struct WrapProps {
    /// What is wrapped.
    #[prop_or_default]
    pub children: Html,
}

/// A paragraph.
#[component]
pub fn Text(props: &WrapProps) -> Html {
    html! { <p class="ds-paragraph">{ props.children.clone() }</p> }
}

/// A paragraph or line of lesser weight: dates, explanations.
#[component]
pub fn Muted(props: &WrapProps) -> Html {
    html! { <p class="ds-paragraph muted">{ props.children.clone() }</p> }
}

/// The first sentence of a page: what it says in short.
#[component]
pub fn Lead(props: &WrapProps) -> Html {
    html! { <p class="ds-paragraph lead">{ props.children.clone() }</p> }
}

/// Words for screen readers only.
#[component]
pub fn VisuallyHidden(props: &WrapProps) -> Html {
    html! { <span class="ds-sr-only">{ props.children.clone() }</span> }
}

/// Appears on paper only.
#[component]
pub fn PrintOnly(props: &WrapProps) -> Html {
    html! { <div class="print-only">{ props.children.clone() }</div> }
}

/// Appears on the screen only.
#[component]
pub fn ScreenOnly(props: &WrapProps) -> Html {
    html! { <div class="screen-only">{ props.children.clone() }</div> }
}

/// Buttons that stay in reach of the thumb at the end of a form on a phone.
#[component]
pub fn StickyAction(props: &WrapProps) -> Html {
    html! { <div class="sticky-action"><div class="cluster">{ props.children.clone() }</div></div> }
}
