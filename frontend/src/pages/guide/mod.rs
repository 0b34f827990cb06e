//! Hướng dẫn sử dụng: what one can do here, told step by step with pictures of the real screens.

use shared::access::Action;
use yew::prelude::*;

use self::text::{ADDRESS, Chapter, GuideText, Reader};
use crate::load::use_file;
use crate::parts::{EmptyState, List, ListItem, Page, SearchBox, Section};
use crate::route::Route;
use crate::session::{SessionState, Viewer, use_session};

mod task;
#[cfg(test)]
mod tests;
mod text;

pub use task::GuideTaskPage;

/// The page: every task, those of one's own work first.
#[component]
pub fn Guide() -> Html {
    let (guide, session) = (use_file::<GuideText>(ADDRESS), use_session());
    let words = use_state(String::new);
    let onsearch = {
        let words = words.clone();
        Callback::from(move |typed| words.set(typed))
    };
    let reader = match &*session.state {
        SessionState::SignedIn(viewer) => reader(viewer),
        _ => Reader::Member,
    };
    html! {
        <Page title="Hướng dẫn sử dụng" back={Route::Today}
            under={html! { "Chọn việc đồng chí muốn làm. Mỗi việc có các bước và hình chụp màn hình thật." }}>
            <SearchBox label="Tìm trong hướng dẫn" value={(*words).clone()} {onsearch} />
            { guide.show(|guide| chapters(guide.found(&words), reader)) }
        </Page>
    }
}

/// Which work the hat brings that one wears.
fn reader(viewer: &Viewer) -> Reader {
    match viewer.seat() {
        Some(seat) if seat.roles.is_empty() => Reader::Member,
        Some(seat) if seat.org.kind.has_members() => Reader::Branch,
        Some(_) if viewer.may(Action::ListOrgs) => Reader::Admin,
        Some(_) => Reader::Committee,
        None => Reader::Member,
    }
}

/// The chapters found; the reader's own stands first.
fn chapters(mut found: Vec<Chapter>, reader: Reader) -> Html {
    found.sort_by_key(|chapter| chapter.reader != reader);
    if found.is_empty() {
        return html! {
            <EmptyState title="Không có việc nào như vậy">
                { "Đồng chí thử một từ khác, hoặc hỏi bí thư chi bộ." }
            </EmptyState>
        };
    }
    found.into_iter().map(chapter).collect()
}

fn chapter(chapter: Chapter) -> Html {
    let tasks = chapter.tasks.into_iter().map(|task| {
        html! { <ListItem to={Route::GuideTask { task: task.id }} title={task.title} /> }
    });
    html! { <Section title={chapter.title}><List>{ for tasks }</List></Section> }
}
