//! What a search has found: an entry of a list with the words that were searched for.

use shared::document::Marked;
use yew::prelude::*;

use super::icon::{Glyph, Icon};
use crate::route::{Route, Series, use_go_from};

/// Words, with a mark on those that were searched for.
pub fn marked(parts: &[Marked]) -> Html {
    let part = |part: &Marked| match part.hit {
        true => html! { <mark>{ &part.text }</mark> },
        false => html! { { &part.text } },
    };
    parts.iter().map(part).collect()
}

/// Properties of [`FoundEntry`].
#[derive(Clone, PartialEq, Properties)]
pub struct FoundEntryProps {
    /// Where it leads.
    pub to: Route,
    /// The place in that page, as its address names it.
    #[prop_or_default]
    pub place: Option<AttrValue>,
    /// The list it stands in, when its entries lead on to each other.
    #[prop_or_default]
    pub series: Option<Series>,
    /// The large line.
    pub title: Html,
    /// The small line below.
    pub under: Html,
    /// What of the text fits best.
    #[prop_or_default]
    pub piece: Html,
    /// At the end: a tag.
    #[prop_or_default]
    pub end: Html,
}

/// An entry of a [`super::List`] that leads to the place that fits best.
#[component]
pub fn FoundEntry(props: &FoundEntryProps) -> Html {
    let FoundEntryProps { to, place, series, title, under, piece, end } = props.clone();
    let href = match &place {
        Some(place) => to.href() + &format!("#{place}"),
        None => to.href(),
    };
    let onclick = use_go_from(series, to, place);
    html! {
        <li>
            <a class="entry found" {href} {onclick}>
                <span class="words">
                    <span class="title">{ title }</span>
                    <span class="muted">{ under }</span>
                    if piece != Html::default() {
                        <span class="piece">{ piece }</span>
                    }
                </span>
                { end }
                <Icon glyph={Glyph::Forward} />
            </a>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn what_was_searched_for_is_marked_and_nothing_is_markup() {
        let part = |text: &str, hit| Marked { text: text.into(), hit };
        let html = rendered(marked(&[part("Về ", false), part("vụ <b>đông", true)]));
        assert_eq!(html.replace("<!--", "").matches("<mark>").count(), 1, "{html}");
        assert!(html.contains("vụ &lt;b&gt;đông"), "{html}");
    }
}
