//! The roles held in an organisation, given and ended.

use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::grant::{GrantState, ListGrants, Role, RoleGrant};
use shared::org::{Org, OrgAt};
use shared::time::local_date;
use yew::prelude::*;

use super::grant_form::GrantForm;
use super::grant_list::grant_list;
use super::secretary_form::SecretaryForm;
use crate::dom;
use crate::load::{Load, use_load};
use crate::parts::{
    Button, ButtonLink, Card, Cluster, Gap, Glyph, Kind, Muted, Section, Shape, Toaster, use_toast,
};
use crate::route::Route;
use crate::session::{Viewer, use_viewer};

/// Properties of [`Grants`].
#[derive(Clone, PartialEq, Properties)]
pub struct GrantsProps {
    /// Where.
    pub org: Org,
}

/// Which form is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Nothing,
    Giving,
    Changing,
}

/// Who holds which role here, with the ways to change it.
#[component]
pub fn Grants(props: &GrantsProps) -> Html {
    let (viewer, toast, doing) = (use_viewer(), use_toast(), use_state(|| Doing::Nothing));
    let load = use_load::<ListGrants>(OrgAt { org: props.org.id }, Nothing {});
    let (roles, today) = (grantable(&viewer, &props.org), local_date(dom::now()));
    let show = |to: Doing| {
        let doing = doing.clone();
        Callback::from(move |()| doing.set(to))
    };
    let former = load.ready().and_then(|grants| present_secretary(grants, today));
    let close = show(Doing::Nothing);
    let aside = html! {
        if !roles.is_empty() && *doing == Doing::Nothing {
            <Cluster gap={Gap::Small}>
                if former.is_some() {
                    <Button kind={Kind::Secondary} icon={Glyph::Person} onclick={show(Doing::Changing)}>{ "Thay bí thư" }</Button>
                }
                <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={show(Doing::Giving)}>{ "Trao quyền" }</Button>
            </Cluster>
        }
    };
    html! {
        <Section title="Người giữ vai trò" {aside}>
            { form(*doing, &props.org, &roles, former, (&load, &toast, &close)) }
            { load.show_as(Shape::Rows, |grants| grant_list(grants, props.org.kind, today, &roles, &load.reload)) }
            if roles.is_empty() {
                <Muted>{ "Vai trò ở đây do quản trị cấp trên trao và kết thúc." }</Muted>
            }
            if viewer.may_on(Action::ReadAudit, Subject::org(&props.org.path)) {
                <Cluster>
                    <ButtonLink to={Route::AuditLog { org: props.org.id }} kind={Kind::Tertiary} icon={Glyph::Document}>
                        { "Xem nhật ký" }
                    </ButtonLink>
                </Cluster>
            }
        </Section>
    }
}

/// The form that is open.
fn form(
    doing: Doing,
    org: &Org,
    roles: &[Role],
    former: Option<RoleGrant>,
    after: (&Load<Vec<RoleGrant>>, &Toaster, &Callback<()>),
) -> Html {
    let (load, toast, oncancel) = after;
    // Where there is a secretary, another one follows; nobody becomes the second.
    let mut roles = roles.to_vec();
    roles.retain(|role| *role != Role::Secretary || former.is_none());
    let kind = org.kind;
    let done = |said: &'static str| {
        let (reload, close, toast) = (load.reload.clone(), oncancel.clone(), toast.clone());
        Callback::from(move |grant: RoleGrant| {
            close.emit(());
            reload.emit(());
            toast.show(format!("{said} {} cho đồng chí {}.", grant.role.label_in(kind), grant.name));
        })
    };
    match doing {
        Doing::Nothing => Html::default(),
        Doing::Giving => html! {
            <Card title="Trao quyền" level={3}>
                <GrantForm org={org.clone()} {roles} ongranted={done("Đã trao quyền")} {oncancel} />
            </Card>
        },
        Doing::Changing => html! {
            <Card title="Thay bí thư" level={3}>
                <SecretaryForm org={org.clone()} {former} onchanged={done("Đã trao quyền")} {oncancel} />
            </Card>
        },
    }
}

/// Who is secretary today, or will be.
fn present_secretary(grants: &[RoleGrant], today: jiff::civil::Date) -> Option<RoleGrant> {
    let counts =
        |grant: &&RoleGrant| grant.role == Role::Secretary && grant.state_on(today) != GrantState::Over;
    let all: Vec<&RoleGrant> = grants.iter().filter(counts).collect();
    all.iter().find(|grant| grant.holds_on(today)).or(all.first()).map(|grant| (*grant).clone())
}

/// The roles that the viewer may give and end here. Who works for a branch has a seat in its committee.
fn grantable(viewer: &Viewer, org: &Org) -> Vec<Role> {
    let fits = |role: &Role| *role != Role::Officer || !org.kind.has_members();
    let may = |role: &Role| viewer.may_on(Action::Grant(*role), Subject::org(&org.path));
    Role::ALL.into_iter().filter(|role| fits(role) && may(role)).collect()
}
