//! Keeps a roll call and the server together: keeps taps on the device, sends them, tries again, looks for the taps
//! of others.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use shared::attendance::{RollCall, TakeRollCall};
use shared::id::MemberId;
use shared::meeting::{FindMeeting, MeetingAt, MeetingView};
use yew::prelude::*;

use super::everyone::Marks;
use super::keep;
use super::roll::{Act, Line, Roll};
use crate::api::{Api, use_api};
use crate::dom;

/// How often the list is asked for while nothing else happens, in milliseconds.
const REFRESH: u32 = 15_000;

/// A roll call in progress with the ways to change it.
#[derive(Clone, PartialEq)]
pub struct Taking {
    /// How it stands.
    pub roll: Roll,
    /// Marks people; the callback stays the same, so that a row is drawn anew only when it changes.
    pub mark: Callback<Marks>,
    /// Anything else that happens to it.
    pub act: Callback<Act>,
}

type Latest = Rc<RefCell<Roll>>;

/// Takes the roll of this meeting as `taker`.
#[hook]
pub fn use_taking(view: Rc<MeetingView>, taker: MemberId) -> Taking {
    let api = use_api();
    let meeting = view.meeting.id;
    let roll = {
        let view = view.clone();
        use_reducer(move || Roll::new(view, keep::kept(meeting, taker)))
    };
    let latest: Latest = use_mut_ref(|| (*roll).clone());
    latest.replace((*roll).clone());
    let dispatch = roll.dispatcher();
    use_effect_with(roll.queue.clone(), move |queue| keep::keep(meeting, taker, queue));
    {
        let dispatch = dispatch.clone();
        use_effect_with(view, move |view| dispatch.dispatch(Act::Loaded(view.clone())));
    }
    {
        let (api, dispatch, latest) = (api.clone(), dispatch.clone(), latest.clone());
        use_effect_with((roll.is_to_send(), roll.generation()), move |(is_to_send, _)| {
            let pause = latest.borrow().pause();
            let timer = is_to_send.then(|| Timeout::new(pause, move || send(&api, &latest, dispatch)));
            move || drop(timer)
        });
    }
    {
        let (dispatch, latest) = (dispatch.clone(), latest.clone());
        use_effect_with((), move |()| {
            let ears = listen(&api, &latest, &dispatch);
            move || {
                drop(ears);
                send_rest(api, &latest.borrow(), taker);
            }
        });
    }
    let mark = {
        let dispatch = dispatch.clone();
        use_callback((), move |marks, ()| dispatch.dispatch(Act::Mark(marks, dom::now())))
    };
    let act = use_callback((), move |act: Act, ()| dispatch.dispatch(act));
    Taking { roll: (*roll).clone(), mark, act }
}

/// Sends what waits.
fn send(api: &Api, latest: &Latest, dispatch: UseReducerDispatcher<Roll>) {
    let (at, marks) = {
        let roll = latest.borrow();
        (MeetingAt { meeting: roll.view.meeting.id }, roll.queue.batch())
    };
    dispatch.dispatch(Act::Begin);
    let api = api.clone();
    yew::platform::spawn_local(async move {
        let reply = api.send::<TakeRollCall>(&at, &RollCall { marks: marks.clone() }).await;
        dispatch.dispatch(Act::Sent(marks, reply));
    });
}

/// Sends what still waits when the page is left. What does not arrive stays on the device for the next time.
fn send_rest(api: Api, roll: &Roll, taker: MemberId) {
    let at = MeetingAt { meeting: roll.view.meeting.id };
    let mut queue = roll.queue.clone();
    if queue.is_empty() || roll.line == Line::Sending {
        return;
    }
    yew::platform::spawn_local(async move {
        while !queue.is_empty() {
            let marks = queue.batch();
            if api.send::<TakeRollCall>(&at, &RollCall { marks: marks.clone() }).await.is_err() {
                return;
            }
            queue.acknowledge(&marks);
            // Another page may have put later taps there meanwhile.
            let mut kept = keep::kept(at.meeting, taker);
            kept.acknowledge(&marks);
            keep::keep(at.meeting, taker, &kept);
        }
    });
}

/// Tries again when the network is back; looks for the taps of others now and then, and when the page is seen again.
fn listen(
    api: &Api,
    latest: &Latest,
    dispatch: &UseReducerDispatcher<Roll>,
) -> (Option<EventListener>, Option<EventListener>, Interval) {
    let look = {
        let (api, latest, dispatch) = (api.clone(), latest.clone(), dispatch.clone());
        move || refresh(&api, &latest, &dispatch)
    };
    let window = web_sys::window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    let online = {
        let dispatch = dispatch.clone();
        window.map(|window| EventListener::new(&window, "online", move |_| dispatch.dispatch(Act::Again)))
    };
    let seen = {
        let look = look.clone();
        document.map(|document| EventListener::new(&document, "visibilitychange", move |_| look()))
    };
    (online, seen, Interval::new(REFRESH, look))
}

/// Asks for the list when the page is seen and no tap of ours is under way.
fn refresh(api: &Api, latest: &Latest, dispatch: &UseReducerDispatcher<Roll>) {
    let hidden =
        web_sys::window().and_then(|window| window.document()).is_none_or(|document| document.hidden());
    let roll = latest.borrow();
    if hidden || !roll.is_idle() {
        return;
    }
    let (at, generation) = (MeetingAt { meeting: roll.view.meeting.id }, roll.generation());
    let (api, dispatch) = (api.clone(), dispatch.clone());
    yew::platform::spawn_local(async move {
        // Without a reply what is shown stays; the next look comes soon.
        if let Ok(view) = api.read::<FindMeeting>(&at).await {
            dispatch.dispatch(Act::Refreshed(generation, view));
        }
    });
}
