//! A document in a line of a list.

use jiff::Timestamp;
use shared::document::{Document, DocumentState, FeedEntry, Headline, ReadState};
use shared::time::{format_date, local_date};
use yew::prelude::*;

use crate::parts::{Glyph, List, ListItem, Section, Tag, TextLink, Tone};
use crate::route::{Route, Series};

/// `Nghị quyết số 05-NQ/ĐU · Đảng ủy xã Đồng Sen · 18/11/2026`.
pub fn origin(title: &str, org: &str, at: Option<Timestamp>) -> String {
    let day = at.map(|at| format!(" · {}", format_date(local_date(at)))).unwrap_or_default();
    format!("{title} · {org}{day}")
}

/// The pages of documents in the order of a list.
pub fn series<'d>(documents: impl Iterator<Item = &'d Document>) -> Series {
    Series::of(documents.map(|document| Route::Document { document: document.id }))
}

/// An entry of the feed.
pub fn feed_line(entry: &FeedEntry, series: &Series) -> Html {
    let FeedEntry { document, read } = entry;
    let under = origin(&document.title(), &document.org_name, document.published_at);
    html! {
        <ListItem key={document.id.to_string()} to={Route::Document { document: document.id }} series={series.clone()}
            title={document.head.r#abstract.clone()} under={html! { under }} end={read_tag(document, *read)} />
    }
}

/// How far the reader is; what was read needs no word.
fn read_tag(document: &Document, read: ReadState) -> Html {
    let asks = document.head.asks_confirmation;
    match read {
        _ if document.state == DocumentState::Replaced => html! { <Tag>{ document.state.label() }</Tag> },
        ReadState::Unread => html! { <Tag tone={Tone::Accent}>{ "Chưa xem" }</Tag> },
        ReadState::Opened if asks => html! { <Tag tone={Tone::Warning}>{ "Chờ xác nhận" }</Tag> },
        ReadState::Confirmed => {
            html! { <Tag tone={Tone::Success} icon={Glyph::Check}>{ "Đã xác nhận" }</Tag> }
        }
        ReadState::Opened => Html::default(),
    }
}

/// A document on the desk of its office.
pub fn office_line(document: &Document, now: Timestamp) -> Html {
    let waits = document.published_at.filter(|at| *at > now && document.state.is_in_library());
    let under = match (waits, &document.work) {
        (Some(at), _) => format!("{} · hẹn giờ {}", document.title(), shared::time::format_date_time(at)),
        (None, _) if document.published_at.is_some() => {
            origin(&document.title(), &document.org_name, document.published_at)
        }
        (None, Some(work)) if document.state == DocumentState::Draft && work.returned.is_some() => {
            format!("{} · trả lại để sửa", document.title())
        }
        (None, Some(work)) => format!("{} · {} soạn", document.title(), work.written.name),
        (None, None) => document.title(),
    };
    html! {
        <ListItem key={document.id.to_string()} to={Route::Document { document: document.id }}
            title={document.head.r#abstract.clone()} under={html! { under }} end={state_tag(document, now)} />
    }
}

/// Where a document stands.
pub fn state_tag(document: &Document, now: Timestamp) -> Html {
    let waits = document.state.is_in_library() && !document.is_out(now);
    let (tone, glyph) = match document.state {
        DocumentState::Draft => (Tone::Neutral, Glyph::Pencil),
        DocumentState::HandedIn => (Tone::Warning, Glyph::Clock),
        DocumentState::Checked => (Tone::Info, Glyph::Check),
        DocumentState::Published if waits => (Tone::Info, Glyph::Clock),
        DocumentState::Published => (Tone::Success, Glyph::Check),
        DocumentState::Replaced => (Tone::Neutral, Glyph::Document),
        DocumentState::Withdrawn => (Tone::Danger, Glyph::Cross),
    };
    html! { <Tag {tone} icon={glyph}>{ if waits { "Hẹn giờ" } else { document.state.label() } }</Tag> }
}

/// The newest documents on the home screen; nothing when there are none.
pub fn newest(lines: &[Headline]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <Section title="Văn bản mới">
            <List>
                { for lines.iter().map(|line| html! {
                    <ListItem key={line.id.to_string()} to={Route::Document { document: line.id }} title={line.r#abstract.clone()}
                        under={html! { { origin(&line.title, &line.org_name, line.published_at) } }} />
                }) }
            </List>
            <TextLink to={Route::Documents} icon={Glyph::Document}>{ "Xem tất cả văn bản" }</TextLink>
        </Section>
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    fn shown(document: Document, read: ReadState) -> String {
        rendered(feed_line(&FeedEntry { document, read }, &Series::of([])))
    }

    #[test]
    fn a_line_says_what_from_whom_when_and_how_far_one_is() {
        let html = shown(sample::document(), ReadState::Unread);
        for part in
            ["Về sản xuất vụ đông", "Nghị quyết số 05-NQ/ĐU · Đảng ủy xã Đồng Sen · 18/11/2026", "Chưa xem"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(shown(sample::document(), ReadState::Opened).contains("Chờ xác nhận"));
        let mut plain = sample::document();
        plain.head.asks_confirmation = false;
        assert!(!shown(plain, ReadState::Opened).contains("ds-tag"));
    }

    #[test]
    fn what_waits_for_its_hour_says_so() {
        let before = "2026-11-18T01:00:00Z".parse().unwrap();
        let html = rendered(office_line(&sample::document(), before));
        assert!(html.contains("hẹn giờ thứ Tư, 18/11/2026, 09:00") && html.contains("Hẹn giờ"), "{html}");
    }
}
