//! Puts a meeting into the calendar of the phone.

use shared::id::MeetingId;
use shared::meeting::{FindCalendarFile, MeetingAt};
use yew::prelude::*;

use crate::api::use_api;
use crate::dom;
use crate::parts::{Button, Glyph, Kind, use_toast};

/// Media type of a calendar entry.
const ICS: &str = "text/calendar;charset=utf-8";

/// Properties of [`AddToCalendar`].
#[derive(Clone, PartialEq, Properties)]
pub struct AddToCalendarProps {
    /// Which meeting.
    pub meeting: MeetingId,
}

/// Fetches the calendar entry and hands it to the phone, which offers to keep it.
#[component]
pub fn AddToCalendar(props: &AddToCalendarProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let busy = use_state(|| false);
    let at = MeetingAt { meeting: props.meeting };
    let onclick = {
        let busy = busy.clone();
        Callback::from(move |()| {
            let (api, toast, busy) = (api.clone(), toast.clone(), busy.clone());
            busy.set(true);
            yew::platform::spawn_local(async move {
                match api.read::<FindCalendarFile>(&at).await {
                    Ok(file) if dom::save_file(&file.file_name, ICS, file.text.as_bytes()).is_ok() => {
                        toast.show("Đã tải lịch họp. Xin mở tệp vừa tải để thêm vào lịch.")
                    }
                    Ok(_) => toast.show("Trình duyệt này không lưu được lịch. Xin ghi lại giờ họp."),
                    Err(failure) => toast.show(failure.sentence().to_owned()),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <Button kind={Kind::Tertiary} icon={Glyph::Calendar} busy={*busy} {onclick}>{ "Thêm vào lịch" }</Button>
    }
}
