//! Adding to signed minutes.

use serde::{Deserialize, Serialize};
use shared::id::MeetingId;
use shared::meeting::MeetingAt;
use shared::minutes::{AddToMinutes as Send, AddendumText, Minutes};
use yew::prelude::*;

use super::super::act::reload_offer;
use crate::api::use_api;
use crate::form::use_draft_form;
use crate::parts::{Button, Disclosure, FormFrame, Kind, TextArea, use_toast};

/// Properties of [`AddToMinutes`].
#[derive(Clone, PartialEq, Properties)]
pub struct AddToMinutesProps {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The revision that was read.
    pub rev: u32,
    /// Called when something was added.
    pub ondone: Callback<()>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    text: String,
}

/// The field, out of the way until it is wanted.
#[component]
pub fn AddToMinutes(props: &AddToMinutesProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let (at, rev) = (MeetingAt { meeting: props.meeting }, props.rev);
    let form = use_draft_form(&format!("addendum-{}", at.meeting), Typed::default);
    let onsubmit = {
        let (ondone, emptied) = (props.ondone.clone(), form.clone());
        let send = move |typed: Typed| {
            let api = api.clone();
            async move { Ok(api.send::<Send>(&at, &AddendumText { text: typed.text, rev }).await?) }
        };
        form.submit(send, move |_: Minutes| {
            toast.show("Đã ghi phần bổ sung.");
            emptied.change(|typed| typed.text.clear());
            ondone.emit(());
        })
    };
    html! {
        <Disclosure summary="Ghi phần bổ sung" open={!form.data().text.is_empty()}>
            <FormFrame view={form.view()} {onsubmit}>
                { reload_offer(&form.view(), &props.ondone) }
                <TextArea label="Nội dung bổ sung" hint="Ghi cuối biên bản, kèm tên đồng chí và ngày giờ." max={Some(4000)}
                    bind={form.bind("text", |typed: &mut Typed| &mut typed.text)} />
                <Button submit=true kind={Kind::Secondary} busy={form.busy()}>{ "Ghi bổ sung" }</Button>
            </FormFrame>
        </Disclosure>
    }
}
