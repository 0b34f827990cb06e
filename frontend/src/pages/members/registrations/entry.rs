//! One registration with what can be done about it.

use shared::member::AccountState;
use shared::registration::{Registration, RegistrationState};
use shared::time::format_date_time;
use yew::prelude::*;

use super::approve::{Approve, approval};
use super::beside::beside;
use super::choose::Choose;
use super::pass::Pass;
use super::refuse::Refuse;
use crate::parts::{Button, Card, Cluster, Dialog, Glyph, Kind, Muted, Text};
use crate::session::use_viewer;

/// Properties of [`Entry`].
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// Which.
    pub registration: Registration,
    /// The way to approve.
    pub approve: Approve,
    /// Reads the list anew.
    pub onchanged: Callback<()>,
}

/// What is being asked in a dialog.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Choose,
    Pass,
    Refuse,
}

/// Both sides, and the ways on.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let registration = &props.registration;
    let asking = use_state(|| None::<Asking>);
    let ask = |what: Option<Asking>| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(what))
    };
    let onchanged = {
        let (close, changed) = (ask(None), props.onchanged.clone());
        Callback::from(move |()| {
            close.emit(());
            changed.emit(());
        })
    };
    let name = registration.person.name.to_string();
    let title = match *asking {
        Some(Asking::Choose) => format!("{name} là ai trong danh sách?"),
        Some(Asking::Pass) => format!("Chuyển đơn của đồng chí {name}"),
        Some(Asking::Refuse) => format!("Từ chối đơn của đồng chí {name}"),
        None => String::new(),
    };
    html! {
        <Card title={name}>
            { beside(registration) }
            { account_line(registration) }
            { decided(registration) }
            if registration.state == RegistrationState::Pending {
                <Muted>{ format!("Đơn tự hết hạn {} nếu chưa ai xét.", format_date_time(registration.held_until)) }</Muted>
            }
            if registration.state == RegistrationState::Pending {
                <Ways registration={registration.clone()} approve={props.approve.clone()} onchoose={ask(Some(Asking::Choose))}
                    onpass={ask(Some(Asking::Pass))} onrefuse={ask(Some(Asking::Refuse))} />
            }
            <Dialog open={asking.is_some()} {title} onclose={ask(None)}>
                if let Some(what) = *asking {
                    { dialog(what, registration, &props.approve, &onchanged, &ask(None)) }
                }
            </Dialog>
        </Card>
    }
}

fn dialog(
    what: Asking,
    registration: &Registration,
    approve: &Approve,
    onchanged: &Callback<()>,
    onclose: &Callback<()>,
) -> Html {
    let registration = registration.clone();
    match what {
        Asking::Choose => html! { <Choose {registration} approve={approve.clone()} {onclose} /> },
        Asking::Pass => html! { <Pass {registration} {onchanged} {onclose} /> },
        Asking::Refuse => html! { <Refuse {registration} {onchanged} {onclose} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WaysProps {
    registration: Registration,
    approve: Approve,
    onchoose: Callback<()>,
    onpass: Callback<()>,
    onrefuse: Callback<()>,
}

/// A branch approves; a committee above only passes on and refuses, because it has no members of its own.
#[component]
fn Ways(props: &WaysProps) -> Html {
    let viewer = use_viewer();
    let is_branch = viewer.seat().is_none_or(|seat| seat.org.kind.has_members());
    let order = approval(&props.registration).filter(|_| is_branch);
    let name = &props.registration.person.name;
    html! {
        <Cluster>
            if let Some(order) = order {
                <Button icon={Glyph::Check} busy={props.approve.busy} label={format!("Duyệt đơn của đồng chí {name}")}
                    onclick={props.approve.send.reform(move |()| vec![order])}>{ "Duyệt" }</Button>
            }
            if is_branch {
                <Button kind={Kind::Secondary} icon={Glyph::Search} onclick={props.onchoose.clone()}>
                    { if order.is_some() { "Chọn đồng chí khác" } else { "Chọn trong danh sách" } }
                </Button>
            }
            <Button kind={Kind::Secondary} icon={Glyph::Forward} onclick={props.onpass.clone()}>{ "Chuyển nơi khác" }</Button>
            <Button kind={Kind::Tertiary} icon={Glyph::Cross} onclick={props.onrefuse.clone()}>{ "Từ chối" }</Button>
        </Cluster>
    }
}

/// Who has an account already asks for another password.
fn account_line(registration: &Registration) -> Html {
    let account = registration.matched.as_ref().map(|matched| matched.account);
    let line = match account.filter(|_| registration.state == RegistrationState::Pending) {
        Some(AccountState::Active) => {
            "Đồng chí này đã có tài khoản. Duyệt đơn sẽ thay mật khẩu cũ và đăng xuất mọi máy."
        }
        Some(AccountState::Locked) => "Tài khoản của đồng chí này đang bị khóa; xin mở khóa trước khi duyệt.",
        Some(_) | None => return Html::default(),
    };
    html! { <Text>{ line }</Text> }
}

fn decided(registration: &Registration) -> Html {
    let Some(decision) = &registration.decision else { return Html::default() };
    let (state, stamp) = (registration.state.label(), &decision.stamp);
    html! {
        <>
            <Muted>{ format!("{state}: {}, {}.", stamp.name, format_date_time(stamp.at)) }</Muted>
            if !decision.reason.is_empty() {
                <Text>{ format!("Lý do: {}", decision.reason) }</Text>
            }
        </>
    }
}
