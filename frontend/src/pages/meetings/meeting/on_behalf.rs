//! Answering for a member without a phone. The record shows who did.

use serde::Serialize;
use shared::attendance::{AnswerInvitation, Attendance, AttendanceAt, WithdrawAbsence};
use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::meeting::Meeting;
use yew::prelude::*;

use super::super::act::act_failure;
use super::super::words::{Said, Sign};
use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, Dialog, Glyph, Kind, Stack, Text, use_toast};
use crate::route::{Route, use_nav};

/// Properties of the buttons in the dialog.
#[derive(Clone, PartialEq, Properties)]
pub struct OnBehalf {
    /// For whom.
    pub entry: Attendance,
    /// The meeting.
    pub meeting: Meeting,
    /// Called with the entry as it became.
    pub ondone: Callback<Attendance>,
    /// Called to close the dialog.
    pub onclose: Callback<()>,
    /// Loads the page anew.
    pub onreload: Callback<()>,
}

/// The dialog; closed without anybody to answer for.
pub fn on_behalf(answering: Option<OnBehalf>, onclose: Callback<()>) -> Html {
    let title = answering.as_ref().map(|answering| format!("Trả lời thay {}", answering.entry.name));
    html! {
        <Dialog open={answering.is_some()} title={title.unwrap_or_default()} {onclose}>
            if let Some(answering) = answering {
                <Answers ..answering />
            }
        </Dialog>
    }
}

/// The address of the request form carries for whom it is.
#[derive(Serialize)]
struct For {
    dv: MemberId,
}

/// What the member may have said, a button each.
#[component]
fn Answers(props: &OnBehalf) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let form = use_form(|| ());
    let entry = &props.entry;
    let at = AttendanceAt { meeting: entry.meeting, member: entry.member };
    let done = {
        let (ondone, onclose) = (props.ondone.clone(), props.onclose.clone());
        move |entry: Attendance| {
            toast.show(format!("Đã ghi trả lời thay {}.", entry.name));
            onclose.emit(());
            ondone.emit(entry);
        }
    };
    let onattend = {
        let api = api.clone();
        let send = move |()| {
            let api = api.clone();
            async move { Ok(api.send::<AnswerInvitation>(&at, &Nothing {}).await?) }
        };
        form.submit(send, done.clone())
    };
    let onwithdraw = {
        let send = move |()| {
            let api = api.clone();
            async move { Ok(api.send::<WithdrawAbsence>(&at, &Nothing {}).await?) }
        };
        form.submit(send, done)
    };
    let onreport = Callback::from(move |()| {
        nav.go_with(&Route::ReportAbsence { meeting: at.meeting }, &For { dv: at.member });
    });
    let said = Said::of(entry, &props.meeting);
    let now = Sign::of_answer(entry, &props.meeting).label.to_lowercase();
    html! {
        <Stack>
            <Text>{ format!("Hiện nay: {now}. Xin chỉ ghi điều {} đã báo; sổ ghi rõ đồng chí là người trả lời thay.", entry.name) }</Text>
            if said != Said::WillAttend {
                <Button kind={Kind::Secondary} icon={Glyph::Check} busy={form.busy()} onclick={onattend} full=true>
                    { "Đồng chí ấy sẽ dự" }
                </Button>
            }
            if said != Said::AsksLeave {
                <Button kind={Kind::Secondary} icon={Glyph::Letter} onclick={onreport} full=true>
                    { "Đồng chí ấy xin phép vắng" }
                </Button>
            }
            if entry.absence.is_some() {
                <Button kind={Kind::Secondary} busy={form.busy()} onclick={onwithdraw} full=true>
                    { "Rút đơn của đồng chí ấy" }
                </Button>
            }
            { act_failure(&form.view(), &props.onreload) }
        </Stack>
    }
}

#[cfg(test)]
mod tests {
    use shared::meeting::MeetingState;

    use super::super::super::fixtures::{self, people};
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn it_offers_what_the_member_can_still_say() {
        for (index, offered) in [
            (0, vec!["Đồng chí ấy xin phép vắng"]),
            (1, vec!["Đồng chí ấy sẽ dự", "Rút đơn của đồng chí ấy"]),
            (2, vec!["Đồng chí ấy sẽ dự", "Đồng chí ấy xin phép vắng"]),
        ] {
            let answering = OnBehalf {
                entry: people().swap_remove(index),
                meeting: fixtures::meeting(MeetingState::Called),
                ondone: Callback::noop(),
                onclose: Callback::noop(),
                onreload: Callback::noop(),
            };
            let html = rendered(on_behalf(Some(answering), Callback::noop()));
            assert_eq!(html.matches("<button").count() - 1, offered.len(), "{html}");
            assert!(offered.iter().all(|words| html.contains(words)), "{html}");
        }
    }
}
