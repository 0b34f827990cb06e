//! Cuộc họp: where it stands, when and where, my answer; for those who run it also what to do next and the list.

mod calendar;
mod cancel;
mod mine;
mod on_behalf;
mod people;
mod plan;
mod run;
mod state;

use std::rc::Rc;

use shared::attendance::Attendance;
use shared::endpoint::Nothing;
use shared::id::{MeetingId, MemberId};
use shared::meeting::{FindMeeting, MeetingAt, MeetingPlan, MeetingState, MeetingView};
use shared::time::format_relative;
use yew::prelude::*;

use self::mine::MyAnswer;
use self::people::People;
use self::plan::Plan;
use self::run::{Acts, ActsFailure, Main, MainAct, MoreActs, use_acts};
use self::state::StateOfMeeting;
use super::decide::Requests;
use crate::dom;
use crate::load::{Load, LoadState, Loaded, use_load};
use crate::parts::{Kind, Page, Section};
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
    let view = match &load.state {
        LoadState::Ready(view) => Some(view.clone()),
        LoadState::Loading | LoadState::Failed(_) => None,
    };
    let plan = view.as_ref().map(|view| &view.meeting.plan);
    let title = plan.map_or("Cuộc họp".into(), |plan| AttrValue::from(plan.title.clone()));
    let under = plan.map(|plan| html! { when_and_where(plan) }).unwrap_or_default();
    let acts = use_acts(props.meeting, &load);
    let main = view.and_then(|view| Main::of(&view, dom::now()));
    let action = match main {
        Some(_) => html! { <MainAct meeting={props.meeting} {main} acts={acts.clone()} /> },
        None => Html::default(),
    };
    let ready = {
        let load = load.clone();
        move |view: Rc<MeetingView>| html! { <Content {view} {me} load={load.clone()} acts={acts.clone()} /> }
    };
    html! {
        <Page {title} back={Route::Meetings} {under} {action}>
            <Loaded<MeetingView> {load} {ready} />
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ContentProps {
    view: Rc<MeetingView>,
    me: MemberId,
    load: Load<MeetingView>,
    acts: Acts,
}

/// Everything below the title.
#[component]
fn Content(props: &ContentProps) -> Html {
    let ContentProps { view, me, load, acts } = props;
    let now = dom::now();
    let meeting = &view.meeting;
    let mine = view.attendances.iter().find(|entry| entry.member == *me).cloned();
    let kind = if Main::of(view, now).is_some() { Kind::Secondary } else { Kind::Primary };
    let onentry = {
        let (view, put) = (view.clone(), load.put.clone());
        Callback::from(move |entry: Attendance| put.emit(with_entry(&view, entry)))
    };
    let waiting: Vec<Attendance> = match view.may.attend_to_list && takes_decisions(meeting.state) {
        true => view.attendances.iter().filter(|entry| entry.awaits_decision(meeting)).cloned().collect(),
        false => Vec::new(),
    };
    html! {
        <>
            <ActsFailure meeting={meeting.id} acts={acts.clone()} onreload={load.reload.clone()} />
            <StateOfMeeting view={view.clone()} {now} />
            if !waiting.is_empty() {
                <Section title="Đơn xin vắng chờ quyết định">
                    <Requests entries={waiting} ondone={onentry.clone()} onreload={load.reload.clone()} />
                </Section>
            }
            if let Some(entry) = mine {
                <MyAnswer {entry} meeting={meeting.clone()} {now} {kind} ondone={onentry.clone()}
                    onreload={load.reload.clone()} />
            }
            <Plan meeting={meeting.clone()} />
            if view.may.run || view.may.attend_to_list {
                <MoreActs key={meeting.rev} view={view.clone()} {now} load={load.clone()} />
            }
            if view.may.attend_to_list && meeting.state != MeetingState::Draft {
                <People view={view.clone()} me={*me} {now} ondone={onentry} onreload={load.reload.clone()} />
            }
        </>
    }
}

fn when_and_where(plan: &MeetingPlan) -> String {
    let when = format_relative(plan.starts_at, dom::now());
    match plan.place.trim() {
        "" => when,
        place => format!("{when} · {place}"),
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
