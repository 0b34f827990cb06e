//! Calling a meeting off, with the reason that everyone summoned is told.

use std::rc::Rc;

use shared::meeting::{CancelMeeting, CancelOrder, Meeting, MeetingAt, MeetingView};
use yew::prelude::*;

use super::super::act::reload_offer;
use crate::api::use_api;
use crate::form::{Refusal, use_form};
use crate::load::Load;
use crate::parts::{Button, Cluster, Dialog, FormFrame, Glyph, Kind, Text, TextArea, use_toast};

/// Properties of [`CancelButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct CancelButtonProps {
    /// The meeting.
    pub view: Rc<MeetingView>,
    /// Takes the meeting as it becomes.
    pub load: Load<MeetingView>,
}

/// The button with its dialog.
#[component]
pub fn CancelButton(props: &CancelButtonProps) -> Html {
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    html! {
        <>
            <Button kind={Kind::Secondary} icon={Glyph::Cross} onclick={set(true)}>{ "Hủy họp" }</Button>
            <Dialog open={*open} title="Hủy cuộc họp này?" onclose={set(false)}>
                <CancelForm ..props.clone() />
            </Dialog>
        </>
    }
}

/// The reason, and the order to cancel.
#[component]
fn CancelForm(props: &CancelButtonProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let form = use_form(String::new);
    let onsubmit = {
        let (view, put) = (props.view.clone(), props.load.put.clone());
        let (at, rev) = (MeetingAt { meeting: view.meeting.id }, view.meeting.rev);
        let send = move |reason: String| {
            let api = api.clone();
            async move {
                if reason.trim().chars().count() < 5 {
                    return Err(Refusal::field("reason", "Xin ghi lý do hủy họp, từ 5 đến 500 ký tự."));
                }
                Ok(api.send::<CancelMeeting>(&at, &CancelOrder { reason, rev }).await?)
            }
        };
        form.submit(send, move |meeting: Meeting| {
            toast.show("Đã hủy họp. Mọi đồng chí được mời sẽ thấy lý do.");
            put.emit(MeetingView { meeting, ..(*view).clone() });
        })
    };
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.load.reload) }
            <Text>{ "Cuộc họp đã hủy thì không mở lại được. Nếu chỉ đổi ngày giờ, đồng chí chọn “Sửa”." }</Text>
            <TextArea label="Lý do hủy họp" hint="Mọi đồng chí được mời sẽ đọc lý do này." rows={2} max={Some(500)}
                bind={form.bind("reason", |reason: &mut String| reason)} />
            <Cluster>
                <Button kind={Kind::Danger} submit=true busy={form.busy()} icon={Glyph::Cross}>{ "Hủy họp" }</Button>
            </Cluster>
        </FormFrame>
    }
}
