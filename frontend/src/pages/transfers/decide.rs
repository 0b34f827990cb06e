//! Receiving a member, and sending the papers back: forms in a dialog.

use jiff::civil::Date;
use shared::audit::{LONGEST_REASON, check_reason};
use shared::time::local_date;
use shared::transfer::{
    ReceiveTransfer, ReturnTransfer, Transfer, TransferAt, TransferReceipt, TransferReturn,
};
use yew::prelude::*;

use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Cluster, DateField, FormFrame, Kind, Text, TextArea, use_toast};

/// Properties of both forms.
#[derive(Clone, PartialEq, Properties)]
pub struct DecideProps {
    /// Which transfer.
    pub transfer: Transfer,
    /// It is decided.
    pub ondone: Callback<()>,
    /// It stays as it is.
    pub onclose: Callback<()>,
}

fn at(transfer: &Transfer) -> TransferAt {
    TransferAt { member: transfer.member, transfer: transfer.id }
}

/// Asks for the day of the papers.
#[component]
pub fn Receive(props: &DecideProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let today = local_date(dom::now());
    let form = use_form(|| Some(today));
    let transfer = &props.transfer;
    let (at, rev, name) = (at(transfer), transfer.rev, transfer.name.clone());
    let send = move |papers_on: Option<Date>| {
        let api = api.clone();
        async move {
            let papers_on = papers_on
                .ok_or_else(|| Refusal::field("papers_on", "Xin chọn ngày đồng chí ấy nộp hồ sơ."))?;
            Ok(api.send::<ReceiveTransfer>(&at, &TransferReceipt { papers_on, rev }).await?)
        }
    };
    let done = props.ondone.clone();
    let onsubmit = form.submit(send, move |_: Transfer| {
        toast.show(format!("Đã tiếp nhận đồng chí {name}."));
        done.emit(());
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <Text>{ "Từ nay đồng chí ấy thuộc chi bộ này: có trong danh sách, được mời họp và được tính vào thống kê. Các vai trò ở nơi cũ kết thúc." }</Text>
            <DateField label="Ngày nộp hồ sơ" hint="Ngày đồng chí ấy trình giấy giới thiệu và hồ sơ" min={transfer.letter_on}
                max={today} bind={form.bind("papers_on", |day: &mut Option<Date>| day)} />
            <Cluster>
                <Button submit=true busy={form.busy()}>{ "Đúng, tiếp nhận" }</Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </FormFrame>
    }
}

/// Asks for the reason.
#[component]
pub fn Return(props: &DecideProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(String::new));
    let (at, rev, done) = (at(&props.transfer), props.transfer.rev, props.ondone.clone());
    let send = move |reason: String| {
        let api = api.clone();
        async move {
            let reason = check_reason(&reason).map_err(|problem| Refusal::from(vec![problem]))?;
            Ok(api.send::<ReturnTransfer>(&at, &TransferReturn { reason, rev }).await?)
        }
    };
    let onsubmit = form.submit(send, move |_: Transfer| {
        toast.show("Đã trả lại hồ sơ kèm lý do.");
        done.emit(());
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <TextArea label="Lý do trả lại" hint="Chi bộ nơi đi và đồng chí ấy sẽ đọc lý do này." rows={3}
                max={u32::try_from(LONGEST_REASON).ok()} bind={form.bind("reason", |text: &mut String| text)} />
            <Text>{ "Đồng chí ấy tiếp tục sinh hoạt ở chi bộ cũ; nơi đi có thể gửi lại từ đầu." }</Text>
            <Cluster>
                <Button submit=true busy={form.busy()}>{ "Đúng, trả lại" }</Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </FormFrame>
    }
}
