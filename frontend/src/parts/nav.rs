//! Ways within a page: tabs that are links, search, and more of a list.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::button::{Button, Kind};
use super::icon::{Glyph, Icon};
use crate::route::{Route, use_go};

/// A page of a group of pages.
#[derive(Debug, Clone, PartialEq)]
pub struct SubPage {
    /// Where it leads.
    pub to: Route,
    /// Its name.
    pub label: AttrValue,
}

/// Properties of [`SubNav`].
#[derive(Clone, PartialEq, Properties)]
pub struct SubNavProps {
    /// What the pages have in common.
    pub label: AttrValue,
    /// The pages.
    pub pages: Vec<SubPage>,
    /// The present one.
    pub current: Route,
}

/// Tabs that are links, so that each has an address.
#[component]
pub fn SubNav(props: &SubNavProps) -> Html {
    html! {
        <nav class="sub-nav" aria-label={&props.label}>
            { for props.pages.iter().map(|page| html! {
                <SubLink page={page.clone()} current={page.to == props.current} />
            }) }
        </nav>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SubLinkProps {
    page: SubPage,
    current: bool,
}

#[component]
fn SubLink(props: &SubLinkProps) -> Html {
    let onclick = use_go(props.page.to.clone());
    html! {
        <a href={props.page.to.href()} aria-current={props.current.then_some("page")} {onclick}>
            { &props.page.label }
        </a>
    }
}

/// Properties of [`SearchBox`].
#[derive(Clone, PartialEq, Properties)]
pub struct SearchBoxProps {
    /// What is searched: `Tìm theo họ tên`.
    pub label: AttrValue,
    /// What is typed now.
    pub value: AttrValue,
    /// Called at each change.
    pub onsearch: Callback<String>,
}

/// A field that searches while one types.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let oninput =
        props.onsearch.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <label class="search">
            <span class="ds-sr-only">{ &props.label }</span>
            <Icon glyph={Glyph::Search} />
            <input class="ds-input" type="search" enterkeyhint="search" autocomplete="off"
                placeholder={&props.label} value={&props.value} {oninput} />
        </label>
    }
}

/// Properties of [`Pager`].
#[derive(Clone, PartialEq, Properties)]
pub struct PagerProps {
    /// How many are shown.
    pub shown: usize,
    /// Whether there are more.
    pub more: bool,
    /// More are on their way.
    #[prop_or_default]
    pub busy: bool,
    /// Called for the next page.
    pub onmore: Callback<()>,
}

/// `Xem thêm` under a list, with how many are shown.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    if !props.more {
        return Html::default();
    }
    html! {
        <div class="pager">
            <p class="muted">{ format!("Đang hiện {} mục đầu.", props.shown) }</p>
            <Button kind={Kind::Secondary} icon={Glyph::Down} busy={props.busy} onclick={props.onmore.clone()}>
                { "Xem thêm" }
            </Button>
        </div>
    }
}

/// Properties of [`Disclosure`].
#[derive(Clone, PartialEq, Properties)]
pub struct DisclosureProps {
    /// The words that open it.
    pub summary: AttrValue,
    /// Open from the start.
    #[prop_or_default]
    pub open: bool,
    /// What it hides.
    pub children: Html,
}

/// More for those who want it.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    html! {
        <details class="ds-details" open={props.open}>
            <summary>{ &props.summary }</summary>
            <div>{ props.children.clone() }</div>
        </details>
    }
}

/// Properties of [`Unfold`].
#[derive(Clone, PartialEq, Properties)]
pub struct UnfoldProps {
    /// The words that open it.
    pub summary: AttrValue,
    /// Makes what it hides.
    pub inside: Callback<(), Html>,
}

/// Like [`Disclosure`] around very much: what it hides is made when it is first opened.
#[component]
pub fn Unfold(props: &UnfoldProps) -> Html {
    let opened = use_state(|| false);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |_: Event| opened.set(true))
    };
    html! {
        <details class="ds-details" {ontoggle}>
            <summary>{ &props.summary }</summary>
            if *opened {
                <div>{ props.inside.emit(()) }</div>
            }
        </details>
    }
}
