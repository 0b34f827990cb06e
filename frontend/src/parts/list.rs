//! Lists of links, and facts as pairs of word and value.

use yew::prelude::*;

use super::icon::{Glyph, Icon};
use super::layout::WrapProps;
use crate::route::{Route, Series, use_go_from};

/// A list; its children are [`ListItem`]s.
#[component]
pub fn List(props: &WrapProps) -> Html {
    html! { <ul class="list" role="list">{ props.children.clone() }</ul> }
}

/// Properties of [`ListItem`].
#[derive(Clone, PartialEq, Properties)]
pub struct ListItemProps {
    /// Where it leads; without it the entry is plain text.
    #[prop_or_default]
    pub to: Option<Route>,
    /// The list it stands in, when its entries lead on to each other.
    #[prop_or_default]
    pub series: Option<Series>,
    /// Called when it is followed.
    #[prop_or_default]
    pub onopen: Callback<()>,
    /// The large line.
    pub title: AttrValue,
    /// The small line below.
    #[prop_or_default]
    pub under: Html,
    /// At the end: a tag. Buttons only in an entry without `to`.
    #[prop_or_default]
    pub end: Html,
}

/// An entry: a large line, a small one, and where it leads.
#[component]
pub fn ListItem(props: &ListItemProps) -> Html {
    let words = html! {
        <>
            <span class="words">
                <span class="title">{ &props.title }</span>
                if props.under != Html::default() {
                    <span class="muted">{ props.under.clone() }</span>
                }
            </span>
            { props.end.clone() }
        </>
    };
    match &props.to {
        Some(to) => {
            let (series, onopen) = (props.series.clone(), props.onopen.clone());
            html! { <li><ListLink to={to.clone()} {series} {onopen}>{ words }</ListLink></li> }
        }
        None => html! { <li><div class="entry">{ words }</div></li> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ListLinkProps {
    to: Route,
    series: Option<Series>,
    onopen: Callback<()>,
    children: Html,
}

#[component]
fn ListLink(props: &ListLinkProps) -> Html {
    let go = use_go_from(props.series.clone(), props.to.clone(), None);
    let onopen = props.onopen.clone();
    let onclick = Callback::from(move |event| {
        onopen.emit(());
        go.emit(event);
    });
    html! {
        <a class="entry" href={props.to.href()} {onclick}>
            { props.children.clone() }
            <Icon glyph={Glyph::Forward} />
        </a>
    }
}

/// Words and their values; its children are [`Fact`]s.
#[component]
pub fn Facts(props: &WrapProps) -> Html {
    html! { <dl class="facts">{ props.children.clone() }</dl> }
}

/// Words and short figures, beside each other also on a phone; its children are [`Fact`]s.
pub fn figure_list(facts: Html) -> Html {
    html! { <dl class="facts" data-short="true">{ facts }</dl> }
}

/// Properties of [`Fact`].
#[derive(Clone, PartialEq, Properties)]
pub struct FactProps {
    /// What it is: `Địa điểm`.
    pub name: AttrValue,
    /// The value.
    pub children: Html,
}

/// One word with its value.
#[component]
pub fn Fact(props: &FactProps) -> Html {
    html! { <div><dt>{ &props.name }</dt><dd>{ props.children.clone() }</dd></div> }
}
