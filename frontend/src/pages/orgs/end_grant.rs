//! Ends a role, with the reason that the log keeps.

use shared::grant::{EndGrant, GrantAt, GrantEnd, RoleGrant};
use shared::org::OrgKind;
use yew::prelude::*;

use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, Cluster, Dialog, FormFrame, Gap, Kind, Text, TextArea, use_toast};

/// Properties of [`EndGrantButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct EndGrantButtonProps {
    /// Which role of whom.
    pub grant: RoleGrant,
    /// What the organisation is.
    pub kind: OrgKind,
    /// Told when it was ended.
    pub onended: Callback<()>,
}

/// A button that asks why before it ends a role.
#[component]
pub fn EndGrantButton(props: &EndGrantButtonProps) -> Html {
    let (open, toast) = (use_state(|| false), use_toast());
    let show = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let role = props.grant.role.label_in(props.kind);
    let onended = {
        let (close, onended, name) = (show(false), props.onended.clone(), props.grant.name.clone());
        Callback::from(move |_| {
            close.emit(());
            onended.emit(());
            toast.show(format!("Đã kết thúc quyền {role} của đồng chí {name}."));
        })
    };
    html! {
        <>
            <Button kind={Kind::Tertiary} onclick={show(true)}
                label={format!("Kết thúc quyền {role} của đồng chí {}", props.grant.name)}>{ "Kết thúc quyền" }</Button>
            <Dialog open={*open} title={format!("Kết thúc quyền {role} của đồng chí {}?", props.grant.name)} onclose={show(false)}>
                <EndGrantForm grant={props.grant.clone()} {onended} oncancel={show(false)} />
            </Dialog>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EndGrantFormProps {
    grant: RoleGrant,
    onended: Callback<()>,
    oncancel: Callback<()>,
}

#[component]
fn EndGrantForm(props: &EndGrantFormProps) -> Html {
    let api = use_api();
    let form = use_form(String::new);
    let at = GrantAt { org: props.grant.org, member: props.grant.member, role: props.grant.role };
    let send = move |reason: String| {
        let api = api.clone();
        async move { Ok(api.send::<EndGrant>(&at, &GrantEnd { reason }).await.map(|_| ())?) }
    };
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.onended.clone())}>
            <Text>
                { "Đồng chí ấy vẫn là đảng viên như trước, chỉ không còn làm việc với vai trò này. " }
                { "Thay đổi có hiệu lực sau ít phút và được ghi vào nhật ký." }
            </Text>
            <TextArea label="Lý do" hint="Ví dụ: thôi tham gia chi ủy theo quyết định của đảng ủy" rows={2} max={300}
                bind={form.bind("reason", |reason: &mut String| reason)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true kind={Kind::Danger} busy={form.busy()}>{ "Kết thúc quyền" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Để như cũ" }</Button>
            </Cluster>
        </FormFrame>
    }
}
