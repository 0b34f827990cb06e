//! Signing the minutes off.

use std::rc::Rc;

use shared::meeting::{AtRevision, MeetingAt};
use shared::minutes::{Minutes, MinutesView, SignMinutes as Send};
use yew::prelude::*;

use super::super::act::act_failure;
use crate::api::use_api;
use crate::form::use_form;
use crate::load::Load;
use crate::parts::{Cluster, ConfirmButton, Glyph, Kind, Muted, use_toast};

/// Properties of [`SignMinutes`].
#[derive(Clone, PartialEq, Properties)]
pub struct SignMinutesProps {
    /// The minutes.
    pub view: Rc<MinutesView>,
    /// Whether what is typed is stored: only that is signed.
    pub is_kept: bool,
    /// Takes them as they become.
    pub load: Load<MinutesView>,
}

/// The button with its question.
#[component]
pub fn SignMinutes(props: &SignMinutesProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    if !props.is_kept {
        return html! { <Muted>{ "Lưu biên bản rồi mới hoàn tất được." }</Muted> };
    }
    let at = MeetingAt { meeting: props.view.meeting.id };
    let rev = props.view.minutes.as_ref().map_or(0, |minutes| minutes.rev);
    let onconfirm = {
        let (view, put) = (props.view.clone(), props.load.put.clone());
        let send = move |()| {
            let api = api.clone();
            async move { Ok(api.send::<Send>(&at, &AtRevision { rev }).await?) }
        };
        form.submit(send, move |minutes: Minutes| {
            toast.show("Đã hoàn tất biên bản. Đảng viên chi bộ đọc được từ bây giờ.");
            put.emit(MinutesView { minutes: Some(minutes), ..(*view).clone() });
        })
    };
    html! {
        <>
            { act_failure(&form.view(), &props.load.reload) }
            <Cluster>
                <ConfirmButton kind={Kind::Primary} icon={Glyph::Lock} label="Hoàn tất biên bản" question="Hoàn tất biên bản?"
                    confirm="Hoàn tất" busy={form.busy()} {onconfirm}>
                    <p>{ "Từ lúc này không ai sửa được biên bản nữa, chỉ ghi thêm được phần bổ sung, có tên và ngày. \
                          Đảng viên dự cuộc họp đọc được biên bản." }</p>
                </ConfirmButton>
            </Cluster>
        </>
    }
}
