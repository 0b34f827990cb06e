//! From the author to the second pair of eyes, and back.

use shared::document::{CheckDocument, Document, DocumentAt, HandInDocument, ReturnDocument, ReturnOrder};
use shared::meeting::AtRevision;
use yew::prelude::*;

use super::super::act::{ActProps, reload_offer};
use crate::api::use_api;
use crate::form::{Refusal, use_form};
use crate::parts::{
    Button, Cluster, Dialog, ErrorSummary, FormFrame, Glyph, Kind, Text, TextArea, use_toast,
};

/// For the author: the text is ready to be read over.
#[component]
pub fn HandingIn(props: &ActProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let document = &props.view.document;
    let (at, rev, put) = (DocumentAt { document: document.id }, document.rev, props.put());
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<HandInDocument>(&at, &AtRevision { rev }).await?) }
    };
    let onclick = form.submit(send, move |document: Document| {
        toast.show("Đã trình. Người duyệt được báo trên trang Hôm nay.");
        put.emit(document);
    });
    html! {
        <>
            <Text>{ "Khi soạn xong, đồng chí trình để người thứ hai đọc và duyệt. Người soạn không tự duyệt." }</Text>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            { reload_offer(&form.view(), &props.load.reload) }
            <Cluster><Button icon={Glyph::Forward} busy={form.busy()} {onclick}>{ "Trình duyệt" }</Button></Cluster>
        </>
    }
}

/// For the second pair of eyes: it is right, or it goes back.
#[component]
pub fn Checking(props: &ActProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let document = &props.view.document;
    let (at, rev, put) = (DocumentAt { document: document.id }, document.rev, props.put());
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<CheckDocument>(&at, &AtRevision { rev }).await?) }
    };
    let oncheck = form.submit(send, move |document: Document| {
        toast.show("Đã duyệt. Văn bản sẵn sàng phát hành.");
        put.emit(document);
    });
    html! {
        <>
            <Text>{ "Đồng chí đọc kỹ toàn văn ở trên: thể thức, nội dung, người nhận, và không có nội dung mật." }</Text>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            { reload_offer(&form.view(), &props.load.reload) }
            <Cluster>
                <Button icon={Glyph::Check} busy={form.busy()} onclick={oncheck}>{ "Duyệt văn bản" }</Button>
                <ReturnButton ..props.clone() />
            </Cluster>
        </>
    }
}

/// The button with its dialog.
#[component]
fn ReturnButton(props: &ActProps) -> Html {
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    html! {
        <>
            <Button kind={Kind::Secondary} icon={Glyph::Back} onclick={set(true)}>{ "Trả lại để sửa" }</Button>
            <Dialog open={*open} title="Trả lại văn bản này?" onclose={set(false)}><ReturnForm ..props.clone() /></Dialog>
        </>
    }
}

#[component]
fn ReturnForm(props: &ActProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(String::new));
    let document = &props.view.document;
    let onsubmit = {
        let (at, rev, put) = (DocumentAt { document: document.id }, document.rev, props.put());
        let send = move |remark: String| {
            let api = api.clone();
            async move {
                if remark.trim().chars().count() < 5 {
                    return Err(Refusal::field("remark", "Xin ghi cần sửa gì, từ 5 đến 500 ký tự."));
                }
                Ok(api.send::<ReturnDocument>(&at, &ReturnOrder { remark, rev }).await?)
            }
        };
        form.submit(send, move |document: Document| {
            toast.show("Đã trả lại. Người soạn được báo.");
            put.emit(document);
        })
    };
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.load.reload) }
            <Text>{ "Người soạn sẽ thấy ý kiến này, sửa rồi trình lại." }</Text>
            <TextArea label="Cần sửa gì" hint="Ghi rõ chỗ nào, sửa thế nào." rows={3} max={Some(500)}
                bind={form.bind("remark", |remark: &mut String| remark)} />
            <Cluster>
                <Button submit=true busy={form.busy()} icon={Glyph::Back}>{ "Trả lại" }</Button>
            </Cluster>
        </FormFrame>
    }
}
