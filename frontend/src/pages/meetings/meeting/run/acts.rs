//! Calling and opening a meeting.

use shared::id::MeetingId;
use shared::meeting::{AtRevision, CallMeeting, Meeting, MeetingAt, MeetingView, OpenMeeting};
use yew::prelude::*;

use crate::api::use_api;
use crate::form::{FormView, use_form};
use crate::load::Load;
use crate::parts::use_toast;

/// Calling and opening, with how the last press fared.
#[derive(Clone, PartialEq)]
pub struct Acts {
    /// Sends the invitations.
    pub call: Callback<()>,
    /// Opens the session.
    pub open: Callback<()>,
    /// Takes the failure of the last press away.
    pub forget: Callback<()>,
    /// How the last press fared.
    pub view: FormView,
}

/// Calling and opening this meeting; the reply is put in place of what is shown.
#[hook]
pub fn use_acts(meeting: MeetingId, load: &Load<MeetingView>) -> Acts {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let at = MeetingAt { meeting };
    let body = AtRevision { rev: load.ready().map_or(0, |view| view.meeting.rev) };
    let call = {
        let (api, put) = (api.clone(), load.put.clone());
        let done = move |view: MeetingView| {
            let summoned = view.attendances.iter().filter(|entry| entry.listed_as.is_summoned()).count();
            toast.show(format!("Đã mời họp {summoned} đồng chí."));
            put.emit(view);
        };
        let send = move |()| {
            let api = api.clone();
            async move { Ok(api.send::<CallMeeting>(&at, &body).await?) }
        };
        form.submit(send, done)
    };
    let open = {
        let (view, put) = (load.ready().cloned(), load.put.clone());
        let done = move |meeting: Meeting| {
            if let Some(view) = view.clone() {
                put.emit(MeetingView { meeting, ..view });
            }
        };
        let send = move |()| {
            let api = api.clone();
            async move { Ok(api.send::<OpenMeeting>(&at, &body).await?) }
        };
        form.submit(send, done)
    };
    let forget = form.submit(|()| async { Ok(()) }, |()| {});
    Acts { call, open, forget, view: form.view() }
}
