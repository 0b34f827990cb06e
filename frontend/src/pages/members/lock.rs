//! Locking an account and opening it again: a lost phone, a member whose matter is being looked into.

use std::rc::Rc;

use shared::member::{AccountState, Member, MemberAt};
use shared::registration::{AccountChange, ChangeAccount};
use yew::prelude::*;

use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, Cluster, Dialog, FormFrame, Gap, Kind, Text, TextArea, use_toast};

/// Properties of [`LockButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct LockButtonProps {
    /// Whose account.
    pub member: Rc<Member>,
    /// Whether the viewer may open it: not what a higher level has locked.
    pub may_open: bool,
    /// Told the member as changed.
    pub onchanged: Callback<Member>,
}

/// Asks for the reason, then locks or opens.
#[component]
pub fn LockButton(props: &LockButtonProps) -> Html {
    let open = use_state(|| false);
    let member = &props.member;
    let (wanted, label, question) = match member.account {
        AccountState::Active => (AccountState::Locked, "Khóa tài khoản", "Khóa tài khoản này?"),
        AccountState::Locked if !props.may_open => {
            let above = member.lock.as_ref().map(|lock| lock.name.clone()).unwrap_or_default();
            return html! { <Text>{ format!("Chỉ {above} hoặc cấp trên mở khóa được. Xin đề nghị nơi đã khóa.") }</Text> };
        }
        AccountState::Locked => (AccountState::Active, "Mở khóa tài khoản", "Mở khóa tài khoản này?"),
        _ => return Html::default(),
    };
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    html! {
        <>
            <Cluster><Button kind={Kind::Secondary} onclick={set(true)}>{ label }</Button></Cluster>
            <Dialog open={*open} title={question} onclose={set(false)}>
                <LockForm lock={props.clone()} {wanted} {label} onclose={set(false)} />
            </Dialog>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LockFormProps {
    lock: LockButtonProps,
    wanted: AccountState,
    label: AttrValue,
    onclose: Callback<()>,
}

/// What will happen, and why it is done: the log keeps it.
#[component]
fn LockForm(props: &LockFormProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(String::new));
    let (wanted, member) = (props.wanted, props.lock.member.clone());
    let locks = wanted == AccountState::Locked;
    let send = move |reason: String| {
        let (api, member) = (api.clone(), member.clone());
        async move {
            let change = AccountChange { account: wanted, reason, rev: member.rev };
            Ok(api.send::<ChangeAccount>(&MemberAt { member: member.id }, &change).await?)
        }
    };
    let (onchanged, onclose) = (props.lock.onchanged.clone(), props.onclose.clone());
    let onsubmit = form.submit(send, move |member: Member| {
        toast.show(if locks { "Đã khóa tài khoản." } else { "Đã mở khóa tài khoản." });
        onclose.emit(());
        onchanged.emit(member);
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            if locks {
                <Text>{ "Đồng chí ấy bị đăng xuất trên mọi máy trong vòng mười phút và không đăng nhập được cho tới khi mở khóa. Mật khẩu vẫn giữ nguyên." }</Text>
            } else {
                <Text>{ "Đồng chí ấy đăng nhập lại được bằng mật khẩu cũ." }</Text>
            }
            <TextArea label="Lý do" hint="Ghi vào nhật ký. Ví dụ: mất điện thoại" rows={2} max={300} optional={!locks}
                bind={form.bind("reason", |reason: &mut String| reason)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true kind={Kind::Danger} busy={form.busy()}>{ &props.label }</Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Quay lại" }</Button>
            </Cluster>
        </FormFrame>
    }
}

#[cfg(test)]
mod tests {
    use shared::id::OrgId;
    use shared::member::AccountLock;
    use shared::org::OrgPath;

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    fn props(account: AccountState, may_open: bool) -> LockButtonProps {
        let level = OrgPath::root(OrgId::from_parts(1, 1));
        let lock = AccountLock { level, name: "Đảng ủy xã Đồng Sen".into() };
        let lock = (account == AccountState::Locked).then_some(lock);
        let member = Rc::new(Member { account, lock, ..sample::member("Lê An") });
        LockButtonProps { member, may_open, onchanged: Callback::noop() }
    }

    fn form(wanted: AccountState) -> String {
        let before = if wanted == AccountState::Locked { AccountState::Active } else { AccountState::Locked };
        let lock = props(before, true);
        rendered(html! { <LockForm {lock} {wanted} label="Làm" onclose={Callback::noop()} /> })
    }

    #[test]
    fn the_dialog_says_what_locking_does_and_asks_for_the_reason() {
        let html = form(AccountState::Locked);
        assert!(
            html.contains("bị đăng xuất trên mọi máy") && html.contains("Mật khẩu vẫn giữ nguyên"),
            "{html}"
        );
        assert!(html.contains("Lý do") && !html.contains("không bắt buộc"), "{html}");
        let html = form(AccountState::Active);
        assert!(html.contains("bằng mật khẩu cũ") && html.contains("không bắt buộc"), "{html}");
    }

    #[test]
    fn what_a_higher_level_has_locked_names_it_and_has_no_button() {
        let shown = |props: LockButtonProps| rendered(html! { <LockButton ..props /> });
        let html = shown(props(AccountState::Locked, false));
        assert!(
            html.contains("Chỉ Đảng ủy xã Đồng Sen hoặc cấp trên mở khóa được") && !html.contains("<button"),
            "{html}"
        );
        assert!(shown(props(AccountState::Locked, true)).contains("Mở khóa tài khoản này?"));
        assert!(shown(props(AccountState::Active, true)).contains("Khóa tài khoản này?"));
        assert!(shown(props(AccountState::PreRegistered, true)).is_empty());
    }
}
