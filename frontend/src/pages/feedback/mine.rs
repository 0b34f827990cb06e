//! What I have sent, and the way to write more.

use shared::access::{Action, Subject};
use shared::endpoint::{Nothing, PageQuery};
use shared::feedback::{FeedbackLine, ListMyFeedback};
use shared::member::Seat;
use shared::time::local_date;
use yew::prelude::*;

use super::line::{Side, line};
use crate::dom;
use crate::load::use_pages;
use crate::parts::{ButtonLink, EmptyState, Glyph, List, ListItem, Page, Section, Text};
use crate::route::Route;
use crate::session::{Viewer, use_viewer};

/// The page.
#[component]
pub fn MyFeedback() -> Html {
    let viewer = use_viewer();
    let pages = use_pages::<ListMyFeedback, FeedbackLine>(Nothing {}, |after| PageQuery { after });
    let today = local_date(dom::now());
    let write = Route::NewFeedback { member: viewer.actor.member };
    let empty = html! {
        <EmptyState icon={Glyph::Send} title="Đồng chí chưa gửi ý kiến nào">
            <Text>{ "Góp ý, phản ánh, đề xuất hay câu hỏi gửi đến chi bộ hoặc cấp ủy trực tiếp của chi bộ đều có số, có hạn trả lời, và câu trả lời về tại đây." }</Text>
        </EmptyState>
    };
    html! {
        <Page title="Ý kiến" action={html! { <ButtonLink to={write} icon={Glyph::Plus}>{ "Gửi ý kiến" }</ButtonLink> }}>
            { desks(&viewer) }
            <Section title="Đồng chí đã gửi">
                { pages.show(empty, |lines| html! {
                    <List>{ for lines.iter().map(|entry| line(entry, Side::Author, today)) }</List>
                }) }
            </Section>
        </Page>
    }
}

/// The work lists of the organisations in whose name one acts.
fn desks(viewer: &Viewer) -> Html {
    let staffed = |seat: &&Seat| viewer.may_on(Action::ListFeedback, Subject::org(&seat.org.path));
    let seats: Vec<&Seat> = viewer.me.seats.iter().filter(staffed).collect();
    if seats.is_empty() {
        return Html::default();
    }
    html! {
        <Section title="Ý kiến gửi đến">
            <List>
                { for seats.into_iter().map(|seat| html! {
                    <ListItem to={Some(Route::FeedbackDesk { org: seat.org.id })} title={seat.org.name.clone()}
                        under={html! { { "Ý kiến chờ trả lời và đã trả lời" } }} />
                }) }
            </List>
        </Section>
    }
}
