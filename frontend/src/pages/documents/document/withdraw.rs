//! Taking a document back, with the reason that its readers are told.

use shared::document::{Document, DocumentAt, WithdrawDocument, WithdrawOrder};
use yew::prelude::*;

use super::super::act::{ActProps, reload_offer};
use crate::api::use_api;
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Cluster, Dialog, FormFrame, Glyph, Kind, Text, TextArea, use_toast};

/// The button with its dialog.
#[component]
pub fn WithdrawButton(props: &ActProps) -> Html {
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    html! {
        <>
            <Button kind={Kind::Secondary} icon={Glyph::Cross} onclick={set(true)}>{ "Thu hồi" }</Button>
            <Dialog open={*open} title="Thu hồi văn bản này?" onclose={set(false)}><WithdrawForm ..props.clone() /></Dialog>
        </>
    }
}

#[component]
fn WithdrawForm(props: &ActProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(String::new));
    let document = &props.view.document;
    let onsubmit = {
        let (at, rev, put) = (DocumentAt { document: document.id }, document.rev, props.put());
        let send = move |reason: String| {
            let api = api.clone();
            async move {
                if reason.trim().chars().count() < 5 {
                    return Err(Refusal::field("reason", "Xin ghi lý do thu hồi, từ 5 đến 500 ký tự."));
                }
                Ok(api.send::<WithdrawDocument>(&at, &WithdrawOrder { reason, rev }).await?)
            }
        };
        form.submit(send, move |document: Document| {
            toast.show("Đã thu hồi văn bản.");
            put.emit(document);
        })
    };
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.load.reload) }
            <Text>{ "Người đọc sẽ không còn thấy nội dung, chỉ thấy lý do. Thu hồi rồi thì không phát hành lại được." }</Text>
            <TextArea label="Lý do thu hồi" hint="Mọi người đọc đều thấy lý do này." rows={2} max={Some(500)}
                bind={form.bind("reason", |reason: &mut String| reason)} />
            <Cluster>
                <Button kind={Kind::Danger} submit=true busy={form.busy()} icon={Glyph::Cross}>{ "Thu hồi" }</Button>
            </Cluster>
        </FormFrame>
    }
}
