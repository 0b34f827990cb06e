//! What those who run the meeting do with it: the one next thing, and what else there is.

mod acts;
mod more;

use jiff::Timestamp;
use shared::attendance::check_roll_call;
use shared::id::MeetingId;
use shared::meeting::{MeetingState, MeetingView};
use yew::prelude::*;

pub use self::acts::{Acts, use_acts};
pub use self::more::MoreActs;
use super::super::act::ActFailure;
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
    /// Take the roll.
    TakeRoll,
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
            MeetingState::Called if may.run && roll => Some(Self::Open),
            MeetingState::Called | MeetingState::InSession if roll => Some(Self::TakeRoll),
            MeetingState::Closed if may.attend_to_list => Some(Self::ShowResult),
            _ => None,
        }
    }
}

/// Properties of [`MainAct`] and [`ActsFailure`].
#[derive(Clone, PartialEq, Properties)]
pub struct MainActProps {
    /// Which meeting.
    pub meeting: MeetingId,
    /// What comes next.
    #[prop_or_default]
    pub main: Option<Main>,
    /// From [`use_acts`].
    pub acts: Acts,
    /// Loads the page anew.
    #[prop_or_default]
    pub onreload: Callback<()>,
}

/// The main button.
#[component]
pub fn MainAct(props: &MainActProps) -> Html {
    let (acts, meeting) = (&props.acts, props.meeting);
    let busy = acts.view.busy;
    match props.main {
        None => Html::default(),
        Some(Main::Complete) => html! {
            <ButtonLink to={Route::EditMeeting { meeting }} icon={Glyph::Pencil}>{ "Bổ sung thông tin" }</ButtonLink>
        },
        Some(Main::Call) => html! {
            <ConfirmButton kind={Kind::Primary} icon={Glyph::Send} label="Mời họp" question="Gửi giấy mời họp?" {busy}
                onconfirm={acts.call.clone()}>
                <p>{ "Giấy mời được gửi tới mọi đồng chí thuộc diện triệu tập. Danh sách được chốt lúc này; ngay sau đó \
                      đồng chí xem được ai được triệu tập, ai không và vì sao." }</p>
            </ConfirmButton>
        },
        Some(Main::Open) => html! {
            <Button icon={Glyph::Clock} {busy} onclick={acts.open.clone()}>{ "Bắt đầu họp" }</Button>
        },
        Some(Main::TakeRoll) => html! {
            <ButtonLink to={Route::RollCall { meeting }} icon={Glyph::People}>{ "Điểm danh" }</ButtonLink>
        },
        Some(Main::ShowResult) => html! {
            <ButtonLink to={Route::CloseMeeting { meeting }} icon={Glyph::Chart}>{ "Xem kết quả" }</ButtonLink>
        },
    }
}

/// Why calling or opening did not succeed; what is missing leads to where it is filled in.
#[component]
pub fn ActsFailure(props: &MainActProps) -> Html {
    let view = &props.acts.view;
    let onreload = {
        let (forget, reload) = (props.acts.forget.clone(), props.onreload.clone());
        Callback::from(move |()| {
            forget.emit(());
            reload.emit(());
        })
    };
    if view.refusal.fields.is_empty() {
        return html! { <ActFailure view={view.clone()} {onreload} /> };
    }
    html! {
        <Alert tone={Tone::Warning} title="Chưa mời họp được, vì còn thiếu thông tin" live=true>
            <ul>{ for view.refusal.fields.iter().map(|field| html! { <li>{ &field.sentence }</li> }) }</ul>
            <Cluster>
                <ButtonLink to={Route::EditMeeting { meeting: props.meeting }} kind={Kind::Secondary}>{ "Bổ sung" }</ButtonLink>
            </Cluster>
        </Alert>
    }
}

#[cfg(test)]
mod tests;
