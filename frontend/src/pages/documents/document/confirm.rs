//! "Tôi đã đọc": where the issuing body asks for it.

use shared::document::{ConfirmDocument, DocumentAt, DocumentView, ReadState, Receipt};
use shared::endpoint::Nothing;
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::act::{ActProps, reload_offer};
use super::read_state;
use crate::api::use_api;
use crate::dom;
use crate::form::use_form;
use crate::parts::{Alert, Button, Card, Cluster, ErrorSummary, Glyph, Text, Tone, use_toast};

/// The question at the end of a document, or the answer that was given.
#[component]
pub fn Confirm(props: &ActProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let DocumentView { document, receipt, may, .. } = &*props.view;
    let onconfirm = {
        let (view, put) = (props.view.clone(), props.load.put.clone());
        let at = DocumentAt { document: document.id };
        let send = move |()| {
            let api = api.clone();
            async move { Ok(api.send::<ConfirmDocument>(&at, &Nothing {}).await?) }
        };
        form.submit(send, move |receipt: Receipt| {
            toast.show("Đã xác nhận. Cảm ơn đồng chí.");
            put.emit(DocumentView { receipt: Some(receipt), ..(*view).clone() });
        })
    };
    if !document.head.asks_confirmation || !may.read || !document.is_out(dom::now()) {
        return Html::default();
    }
    let confirmed_at = receipt.as_ref().and_then(|receipt| receipt.confirmed_at);
    match (read_state(receipt.as_ref()), confirmed_at) {
        (ReadState::Confirmed, Some(at)) => html! {
            <Alert tone={Tone::Success}><p>{ format!("Đồng chí đã xác nhận đã đọc, {}.", format_date_time(at)) }</p></Alert>
        },
        _ => html! {
            <Card title="Đề nghị xác nhận" tone={Tone::Gold}>
                <Text>{ "Đọc xong, đồng chí bấm nút dưới đây để cấp ủy biết đồng chí đã nắm nội dung." }</Text>
                <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
                { reload_offer(&form.view(), &props.load.reload) }
                <Cluster>
                    <Button icon={Glyph::Check} busy={form.busy()} onclick={onconfirm}>{ "Tôi đã đọc văn bản này" }</Button>
                </Cluster>
            </Card>
        },
    }
}
