//! The card and the section: the two frames of content.

use yew::prelude::*;

use super::tone::Tone;

/// Properties of [`Card`].
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// Title, a heading.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Level of the title: 2 on a page, 3 in a section.
    #[prop_or(2)]
    pub level: u8,
    /// A tint; plain cards are white.
    #[prop_or_default]
    pub tone: Tone,
    /// Beside the title: a tag, a link.
    #[prop_or_default]
    pub aside: Html,
    /// What it holds.
    #[prop_or_default]
    pub children: Html,
}

/// A frame around one matter.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let tinted = props.tone != Tone::Neutral;
    html! {
        <div class="ds-card card" data-color={props.tone.color()} data-variant={tinted.then_some("tinted")}>
            if let Some(title) = &props.title {
                <div class="head">
                    <Heading level={props.level} text={title} />
                    { props.aside.clone() }
                </div>
            }
            { props.children.clone() }
        </div>
    }
}

/// Properties of [`Section`].
#[derive(Clone, PartialEq, Properties)]
pub struct SectionProps {
    /// Title, a heading of level 2.
    pub title: AttrValue,
    /// Beside the title: a link, a button.
    #[prop_or_default]
    pub aside: Html,
    /// What it holds.
    #[prop_or_default]
    pub children: Html,
}

/// A part of a page with a heading.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    html! {
        <section class="stack section" data-gap="medium">
            <div class="head">
                <Heading level={2} text={&props.title} />
                { props.aside.clone() }
            </div>
            { props.children.clone() }
        </section>
    }
}

/// Properties of [`Heading`].
#[derive(Clone, PartialEq, Properties)]
pub struct HeadingProps {
    /// 2 to 4; the page title alone is 1.
    #[prop_or(2)]
    pub level: u8,
    /// The words.
    pub text: AttrValue,
}

/// A heading within a page.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let text = &props.text;
    match props.level {
        ..=2 => html! { <h2 class="ds-heading" data-size="xs">{ text }</h2> },
        3 => html! { <h3 class="ds-heading" data-size="2xs">{ text }</h3> },
        _ => html! { <h4 class="ds-heading" data-size="2xs">{ text }</h4> },
    }
}
