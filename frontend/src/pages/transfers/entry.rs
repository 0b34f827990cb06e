//! One transfer with what can be done about it.

use shared::access::Action;
use shared::meeting::AtRevision;
use shared::time::{format_date, local_date};
use shared::transfer::{Transfer, TransferAt, TransferState, WithdrawTransfer};
use yew::prelude::*;

use super::card::{facts, state_tags};
use super::decide::{Receive, Return};
use crate::api::use_api;
use crate::dom;
use crate::parts::{
    Button, Card, Cluster, ConfirmButton, Dialog, Glyph, Kind, Muted, Text, TextLink, use_toast,
};
use crate::route::Route;
use crate::session::use_viewer;

/// Properties of [`Entry`].
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// Which.
    pub transfer: Transfer,
    /// Reads what it stands in anew.
    pub onchanged: Callback<()>,
}

/// What is being asked in a dialog.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Receive,
    Return,
}

/// The facts, and the ways on for those who may.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let (viewer, transfer) = (use_viewer(), &props.transfer);
    let asking = use_state(|| None::<Asking>);
    let ask = |what: Option<Asking>| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(what))
    };
    let ondone = {
        let (close, changed) = (ask(None), props.onchanged.clone());
        Callback::from(move |()| {
            close.emit(());
            changed.emit(());
        })
    };
    let waits = transfer.state == TransferState::Waiting;
    let may = |action| waits && viewer.may_on(action, transfer.subject());
    let today = local_date(dom::now());
    let named = |act: &str| format!("{act} {}", transfer.name);
    let title = match *asking {
        Some(Asking::Receive) => format!("Tiếp nhận đồng chí {}", transfer.name),
        Some(Asking::Return) => format!("Trả lại hồ sơ của đồng chí {}", transfer.name),
        None => String::new(),
    };
    html! {
        <Card title={transfer.name.clone()} level={3} aside={state_tags(transfer, today)}>
            <Muted>{ format!("Vào Đảng ngày {}", format_date(transfer.admitted_on)) }</Muted>
            { facts(transfer, today) }
            <Cluster>
                if viewer.may_on(Action::ReadMember, transfer.subject()) && viewer.actor.member != transfer.member {
                    <TextLink to={Route::Member { member: transfer.member }} icon={Glyph::Person}>{ "Hồ sơ" }</TextLink>
                }
                if may(Action::ReceiveTransfer) {
                    <Button icon={Glyph::Check} label={named("Tiếp nhận đồng chí")} onclick={ask(Some(Asking::Receive))}>{ "Tiếp nhận" }</Button>
                    <Button kind={Kind::Secondary} icon={Glyph::Back} label={named("Trả lại hồ sơ của đồng chí")}
                        onclick={ask(Some(Asking::Return))}>{ "Trả lại hồ sơ" }</Button>
                }
                if may(Action::StartTransfer) {
                    <Withdraw transfer={transfer.clone()} ondone={ondone.clone()} />
                }
            </Cluster>
            <Dialog open={asking.is_some()} {title} onclose={ask(None)}>
                if *asking == Some(Asking::Receive) {
                    <Receive transfer={transfer.clone()} {ondone} onclose={ask(None)} />
                } else if *asking == Some(Asking::Return) {
                    <Return transfer={transfer.clone()} {ondone} onclose={ask(None)} />
                }
            </Dialog>
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WithdrawProps {
    transfer: Transfer,
    ondone: Callback<()>,
}

/// Takes it back; it can be started again.
#[component]
fn Withdraw(props: &WithdrawProps) -> Html {
    let (api, toast, busy) = (use_api(), use_toast(), use_state(|| false));
    let onconfirm = {
        let (busy, props) = (busy.clone(), props.clone());
        Callback::from(move |()| {
            let (api, toast, busy, props) = (api.clone(), toast.clone(), busy.clone(), props.clone());
            busy.set(true);
            yew::platform::spawn_local(async move {
                let at = TransferAt { member: props.transfer.member, transfer: props.transfer.id };
                let order = AtRevision { rev: props.transfer.rev };
                match api.send::<WithdrawTransfer>(&at, &order).await {
                    Ok(_) => toast.show("Đã rút lại việc chuyển sinh hoạt."),
                    Err(failure) => toast.show(failure.sentence().to_owned()),
                }
                busy.set(false);
                props.ondone.emit(());
            });
        })
    };
    html! {
        <ConfirmButton label="Rút lại" question="Rút lại việc chuyển sinh hoạt này?" confirm="Rút lại" busy={*busy}
            {onconfirm}>
            <Text>{ "Đồng chí ấy tiếp tục sinh hoạt ở chi bộ cũ. Nơi đến không tiếp nhận được nữa; khi cần có thể chuyển lại từ đầu." }</Text>
        </ConfirmButton>
    }
}
