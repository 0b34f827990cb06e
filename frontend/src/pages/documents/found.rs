//! What a search in the documents of my chain has found.

use shared::document::{DocumentState, SearchDocuments, SearchHit, SearchQuery};
use shared::endpoint::Nothing;
use yew::prelude::*;

use super::feed::Shown;
use super::line::{origin, series};
use crate::load::use_asked_pages;
use crate::online::use_online;
use crate::parts::{Button, Cluster, EmptyState, FoundEntry, Glyph, Kind, List, Muted, Stack, Tag, marked};
use crate::route::{Route, Series};

/// Properties of [`Found`].
#[derive(Clone, PartialEq, Properties)]
pub struct FoundProps {
    /// What is searched for.
    pub words: String,
    /// The filters.
    pub shown: Shown,
    /// Takes the filters away.
    pub onwiden: Callback<()>,
}

/// The documents that were found, what fits best first.
#[component]
pub fn Found(props: &FoundProps) -> Html {
    let shown = &props.shown;
    let pages = use_asked_pages::<SearchDocuments, SearchHit>(Nothing {}, |after| SearchQuery {
        q: props.words.clone(),
        kind: shown.loai,
        org: shown.co_quan,
        year: shown.nam,
        after,
    });
    let online = use_online();
    let empty = nothing_found(shown, &props.onwiden);
    html! {
        <Stack>
            if !online {
                <Muted>{ "Tìm kiếm cần có mạng. Đồng chí vẫn đọc được văn bản đã mở trước đó." }</Muted>
            }
            <div role="status">
                if let Some(hits) = pages.list.ready() {
                    <Muted>{ count(hits.len(), pages.more) }</Muted>
                }
            </div>
            { pages.show(empty, |hits| {
                let series = series(hits.iter().map(|hit| &hit.document));
                html! { <List>{ for hits.iter().map(|hit| found_line(hit, &series)) }</List> }
            }) }
        </Stack>
    }
}

fn count(hits: usize, more: bool) -> String {
    match (hits, more) {
        (0, _) => String::new(),
        (hits, false) => format!("Tìm thấy {hits} văn bản, phù hợp nhất ở trên."),
        (hits, true) => format!("Đang hiện {hits} văn bản phù hợp nhất."),
    }
}

/// How to ask another way.
fn nothing_found(shown: &Shown, onwiden: &Callback<()>) -> Html {
    html! {
        <EmptyState icon={Glyph::Search} title="Không tìm thấy văn bản nào">
            <p>{ "Đồng chí thử gõ ít từ hơn, không cần dấu; hoặc gõ số văn bản, ví dụ 339 qd tw." }</p>
            if shown.is_narrowed() {
                <Cluster>
                    <Button kind={Kind::Secondary} onclick={onwiden}>{ "Bỏ điều kiện lọc" }</Button>
                </Cluster>
            }
        </EmptyState>
    }
}

/// A document that was found: its abstract, where it comes from, and the place of its text.
fn found_line(hit: &SearchHit, series: &Series) -> Html {
    let document = &hit.document;
    let under = origin(&document.title(), &document.org_name, document.published_at);
    let is_replaced = document.state == DocumentState::Replaced;
    let end = if is_replaced {
        html! { <Tag>{ document.state.label() }</Tag> }
    } else {
        Html::default()
    };
    html! {
        <FoundEntry key={document.id.to_string()} to={Route::Document { document: document.id }}
            series={series.clone()} place={hit.paragraph.clone().map(AttrValue::from)} title={marked(&hit.r#abstract)} {under}
            piece={marked(&hit.snippet)} {end} />
    }
}

#[cfg(test)]
mod tests {
    use shared::document::Marked;

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_hit_says_what_it_is_and_leads_to_its_paragraph() {
        let part = |text: &str, hit| Marked { text: text.into(), hit };
        let hit = SearchHit {
            document: sample::document(),
            r#abstract: vec![part("Về sản xuất ", false), part("vụ đông", true)],
            snippet: vec![part("Gieo trồng 120 ha.", false)],
            paragraph: Some("k3v9q2xw".into()),
        };
        let html = rendered(found_line(&hit, &Series::of([])));
        let address = format!("{}#k3v9q2xw", Route::Document { document: hit.document.id }.href());
        for part in [address.as_str(), "<mark>", "Gieo trồng 120 ha.", "05-NQ/ĐU", "Đảng ủy xã Đồng Sen"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("Đã được thay thế"));
    }

    #[test]
    fn nothing_found_says_how_to_go_on() {
        let narrowed = Shown { nam: Some(2020), ..Shown::default() };
        let html = rendered(nothing_found(&narrowed, &Callback::noop()));
        assert!(html.contains("339 qd tw") && html.contains("Bỏ điều kiện lọc"), "{html}");
        let html = rendered(nothing_found(&Shown::default(), &Callback::noop()));
        assert!(!html.contains("Bỏ điều kiện lọc"), "{html}");
    }
}
