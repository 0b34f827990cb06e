//! The entry for the calendar of one's own phone.

use shared::id::MeetingId;
use shared::meeting::{CalendarFile, FindCalendarFile, MeetingAt, MeetingState};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::super::act::act_failure;
use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, Cluster, Glyph, Kind};

/// Properties of [`CalendarButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct CalendarButtonProps {
    /// Which.
    pub meeting: MeetingId,
    /// Where it stands: a draft has no entry, an ended one needs none.
    pub state: MeetingState,
}

/// Fetches the entry and hands it to the browser as a file.
#[component]
pub fn CalendarButton(props: &CalendarButtonProps) -> Html {
    let api = use_api();
    let form = use_form(|| ());
    let meeting = props.meeting;
    let onclick = form.submit(
        move |()| {
            let api = api.clone();
            async move { Ok(api.read::<FindCalendarFile>(&MeetingAt { meeting }).await?) }
        },
        |file: CalendarFile| save(&file),
    );
    let label = match props.state {
        MeetingState::Draft | MeetingState::InSession | MeetingState::Closed => return Html::default(),
        MeetingState::Called => "Thêm vào lịch của máy",
        MeetingState::Cancelled => "Bỏ khỏi lịch của máy",
    };
    html! {
        <>
            <Cluster>
                <Button kind={Kind::Tertiary} icon={Glyph::Calendar} busy={form.busy()} {onclick}>{ label }</Button>
            </Cluster>
            { act_failure(&form.view(), &Callback::noop()) }
        </>
    }
}

/// Lets the browser save a text as a file. A browser that cannot leaves things as they are.
fn save(file: &CalendarFile) {
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else { return };
    let address = format!("data:text/calendar;charset=utf-8,{}", js_sys::encode_uri_component(&file.text));
    let named = link.set_attribute("download", &file.file_name);
    if link.set_attribute("href", &address).and(named).is_ok() {
        link.click();
    }
}
