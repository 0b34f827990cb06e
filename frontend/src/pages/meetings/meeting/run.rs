//! What those who run the meeting do with it: the one next thing, and what else there is.

mod acts;
mod more;

use jiff::Timestamp;
use shared::attendance::{CheckIn, check_roll_call};
use shared::id::MeetingId;
use shared::meeting::{MeetingState, MeetingView};
use yew::prelude::*;

pub use self::acts::{Acts, use_acts};
pub use self::more::more_acts;
use super::super::act::act_failure;
use super::super::roll_call::rest;
use crate::parts::{Alert, Button, ButtonLink, Cluster, ConfirmButton, Glyph, Kind, Tone};
use crate::route::Route;

/// The one next thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Main {
    /// Fill in what is missing.
    Complete,
    /// Send the invitations.
    Call,
    /// Open the session.
    Open,
    /// Open it before the announced time.
    OpenEarly,
    /// Take the roll.
    TakeRoll,
    /// End the session, with everybody marked.
    Close,
    /// Look at the figures.
    ShowResult,
}

impl Main {
    /// What comes next for whoever looks; nothing for those who only take part.
    pub fn of(view: &MeetingView, now: Timestamp) -> Option<Self> {
        let (meeting, may) = (&view.meeting, view.may);
        let roll = may.attend_to_list && check_roll_call(meeting, now).is_ok();
        match meeting.state {
            MeetingState::Draft if may.run && meeting.plan.check_callable(now).is_err() => {
                Some(Self::Complete)
            }
            MeetingState::Draft if may.run => Some(Self::Call),
            MeetingState::Called if may.run && roll && now < meeting.plan.starts_at => Some(Self::OpenEarly),
            MeetingState::Called if may.run && roll => Some(Self::Open),
            MeetingState::InSession if may.run && rest(&view.attendances, CheckIn::Absent).is_empty() => {
                Some(Self::Close)
            }
            MeetingState::Called | MeetingState::InSession if roll => Some(Self::TakeRoll),
            MeetingState::Closed if may.attend_to_list => Some(Self::ShowResult),
            _ => None,
        }
    }
}

/// The main button: what comes next for this meeting.
pub fn main_act(meeting: MeetingId, main: Main, acts: &Acts) -> Html {
    let busy = acts.view.busy;
    match main {
        Main::Complete => html! {
            <ButtonLink to={Route::EditMeeting { meeting }} icon={Glyph::Pencil}>{ "Bổ sung thông tin" }</ButtonLink>
        },
        Main::Call => html! {
            <ConfirmButton kind={Kind::Primary} icon={Glyph::Send} label="Mời họp" question="Gửi giấy mời họp?"
                confirm="Gửi giấy mời" {busy} onconfirm={acts.call.clone()}>
                <p>{ "Giấy mời được gửi tới mọi đồng chí thuộc diện triệu tập. Danh sách được chốt lúc này; ngay sau đó \
                      đồng chí xem được ai được triệu tập, ai không và vì sao." }</p>
            </ConfirmButton>
        },
        Main::Open => html! {
            <Button icon={Glyph::Clock} {busy} onclick={acts.open.clone()}>{ "Bắt đầu họp" }</Button>
        },
        Main::OpenEarly => html! {
            <ConfirmButton kind={Kind::Primary} icon={Glyph::Clock} label="Bắt đầu họp" question="Bắt đầu họp sớm?" {busy}
                onconfirm={acts.open.clone()}>
                <p>{ "Chưa đến giờ ghi trong giấy mời. Từ lúc bắt đầu, không ai gửi đơn xin vắng được nữa." }</p>
            </ConfirmButton>
        },
        Main::Close => html! {
            <ButtonLink to={Route::CloseMeeting { meeting }} icon={Glyph::Check}>{ "Kết thúc cuộc họp" }</ButtonLink>
        },
        Main::TakeRoll => html! {
            <ButtonLink to={Route::RollCall { meeting }} icon={Glyph::People}>{ "Điểm danh" }</ButtonLink>
        },
        Main::ShowResult => html! {
            <ButtonLink to={Route::CloseMeeting { meeting }} icon={Glyph::Chart}>{ "Xem kết quả" }</ButtonLink>
        },
    }
}

/// Why calling or opening did not succeed; what is missing leads to where it is filled in.
pub fn acts_failure(meeting: MeetingId, acts: &Acts, onreload: &Callback<()>) -> Html {
    let view = &acts.view;
    if view.refusal.fields.is_empty() {
        let (forget, reload) = (acts.forget.clone(), onreload.clone());
        let onreload = Callback::from(move |()| {
            forget.emit(());
            reload.emit(());
        });
        return act_failure(view, &onreload);
    }
    html! {
        <Alert tone={Tone::Warning} title="Chưa mời họp được, vì còn thiếu thông tin" live=true>
            <ul>{ for view.refusal.fields.iter().map(|field| html! { <li>{ &field.sentence }</li> }) }</ul>
            <Cluster>
                <ButtonLink to={Route::EditMeeting { meeting }} kind={Kind::Secondary}>{ "Bổ sung" }</ButtonLink>
            </Cluster>
        </Alert>
    }
}

#[cfg(test)]
mod tests;
