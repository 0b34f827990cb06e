//! A meeting's card with its buttons connected: sends what I say, shows what came of it.

use jiff::Timestamp;
use shared::attendance::{AnswerInvitation, Attendance, AttendanceAt, ReportAbsence, WithdrawAbsence};
use shared::endpoint::Nothing;
use shared::id::{MemberId, OrgId};
use shared::meeting::MyMeeting;
use yew::prelude::*;

use super::buttons::{Act, AnswerButtons, Request};
use super::calendar::AddToCalendar;
use super::meeting_card::meeting_card;
use super::stance::Stance;
use crate::api::{Api, Failure, use_api};
use crate::load::FailureNotice;
use crate::parts::{Cluster, Gap, TextLink, Toaster, use_toast};
use crate::route::Route;

/// Properties of [`MeetingDuty`].
#[derive(Clone, PartialEq, Properties)]
pub struct MeetingDutyProps {
    /// Who I am.
    pub me: MemberId,
    /// My branch.
    pub home: OrgId,
    /// The meeting with my entry.
    pub mine: MyMeeting,
    /// The present instant.
    pub now: Timestamp,
    /// My entry has changed.
    pub onchange: Callback<Attendance>,
    /// What is shown is no longer true.
    pub onreload: Callback<()>,
}

/// The card of one meeting.
#[component]
pub fn MeetingDuty(props: &MeetingDutyProps) -> Html {
    let MeetingDutyProps { me, home, mine, now, onchange, onreload } = props.clone();
    let (api, toast) = (use_api(), use_toast());
    let sending = use_state(Sending::default);
    let meeting = mine.meeting.id;
    let speaker =
        Speaker { api, toast, at: AttendanceAt { meeting, member: me }, sending, onchange, onreload };
    let stance = Stance::of(&mine, now);
    let request = request(&mine);
    let withdrawn = mine.mine.as_ref().and_then(|entry| entry.absence.as_ref()).map(|it| it.report.clone());
    let state = (*speaker.sending).clone();
    let onact = {
        let speaker = speaker.clone();
        Callback::from(move |act: Act| {
            let undo = withdrawn.clone().filter(|_| act == Act::Withdraw && request == Request::Open);
            speaker.say(act, undo.map(Act::Report));
        })
    };
    let onretry = state.act.clone().map(|act| onact.reform(move |()| act.clone()));
    let buttons = html! {
        <>
            if let Some(failure) = state.failure {
                <FailureNotice {failure} {onretry} />
            }
            <AnswerButtons {meeting} {stance} {request} busy={state.busy} {onact} />
            <Cluster gap={Gap::Small}>
                <TextLink to={Route::Meeting { meeting }}>{ "Xem cuộc họp và tài liệu" }</TextLink>
                if !stance.is_past() {
                    <AddToCalendar {meeting} />
                }
            </Cluster>
        </>
    };
    meeting_card(&mine, me, home, now, buttons)
}

fn request(mine: &MyMeeting) -> Request {
    let absence = mine.mine.as_ref().and_then(|entry| entry.absence.as_ref());
    match absence.and_then(|absence| absence.decision_in(mine.meeting.round)) {
        Some(_) => Request::Decided,
        None => Request::Open,
    }
}

#[derive(Clone, PartialEq, Default)]
struct Sending {
    busy: bool,
    act: Option<Act>,
    failure: Option<Failure>,
}

/// Sends what I say about one meeting.
#[derive(Clone)]
struct Speaker {
    api: Api,
    toast: Toaster,
    at: AttendanceAt,
    sending: UseStateHandle<Sending>,
    onchange: Callback<Attendance>,
    onreload: Callback<()>,
}

impl Speaker {
    /// Sends `act`; `undo` is what takes it back.
    fn say(&self, act: Act, undo: Option<Act>) {
        let speaker = self.clone();
        self.sending.set(Sending { busy: true, act: Some(act.clone()), failure: None });
        yew::platform::spawn_local(async move {
            match speaker.send(&act).await {
                Ok(entry) => {
                    speaker.sending.set(Sending::default());
                    speaker.onchange.emit(entry);
                    speaker.tell(&act, undo);
                }
                Err(failure) => {
                    if failure.code().is_some_and(|code| code.status() == 409) {
                        speaker.onreload.emit(());
                    }
                    speaker.sending.set(Sending { busy: false, act: Some(act), failure: Some(failure) });
                }
            }
        });
    }

    async fn send(&self, act: &Act) -> Result<Attendance, Failure> {
        match act {
            Act::Attend => self.api.send::<AnswerInvitation>(&self.at, &Nothing {}).await,
            Act::Withdraw => self.api.send::<WithdrawAbsence>(&self.at, &Nothing {}).await,
            Act::Report(report) => self.api.send::<ReportAbsence>(&self.at, report).await,
        }
    }

    fn tell(&self, act: &Act, undo: Option<Act>) {
        let done = match act {
            Act::Attend => "Đã ghi nhận: đồng chí sẽ dự họp.",
            Act::Withdraw => "Đã rút đơn xin vắng.",
            Act::Report(_) => "Đơn xin vắng đã gửi lại.",
        };
        match undo {
            None => self.toast.show(done),
            Some(undo) => {
                let speaker = self.clone();
                self.toast.undoable(done, Callback::from(move |()| speaker.say(undo.clone(), None)));
            }
        }
    }
}
