//! What else those who run the meeting can do with it.

use std::rc::Rc;

use jiff::Timestamp;
use shared::attendance::{check_roll_call, roll_call_opens_at};
use shared::endpoint::Nothing;
use shared::meeting::{MeetingAt, MeetingState, MeetingView, RemoveMeeting};
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::super::act::ActFailure;
use super::super::cancel::CancelButton;
use crate::api::use_api;
use crate::form::use_form;
use crate::load::Load;
use crate::parts::{ButtonLink, Cluster, ConfirmButton, Glyph, Kind, Muted, Section};
use crate::route::{Route, use_nav};

/// Properties of [`MoreActs`].
#[derive(Clone, PartialEq, Properties)]
pub struct MoreActsProps {
    /// The meeting.
    pub view: Rc<MeetingView>,
    /// The present instant.
    pub now: Timestamp,
    /// Takes the meeting as it becomes.
    pub load: Load<MeetingView>,
}

/// What else there is to do.
#[component]
pub fn MoreActs(props: &MoreActsProps) -> Html {
    let meeting = &props.view.meeting;
    let (run, attends) = (props.view.may.run, props.view.may.attend_to_list);
    let id = meeting.id;
    let roll = attends && check_roll_call(meeting, props.now).is_ok();
    let edit = html! {
        <ButtonLink to={Route::EditMeeting { meeting: id }} kind={Kind::Secondary} icon={Glyph::Pencil}>{ "Sửa" }</ButtonLink>
    };
    let acts = match meeting.state {
        MeetingState::Draft if run => html! { <>{ edit }<RemoveButton ..props.clone() /></> },
        MeetingState::Called if run => html! {
            <>
                if roll {
                    <ButtonLink to={Route::RollCall { meeting: id }} kind={Kind::Secondary} icon={Glyph::People}>{ "Điểm danh" }</ButtonLink>
                }
                { edit }
                <CancelButton view={props.view.clone()} load={props.load.clone()} />
            </>
        },
        MeetingState::InSession if run => html! {
            <ButtonLink to={Route::CloseMeeting { meeting: id }} kind={Kind::Secondary} icon={Glyph::Check}>{ "Kết thúc" }</ButtonLink>
        },
        _ => return Html::default(),
    };
    let opens =
        format!("Điểm danh và bắt đầu họp được từ {}.", format_date_time(roll_call_opens_at(meeting)));
    html! {
        <Section title="Việc của người điều hành">
            if meeting.state == MeetingState::Called && !roll {
                <Muted>{ opens }</Muted>
            }
            <Cluster>{ acts }</Cluster>
        </Section>
    }
}

/// Takes a draft away.
#[component]
fn RemoveButton(props: &MoreActsProps) -> Html {
    let (api, nav, form) = (use_api(), use_nav(), use_form(|| ()));
    let meeting = props.view.meeting.id;
    let onconfirm = form.submit(
        move |()| {
            let api = api.clone();
            async move { Ok(api.send::<RemoveMeeting>(&MeetingAt { meeting }, &Nothing {}).await?) }
        },
        move |_: Nothing| nav.replace(&Route::Meetings),
    );
    html! {
        <>
            <ConfirmButton label="Xóa bản nháp" question="Xóa bản nháp này?" icon={Glyph::Trash} busy={form.busy()} {onconfirm}>
                <p>{ "Bản nháp chưa gửi cho ai. Xóa rồi thì không lấy lại được." }</p>
            </ConfirmButton>
            <ActFailure view={form.view()} onreload={props.load.reload.clone()} />
        </>
    }
}
