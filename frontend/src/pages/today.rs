//! Hôm nay: who I am, what waits for me in the order of deadlines, what comes next. One call brings all of it.

use std::cell::Cell;

use jiff::Timestamp;
use shared::attendance::Attendance;
use shared::duty::{DutyList, ListDuties};
use shared::endpoint::Nothing;
use shared::time::{format_day, local_date};
use yew::prelude::*;

use self::agenda::Agenda;
use self::unsent::unsent;
use self::welcome::{use_welcome, welcome};
use crate::clock::use_clock;
use crate::load::{Load, use_load};
use crate::pages::documents::newest;
use crate::parts::Page;
use crate::session::{Viewer, use_session, use_viewer};

mod agenda;
mod answer;
mod buttons;
mod calendar;
mod decided;
mod duty;
mod duty_card;
mod later;
mod lead;
mod meeting_card;
mod stance;
mod tag;
#[cfg(test)]
mod tests;
mod unsent;
pub(super) mod welcome;

/// The page.
#[component]
pub fn Today() -> Html {
    let viewer = use_viewer();
    let list = use_load::<ListDuties>(Nothing {}, Nothing {});
    let now = use_clock(list.reload.clone());
    let (onchange, onreload) = (use_change(&list), &list.reload);
    use_tasks_as_they_are(&viewer);
    let is_new = use_welcome();
    html! {
        <Page title="Hôm nay" under={html! { { greeting(&viewer, now) } }}>
            if is_new {
                { welcome() }
            }
            { unsent(viewer.actor.member) }
            { list.show(|list| html! { <Agenda viewer={&viewer} {list} {now} {onchange} {onreload} /> }) }
            { newest(&viewer.me.newest) }
        </Page>
    }
}

/// The name stays out of the window's title, which browsers keep.
fn greeting(viewer: &Viewer, now: Timestamp) -> String {
    let given = viewer.me.member.name.given();
    format!("Chào đồng chí {given}, hôm nay là {}.", format_day(local_date(now)))
}

/// Puts a changed answer in its place in the newest list, so that two quick answers do not undo each other.
#[hook]
fn use_change(load: &Load<DutyList>) -> Callback<Attendance> {
    let newest = use_mut_ref(DutyList::default);
    if let Some(list) = load.ready() {
        newest.replace(list.clone());
    }
    let put = load.put.clone();
    Callback::from(move |changed: Attendance| {
        let mut list = newest.borrow_mut();
        for mine in list.meetings.iter_mut().filter(|mine| mine.meeting.id == changed.meeting) {
            mine.mine = Some(changed.clone());
        }
        put.emit(list.clone());
    })
}

thread_local! {
    static WAS_HERE: Cell<bool> = const { Cell::new(false) };
}

/// The tasks of the inbox came with the start of the app; whoever comes back to this page has perhaps done one
/// meanwhile, and so has somebody else. Only those who hold a role are given tasks.
#[hook]
fn use_tasks_as_they_are(viewer: &Viewer) {
    let session = use_session();
    let has_tasks = !viewer.actor.roles.is_empty();
    use_effect_with((), move |()| {
        if WAS_HERE.replace(true) && has_tasks {
            session.look_into_inbox();
        }
    });
}
