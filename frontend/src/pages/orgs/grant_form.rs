//! The form that gives a role: who, which, from when until when, and why.

use jiff::civil::Date;
use shared::grant::{GrantRole, NewGrant, Role, RoleGrant};
use shared::id::MemberId;
use shared::org::{Org, OrgAt, OrgKind};
use shared::time::local_date;
use yew::prelude::*;

use super::member_picker::MemberPicker;
use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Choice, Cluster, DateField, FormFrame, Gap, Grid, Kind, Opt, TextArea};

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
    from: Option<Date>,
    until: Option<Date>,
    reason: String,
}

impl Typed {
    fn grant(self) -> Result<NewGrant, Refusal> {
        let Some(role) = self.role else {
            return Err(Refusal::field("role", "Xin chọn vai trò."));
        };
        let Some(member) = self.member else {
            return Err(Refusal::field("member", "Xin chọn một đồng chí."));
        };
        let Some(from) = self.from else {
            return Err(Refusal::field("from", "Xin chọn ngày bắt đầu."));
        };
        Ok(NewGrant { member, role, from, until: self.until, reason: self.reason })
    }
}

/// A member found by name, and a role with its days.
#[component]
pub fn GrantForm(props: &GrantFormProps) -> Html {
    let api = use_api();
    let today = local_date(dom::now());
    let only = <[Role; 1]>::try_from(props.roles.clone()).ok().map(|[role]| role);
    let form = use_form(|| Typed {
        member: None,
        role: only,
        from: Some(today),
        until: None,
        reason: String::new(),
    });
    let at = OrgAt { org: props.org.id };
    let send = move |typed: Typed| {
        let api = api.clone();
        async move { Ok(api.send::<GrantRole>(&at, &typed.grant()?).await?) }
    };
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.ongranted.clone())}>
            <Choice<Role> label="Vai trò" options={options(&props.roles, props.org.kind)}
                bind={form.bind("role", |typed: &mut Typed| &mut typed.role)} />
            <MemberPicker org={props.org.clone()} bind={form.bind("member", |typed: &mut Typed| &mut typed.member)} />
            <Grid>
                <DateField label="Từ ngày" bind={form.bind("from", |typed: &mut Typed| &mut typed.from)} />
                <DateField label="Đến hết ngày" hint="Bỏ trống nếu chưa định ngày kết thúc" optional=true min={today}
                    bind={form.bind("until", |typed: &mut Typed| &mut typed.until)} />
            </Grid>
            <TextArea label="Lý do" hint="Ví dụ: theo kết quả bầu cử tại đại hội chi bộ" rows={2} max={300}
                bind={form.bind("reason", |typed: &mut Typed| &mut typed.reason)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Trao quyền" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Thôi, không trao" }</Button>
            </Cluster>
        </FormFrame>
    }
}

fn options(roles: &[Role], kind: OrgKind) -> Vec<Opt<Role>> {
    roles.iter().map(|role| Opt::new(*role, role.label_in(kind)).note(meaning(*role, kind))).collect()
}

/// What a role allows, for those who choose it.
const fn meaning(role: Role, kind: OrgKind) -> &'static str {
    match role {
        Role::Secretary | Role::DeputySecretary => {
            "Chuẩn bị, mời và điều hành cuộc họp; xét đơn xin vắng; cấp phiếu kích hoạt cho đảng viên."
        }
        Role::BranchCommitteeMember if kind.has_members() => {
            "Xét đơn xin vắng, điểm danh và xem thống kê của chi bộ."
        }
        Role::BranchCommitteeMember => "Xét đơn xin vắng, điểm danh cuộc họp cấp ủy và xem thống kê.",
        Role::Officer => "Soạn văn bản của cấp ủy và tiếp nhận báo cáo của cấp dưới.",
        Role::OrgAdmin => "Quản lý danh sách đảng viên, tổ chức và vai trò ở đây và mọi cấp dưới.",
    }
}
