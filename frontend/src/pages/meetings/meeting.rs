//! Cuộc họp: where it stands, when and where, my answer; for those who run it also what to do next and the list.

mod calendar;
mod cancel;
mod mine;
mod on_behalf;
mod opinions;
pub(crate) mod papers;
mod people;
mod plan;
mod run;
mod state;

use std::rc::Rc;

use shared::attendance::Attendance;
use shared::endpoint::Nothing;
use shared::id::{MeetingId, MemberId};
use shared::meeting::{FindMeeting, Meeting, MeetingAt, MeetingPlan, MeetingState, MeetingView};
use shared::meeting_score::check_scorable;
use shared::minutes::has_minutes;
use shared::time::format_relative;
use yew::prelude::*;

use self::mine::{MyAnswer, my_answer};
use self::opinions::{Opinions, is_invited};
use self::papers::Papers;
use self::people::People;
use self::plan::plan;
use self::run::{Acts, Main, acts_failure, main_act, more_acts, use_acts};
use self::state::state_of_meeting;
use super::decide::Requests;
use crate::dom;
use crate::load::{Load, use_load};
use crate::parts::{Kind, List, ListItem, Page, Section};
use crate::route::Route;
use crate::session::use_viewer;

/// Properties of [`MeetingPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct MeetingPageProps {
    /// Which.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn MeetingPage(props: &MeetingPageProps) -> Html {
    let me = use_viewer().actor.member;
    let load = use_load::<FindMeeting>(MeetingAt { meeting: props.meeting }, Nothing {});
    let plan = load.ready().map(|view| &view.meeting.plan);
    let title = plan.map_or("Cuộc họp".into(), |plan| AttrValue::from(plan.title.clone()));
    let under = plan.map(|plan| html! { when_and_where(plan) }).unwrap_or_default();
    let acts = use_acts(props.meeting, &load);
    let main = load.ready().and_then(|view| Main::of(view, dom::now()));
    let action = main.map(|main| main_act(props.meeting, main, &acts)).unwrap_or_default();
    html! {
        <Page {title} back={Route::Meetings} {under} {action}>
            { load.show(|view| content(view, me, &load, &acts)) }
        </Page>
    }
}

/// Everything below the title.
fn content(view: &Rc<MeetingView>, me: MemberId, load: &Load<MeetingView>, acts: &Acts) -> Html {
    let now = dom::now();
    let meeting = &view.meeting;
    let kind = if Main::of(view, now).is_some() { Kind::Secondary } else { Kind::Primary };
    let onentry = {
        let (view, put) = (view.clone(), load.put.clone());
        Callback::from(move |entry: Attendance| put.emit(with_entry(&view, entry)))
    };
    let mine = view.attendances.iter().find(|entry| entry.member == me).cloned();
    let invited = view.may.run || view.may.attend_to_list || mine.as_ref().is_some_and(is_invited);
    let mine = mine.map(|entry| {
        let (ondone, onreload) = (onentry.clone(), load.reload.clone());
        MyAnswer { entry, meeting: meeting.clone(), kind, ondone, onreload }
    });
    let waiting = waiting(view);
    html! {
        <>
            { acts_failure(meeting.id, acts, &load.reload) }
            { state_of_meeting(view, now) }
            if !waiting.is_empty() {
                <Section title="Đơn xin vắng chờ quyết định">
                    <Requests entries={waiting} ondone={onentry.clone()} onreload={load.reload.clone()} />
                </Section>
            }
            if let Some(mine) = mine {
                { my_answer(mine, now) }
            }
            if invited {
                <Papers meeting={meeting.clone()} runs={view.may.run} {now} />
            }
            { minutes_link(meeting) }
            { plan(meeting) }
            if invited && meeting.state != MeetingState::Draft && meeting.state != MeetingState::Cancelled {
                <Opinions {view} {me} {now} />
            }
            if view.may.run || view.may.attend_to_list {
                { more_acts(view, now, load) }
            }
            if view.may.attend_to_list && meeting.state != MeetingState::Draft {
                <List>
                    <ListItem to={Route::PrintMeeting { meeting: meeting.id }} title="In giấy mời, danh sách điểm danh"
                        under={html! { "Cho đồng chí không dùng điện thoại, cho hội trường không có mạng" }} />
                </List>
                <People {view} {me} {now} ondone={onentry} onreload={load.reload.clone()} />
            }
        </>
    }
}

/// The way to the minutes, from the session on.
fn minutes_link(meeting: &Meeting) -> Html {
    if !has_minutes(meeting) {
        return Html::default();
    }
    html! {
        <Section title="Sau cuộc họp">
            <List>
                <ListItem to={Route::Minutes { meeting: meeting.id }} title="Biên bản"
                    under={html! { "Diễn biến, biểu quyết, kết luận" }} />
                <ListItem to={Route::Resolution { meeting: meeting.id }} title="Nghị quyết"
                    under={html! { "Phương hướng, phân công nhiệm vụ" }} />
                if check_scorable(meeting).is_ok() {
                    <ListItem to={Route::MeetingScore { meeting: meeting.id }} title="Phiếu tự chấm điểm"
                        under={html! { "Điểm và xếp loại buổi sinh hoạt" }} />
                }
            </List>
        </Section>
    }
}

fn when_and_where(plan: &MeetingPlan) -> String {
    let when = format_relative(plan.starts_at, dom::now());
    match plan.place.trim() {
        "" => when,
        place => format!("{when} · {place}"),
    }
}

/// The requests to be absent that whoever looks can decide now.
fn waiting(view: &MeetingView) -> Vec<Attendance> {
    let meeting = &view.meeting;
    match view.may.attend_to_list && takes_decisions(meeting.state) {
        true => view.attendances.iter().filter(|entry| entry.awaits_decision(meeting)).cloned().collect(),
        false => Vec::new(),
    }
}

const fn takes_decisions(state: MeetingState) -> bool {
    matches!(state, MeetingState::Called | MeetingState::InSession | MeetingState::Closed)
}

/// The same meeting with a newer entry of one person.
pub(super) fn with_entry(view: &MeetingView, entry: Attendance) -> MeetingView {
    let mut view = view.clone();
    if let Some(old) = view.attendances.iter_mut().find(|old| old.member == entry.member) {
        *old = entry;
    }
    view
}
