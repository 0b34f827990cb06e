//! Locking an account and opening it again: a lost phone, a member whose matter is being looked into.

use std::rc::Rc;

use shared::member::{AccountState, Member, MemberAt};
use shared::registration::{AccountChange, ChangeAccount};
use yew::prelude::*;

use crate::api::use_api;
use crate::parts::{ConfirmButton, Text, use_toast};

/// Properties of [`LockButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct LockButtonProps {
    /// Whose account.
    pub member: Rc<Member>,
    /// Whether the viewer may open it: not what a higher level has locked.
    pub may_open: bool,
    /// Told the member as changed.
    pub onchanged: Callback<Member>,
    /// Reads the member anew.
    pub onreload: Callback<()>,
}

/// Asks, then locks or opens.
#[component]
pub fn LockButton(props: &LockButtonProps) -> Html {
    let (api, toast, busy) = (use_api(), use_toast(), use_state(|| false));
    let member = props.member.clone();
    let (wanted, label, question) = match member.account {
        AccountState::Active => (AccountState::Locked, "Khóa tài khoản", "Khóa tài khoản này?"),
        AccountState::Locked if !props.may_open => {
            let above = member.lock.as_ref().map(|lock| lock.name.clone()).unwrap_or_default();
            return html! { <Text>{ format!("Chỉ {above} hoặc cấp trên mở khóa được. Xin đề nghị nơi đã khóa.") }</Text> };
        }
        AccountState::Locked => (AccountState::Active, "Mở khóa tài khoản", "Mở khóa tài khoản này?"),
        _ => return Html::default(),
    };
    let onconfirm = {
        let (busy, props) = (busy.clone(), props.clone());
        Callback::from(move |()| {
            let (api, toast, busy, props) = (api.clone(), toast.clone(), busy.clone(), props.clone());
            busy.set(true);
            yew::platform::spawn_local(async move {
                let at = MemberAt { member: props.member.id };
                let change = AccountChange { account: wanted, rev: props.member.rev };
                match api.send::<ChangeAccount>(&at, &change).await {
                    Ok(member) => {
                        toast.show(if wanted == AccountState::Locked {
                            "Đã khóa tài khoản."
                        } else {
                            "Đã mở khóa tài khoản."
                        });
                        props.onchanged.emit(member);
                    }
                    Err(failure) => {
                        toast.show(failure.sentence().to_owned());
                        props.onreload.emit(());
                    }
                }
                busy.set(false);
            });
        })
    };
    html! {
        <ConfirmButton {label} {question} confirm={label} busy={*busy} {onconfirm}>
            if wanted == AccountState::Locked {
                <Text>{ "Đồng chí ấy bị đăng xuất trên mọi máy trong vòng mười phút và không đăng nhập được cho tới khi mở khóa. Mật khẩu vẫn giữ nguyên." }</Text>
            } else {
                <Text>{ "Đồng chí ấy đăng nhập lại được bằng mật khẩu cũ." }</Text>
            }
        </ConfirmButton>
    }
}
