//! A newer document takes the place of this one.

use shared::document::{
    Document, DocumentAt, DocumentState, ListDocuments, OfficeQuery, ReplaceDocument, ReplaceOrder,
};
use shared::id::DocumentId;
use shared::org::OrgAt;
use yew::prelude::*;

use super::super::act::{ActProps, reload_offer};
use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_form};
use crate::load::use_pages;
use crate::parts::{
    Button, Cluster, Dialog, FormFrame, Glyph, Kind, Muted, Opt, SelectField, Text, use_toast,
};

/// The button with its dialog.
#[component]
pub fn ReplaceButton(props: &ActProps) -> Html {
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    html! {
        <>
            <Button kind={Kind::Secondary} icon={Glyph::Document} onclick={set(true)}>{ "Thay thế" }</Button>
            <Dialog open={*open} title="Thay thế văn bản này?" onclose={set(false)}><ReplaceForm ..props.clone() /></Dialog>
        </>
    }
}

#[component]
fn ReplaceForm(props: &ActProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let form = use_form(|| None::<DocumentId>);
    let document = props.view.document.clone();
    let state = DocumentState::Published;
    let others = use_pages::<ListDocuments, Document>(OrgAt { org: document.org }, |after| OfficeQuery {
        state,
        after,
    });
    let onsubmit = {
        let (at, rev, put) = (DocumentAt { document: document.id }, document.rev, props.put());
        let send = move |by: Option<DocumentId>| {
            let api = api.clone();
            async move {
                let by = by.ok_or_else(|| Refusal::field("by", "Xin chọn văn bản thay thế."))?;
                Ok(api.send::<ReplaceDocument>(&at, &ReplaceOrder { by, rev }).await?)
            }
        };
        form.submit(send, move |document: Document| {
            toast.show("Đã ghi nhận văn bản thay thế.");
            put.emit(document);
        })
    };
    let fits = |other: &&Document| {
        other.id != document.id && other.state == DocumentState::Published && other.is_out(dom::now())
    };
    others.show(Html::default(), |all| {
        let options: Vec<_> = all
            .iter()
            .filter(fits)
            .map(|other| Opt::new(other.id, format!("{} · {}", other.title(), other.head.r#abstract)))
            .collect();
        if options.is_empty() {
            return html! { <Muted>{ "Chưa có văn bản mới nào để thay thế. Xin phát hành văn bản mới trước." }</Muted> };
        }
        html! {
            <FormFrame view={form.view()} onsubmit={onsubmit.clone()}>
                { reload_offer(&form.view(), &props.load.reload) }
                <Text>{ "Văn bản cũ vẫn đọc được, có ghi rõ đã được thay thế. Việc này không hoàn lại được." }</Text>
                <SelectField<DocumentId> label="Văn bản mới" {options} bind={form.bind("by", |by: &mut Option<DocumentId>| by)} />
                <Cluster><Button submit=true icon={Glyph::Check} busy={form.busy()}>{ "Thay thế" }</Button></Cluster>
            </FormFrame>
        }
    })
}
