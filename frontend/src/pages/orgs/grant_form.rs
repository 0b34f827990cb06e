//! The form that gives a role: who, and which.

use shared::grant::{GrantRole, NewGrant, Role, RoleGrant};
use shared::id::MemberId;
use shared::org::{Org, OrgAt};
use yew::prelude::*;

use super::member_picker::MemberPicker;
use crate::api::use_api;
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Choice, Cluster, FormFrame, Gap, Kind, Opt};

/// Properties of [`GrantForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct GrantFormProps {
    /// Where.
    pub org: Org,
    /// The roles that the viewer may give here.
    pub roles: Vec<Role>,
    /// Told when it was given.
    pub ongranted: Callback<RoleGrant>,
    /// Closes the form.
    pub oncancel: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    member: Option<MemberId>,
    role: Option<Role>,
}

/// A member found by name, and a role.
#[component]
pub fn GrantForm(props: &GrantFormProps) -> Html {
    let api = use_api();
    let only = <[Role; 1]>::try_from(props.roles.clone()).ok().map(|[role]| role);
    let form = use_form(|| Typed { member: None, role: only });
    let at = OrgAt { org: props.org.id };
    let send = move |typed: Typed| {
        let api = api.clone();
        async move {
            let Some(member) = typed.member else {
                return Err(Refusal::field("member", "Xin chọn một đồng chí."));
            };
            let Some(role) = typed.role else {
                return Err(Refusal::field("role", "Xin chọn vai trò."));
            };
            Ok(api.send::<GrantRole>(&at, &NewGrant { member, role }).await?)
        }
    };
    let options: Vec<_> =
        props.roles.iter().map(|role| Opt::new(*role, role.label()).note(meaning(*role))).collect();
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.ongranted.clone())}>
            <Choice<Role> label="Vai trò" {options}
                bind={form.bind("role", |typed: &mut Typed| &mut typed.role)} />
            <MemberPicker org={props.org.clone()} bind={form.bind("member", |typed: &mut Typed| &mut typed.member)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Trao quyền" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Thôi, không trao" }</Button>
            </Cluster>
        </FormFrame>
    }
}

/// What a role allows, for those who choose it.
const fn meaning(role: Role) -> &'static str {
    match role {
        Role::Secretary | Role::DeputySecretary => {
            "Chuẩn bị, mời và điều hành cuộc họp; xét đơn xin vắng; cấp phiếu kích hoạt cho đảng viên."
        }
        Role::BranchCommitteeMember => "Xét đơn xin vắng, điểm danh và xem thống kê của chi bộ.",
        Role::Officer => "Soạn văn bản của cấp ủy và tiếp nhận báo cáo của cấp dưới.",
        Role::OrgAdmin => "Quản lý danh sách đảng viên, tổ chức và vai trò ở đây và mọi cấp dưới.",
    }
}
