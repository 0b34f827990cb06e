//! Hôm nay: who I am, what waits for me, what comes next. One call brings all of it.

use jiff::Timestamp;
use shared::attendance::Attendance;
use shared::endpoint::Nothing;
use shared::meeting::{ListMyMeetings, MyMeeting};
use shared::time::{format_day, local_date};
use yew::prelude::*;

use self::agenda::Agenda;
use self::unsent::unsent;
use self::welcome::{use_welcome, welcome};
use crate::clock::use_clock;
use crate::load::{Load, use_load};
use crate::pages::documents::newest;
use crate::pages::notices::{Waiting, tasks};
use crate::parts::Page;
use crate::session::{Viewer, use_viewer};

mod agenda;
mod answer;
mod buttons;
mod calendar;
mod decided;
mod duty;
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
    let mine = use_load::<ListMyMeetings>(Nothing {}, Nothing {});
    let now = use_clock(mine.reload.clone());
    let (onchange, onreload) = (use_change(&mine), &mine.reload);
    let is_new = use_welcome();
    html! {
        <Page title="Hôm nay" under={html! { { greeting(&viewer, now) } }}>
            if is_new {
                { welcome() }
            }
            { unsent(viewer.actor.member) }
            <Waiting waiting={viewer.me.inbox.waiting.clone()} />
            { tasks(&viewer.me.inbox.tasks) }
            { mine.show(|mine| html! { <Agenda viewer={&viewer} {mine} {now} {onchange} {onreload} /> }) }
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
fn use_change(load: &Load<Vec<MyMeeting>>) -> Callback<Attendance> {
    let newest = use_mut_ref(Vec::new);
    if let Some(mine) = load.ready() {
        newest.replace(mine.clone());
    }
    let put = load.put.clone();
    Callback::from(move |changed: Attendance| {
        for mine in newest.borrow_mut().iter_mut().filter(|mine| mine.meeting.id == changed.meeting) {
            mine.mine = Some(changed.clone());
        }
        put.emit(newest.borrow().clone());
    })
}
