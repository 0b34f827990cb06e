//! What else those who run the meeting can do with it.

use std::rc::Rc;

use jiff::Timestamp;
use shared::attendance::{check_roll_call, roll_call_opens_at};
use shared::endpoint::Nothing;
use shared::id::MeetingId;
use shared::meeting::{MeetingAt, MeetingState, MeetingView, RemoveMeeting};
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::super::act::act_failure;
use super::super::cancel::CancelButton;
use super::Main;
use crate::api::use_api;
use crate::form::use_form;
use crate::load::Load;
use crate::parts::{ButtonLink, Cluster, ConfirmButton, Glyph, Kind, Muted, Section};
use crate::route::{Route, use_nav};

/// What else there is to do. What was open in it closes when the meeting changes.
pub fn more_acts(view: &Rc<MeetingView>, now: Timestamp, load: &Load<MeetingView>) -> Html {
    let meeting = &view.meeting;
    let (run, attends) = (view.may.run, view.may.attend_to_list);
    let id = meeting.id;
    let roll = attends && check_roll_call(meeting, now).is_ok();
    let edit = html! {
        <ButtonLink to={Route::EditMeeting { meeting: id }} kind={Kind::Secondary} icon={Glyph::Pencil}>{ "Sửa" }</ButtonLink>
    };
    let take_roll = html! {
        <ButtonLink to={Route::RollCall { meeting: id }} kind={Kind::Secondary} icon={Glyph::People}>{ "Điểm danh" }</ButtonLink>
    };
    let acts = match meeting.state {
        MeetingState::Draft if run => {
            html! { <>{ edit }<RemoveButton meeting={id} onreload={&load.reload} /></> }
        }
        MeetingState::Called if run => html! {
            <>
                if roll { { take_roll } }
                { edit }
                <CancelButton {view} load={load.clone()} />
            </>
        },
        // With everybody marked, ending is the main thing; somebody may still leave early.
        MeetingState::InSession if run && Main::of(view, now) == Some(Main::Close) => take_roll,
        MeetingState::InSession if run => html! {
            <ButtonLink to={Route::CloseMeeting { meeting: id }} kind={Kind::Secondary} icon={Glyph::Check}>{ "Kết thúc" }</ButtonLink>
        },
        _ => return Html::default(),
    };
    let opens =
        format!("Điểm danh và bắt đầu họp được từ {}.", format_date_time(roll_call_opens_at(meeting)));
    html! {
        <Section key={meeting.rev} title="Việc của người điều hành">
            if meeting.state == MeetingState::Called && !roll {
                <Muted>{ opens }</Muted>
            }
            <Cluster>{ acts }</Cluster>
        </Section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RemoveButtonProps {
    meeting: MeetingId,
    onreload: Callback<()>,
}

/// Takes a draft away.
#[component]
fn RemoveButton(props: &RemoveButtonProps) -> Html {
    let (api, nav, form) = (use_api(), use_nav(), use_form(|| ()));
    let meeting = props.meeting;
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
            { act_failure(&form.view(), &props.onreload) }
        </>
    }
}
