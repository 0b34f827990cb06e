//! The frame of a page: one title, one main action, the way back.

use yew::prelude::*;

use super::icon::{Glyph, Icon};
use crate::dom;
use crate::route::{Route, use_back};

/// How wide the text may run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    /// For reading and forms: about 70 characters.
    #[default]
    Reading,
    /// For lists with tables and tiles.
    Wide,
}

/// Properties of [`Page`].
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The one title; also the title of the window.
    pub title: AttrValue,
    /// Where `Quay lại` leads when one did not come from within the app.
    #[prop_or_default]
    pub back: Option<Route>,
    /// A line under the title: date, place, organisation.
    #[prop_or_default]
    pub under: Html,
    /// The main action, one button or link; sticks above the bar on phones.
    #[prop_or_default]
    pub action: Html,
    /// How wide.
    #[prop_or_default]
    pub width: Width,
    /// The content.
    #[prop_or_default]
    pub children: Html,
}

/// A page. Sets the window's title and puts the focus on the title, so that a screen reader says where one is.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let title = use_node_ref();
    use_effect_with(props.title.clone(), |text| dom::set_title(text));
    {
        let title = title.clone();
        use_effect_with((), move |()| dom::focus_after_navigation(&title));
    }
    let has_action = props.action != Html::default();
    html! {
        <article class="page" data-width={(props.width == Width::Wide).then_some("wide")}
            data-action={has_action.then_some("true")}>
            <header class="page-header">
                if let Some(back) = &props.back {
                    <BackLink to={back.clone()} />
                }
                <h1 class="ds-heading" data-size="sm" tabindex="-1" ref={title}>{ &props.title }</h1>
                if props.under != Html::default() {
                    <div class="under">{ props.under.clone() }</div>
                }
                if has_action {
                    <div class="main-action">{ props.action.clone() }</div>
                }
            </header>
            <div class="stack" data-gap="large">{ props.children.clone() }</div>
        </article>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BackLinkProps {
    to: Route,
}

/// Goes where one came from; opened from outside, to the page above.
#[component]
fn BackLink(props: &BackLinkProps) -> Html {
    let onclick = use_back(props.to.clone());
    html! {
        <a class="ds-link text-link back" href={props.to.href()} {onclick}>
            <Icon glyph={Glyph::Back} />
            { "Quay lại" }
        </a>
    }
}
