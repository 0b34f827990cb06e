//! My answer to the invitation, with the same words as on the home screen.

use jiff::Timestamp;
use shared::attendance::{
    AnswerInvitation, Attendance, AttendanceAt, CheckIn, WithdrawAbsence, answers_close_at,
};
use shared::endpoint::Nothing;
use shared::meeting::{Meeting, MeetingState};
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::act::{act_failure, sign_tag};
use super::super::words::{Said, Sign, asked_again, history};
use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, ButtonLink, Card, Cluster, Glyph, Kind, Muted, Text, use_toast};
use crate::route::Route;

/// My part of a meeting; properties of the buttons.
#[derive(Clone, PartialEq, Properties)]
pub struct MyAnswer {
    /// My entry on the list.
    pub entry: Attendance,
    /// The meeting.
    pub meeting: Meeting,
    /// Weight of the first button: the page has only one primary.
    pub kind: Kind,
    /// Called with my entry as it became.
    pub ondone: Callback<Attendance>,
    /// Loads the page anew.
    pub onreload: Callback<()>,
}

/// What I answered and what I can still answer; afterwards what the roll call says.
pub fn my_answer(mine: MyAnswer, now: Timestamp) -> Html {
    let MyAnswer { entry, meeting, .. } = &mine;
    if meeting.state == MeetingState::Cancelled {
        return Html::default();
    }
    if !entry.listed_as.is_summoned() || has_begun(meeting, now) {
        return html! {
            <Card title="Phần của đồng chí">
                <Text>{ afterwards(entry, meeting) }</Text>
            </Card>
        };
    }
    let aside = sign_tag(Sign::of_answer(entry, meeting));
    let until = format_date_time(answers_close_at(meeting));
    html! {
        <Card title="Trả lời của đồng chí" {aside}>
            if asked_again(entry, meeting) {
                <Text>{ format!("Giờ hoặc địa điểm họp đã đổi. Xin đồng chí trả lời lại trước {until}.") }</Text>
            } else if Said::of(entry, meeting) == Said::Nothing {
                <Text>{ format!("Đồng chí được mời dự cuộc họp này. Xin trả lời trước {until}.") }</Text>
            } else {
                { for history(entry, meeting).into_iter().map(|line| html! { <Muted>{ line }</Muted> }) }
            }
            <Answers ..mine.clone() />
        </Card>
    }
}

pub(super) fn has_begun(meeting: &Meeting, now: Timestamp) -> bool {
    meeting.state != MeetingState::Called || now >= answers_close_at(meeting)
}

/// What is to be said when answers are no longer taken, or were never asked for.
fn afterwards(entry: &Attendance, meeting: &Meeting) -> String {
    if !entry.listed_as.is_summoned() {
        return format!("{}.", entry.listed_as.reason());
    }
    let outcome = match entry.check_in.is_present() {
        true => entry.check_in.label(),
        false => entry.outcome(meeting).label(),
    };
    match meeting.state {
        MeetingState::InSession if entry.check_in == CheckIn::Unmarked => {
            "Cuộc họp đang diễn ra. Đồng chí chưa được điểm danh.".into()
        }
        MeetingState::InSession | MeetingState::Closed => format!("Điểm danh: {}.", outcome.to_lowercase()),
        _ => "Đã đến giờ họp nên không nhận trả lời nữa. Nếu có việc, đồng chí báo trực tiếp với người chủ trì.".into(),
    }
}

/// The buttons.
#[component]
fn Answers(props: &MyAnswer) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let (attend, withdraw) = (use_form(|| ()), use_form(|| ()));
    let at = AttendanceAt { meeting: props.meeting.id, member: props.entry.member };
    let onattend = {
        let (api, toast, ondone) = (api.clone(), toast.clone(), props.ondone.clone());
        attend.submit(
            move |()| {
                let api = api.clone();
                async move { Ok(api.send::<AnswerInvitation>(&at, &Nothing {}).await?) }
            },
            move |entry: Attendance| {
                toast.show("Đã ghi: đồng chí sẽ dự.");
                ondone.emit(entry);
            },
        )
    };
    let onwithdraw = {
        let ondone = props.ondone.clone();
        withdraw.submit(
            move |()| {
                let api = api.clone();
                async move { Ok(api.send::<WithdrawAbsence>(&at, &Nothing {}).await?) }
            },
            move |entry: Attendance| {
                toast.show("Đã rút đơn xin vắng. Xin đồng chí trả lời lại.");
                ondone.emit(entry);
            },
        )
    };
    let said = Said::of(&props.entry, &props.meeting);
    let report = Route::ReportAbsence { meeting: props.meeting.id };
    let first = if said == Said::Nothing { props.kind } else { Kind::Secondary };
    html! {
        <>
            <Cluster>
                if said != Said::WillAttend {
                    <Button kind={first} icon={Glyph::Check} busy={attend.busy()} onclick={onattend}>{ "Tôi sẽ dự" }</Button>
                }
                if said != Said::AsksLeave {
                    <ButtonLink kind={Kind::Secondary} to={report}>{ "Xin phép vắng" }</ButtonLink>
                }
                if props.entry.absence.is_some() {
                    <Button kind={Kind::Secondary} busy={withdraw.busy()} onclick={onwithdraw}>{ "Rút đơn" }</Button>
                }
            </Cluster>
            { act_failure(&attend.view(), &props.onreload) }
            { act_failure(&withdraw.view(), &props.onreload) }
        </>
    }
}

#[cfg(test)]
mod tests;
