//! Puts a meeting into the calendar of the phone.

use shared::id::MeetingId;
use shared::meeting::{CalendarFile, FindCalendarFile, MeetingAt};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::prelude::*;

use crate::api::use_api;
use crate::parts::{Button, Glyph, Kind, use_toast};

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
                    Ok(file) if save(&file).is_ok() => {
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

/// Offers the file for saving.
fn save(file: &CalendarFile) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(&file.text));
    let kind = BlobPropertyBag::new();
    kind.set_type("text/calendar;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(&file.file_name);
    link.click();
    Url::revoke_object_url(&address)
}
