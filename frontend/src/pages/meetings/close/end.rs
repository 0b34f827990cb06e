//! The end of the meeting.

use shared::meeting::{AtRevision, CloseMeeting, MeetingAt, MeetingView};
use yew::prelude::*;

use super::super::act::act_failure;
use super::super::roll_call::Roll;
use crate::api::use_api;
use crate::form::use_form;
use crate::load::Load;
use crate::parts::{Alert, Cluster, ConfirmButton, Glyph, Kind, Tone};

/// Properties of [`End`].
#[derive(Clone, PartialEq, Properties)]
pub struct EndProps {
    /// The roll call.
    pub roll: Roll,
    /// How many are not marked.
    pub open: usize,
    /// Takes the meeting as it becomes.
    pub load: Load<MeetingView>,
}

/// The button that ends the meeting, or what has to come first.
#[component]
pub fn End(props: &EndProps) -> Html {
    let (api, form) = (use_api(), use_form(|| ()));
    let view = &props.roll.view;
    let onconfirm = {
        let (at, body) = (MeetingAt { meeting: view.meeting.id }, AtRevision { rev: view.meeting.rev });
        let put = props.load.put.clone();
        let send = move |()| {
            let api = api.clone();
            async move { Ok(api.send::<CloseMeeting>(&at, &body).await?) }
        };
        form.submit(send, move |view: MeetingView| put.emit(view))
    };
    let first = match (view.may.run, props.open, props.roll.queue.len()) {
        (false, ..) => Some("Bí thư hoặc phó bí thư kết thúc cuộc họp.".to_owned()),
        (true, 0, 0) => None,
        (true, 0, waiting) => {
            Some(format!("Còn {waiting} lượt điểm danh chưa gửi. Xin chờ gửi xong rồi kết thúc."))
        }
        (true, open, _) => Some(format!("Còn {open} đồng chí chưa điểm danh nên chưa kết thúc được.")),
    };
    if let Some(first) = first {
        return html! { <Alert tone={Tone::Info}><p>{ first }</p></Alert> };
    }
    html! {
        <>
            { act_failure(&form.view(), &props.load.reload) }
            <Cluster>
                <ConfirmButton kind={Kind::Primary} icon={Glyph::Check} label="Kết thúc cuộc họp" busy={form.busy()}
                    question="Kết thúc cuộc họp?" {onconfirm}>
                    <p>{ "Sau khi kết thúc, kết quả điểm danh được giữ nguyên và tính vào thống kê. \
                          Đơn xin vắng còn chờ vẫn quyết định được, có ghi là muộn." }</p>
                </ConfirmButton>
            </Cluster>
        </>
    }
}
