//! The roles held in an organisation, given and ended.

use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::grant::{EndGrant, GrantAt, ListGrants, Role, RoleGrant};
use shared::org::{Org, OrgAt};
use yew::prelude::*;

use super::grant_form::GrantForm;
use super::grant_list::grant_list;
use crate::api::use_api;
use crate::load::{Load, use_load};
use crate::parts::{Button, Card, Glyph, Kind, Muted, Section, Shape, Toaster, use_toast};
use crate::session::{Viewer, use_viewer};

/// Properties of [`Grants`].
#[derive(Clone, PartialEq, Properties)]
pub struct GrantsProps {
    /// Where.
    pub org: Org,
}

/// Who holds which role here, with the ways to change it.
#[component]
pub fn Grants(props: &GrantsProps) -> Html {
    let (viewer, toast, giving) = (use_viewer(), use_toast(), use_state(|| false));
    let load = use_load::<ListGrants>(OrgAt { org: props.org.id }, Nothing {});
    let roles = grantable(&viewer, &props.org);
    let onend = use_end_grant(&load, &toast);
    let show = |to: bool| {
        let giving = giving.clone();
        Callback::from(move |()| giving.set(to))
    };
    let ongranted = {
        let (reload, close) = (load.reload.clone(), show(false));
        Callback::from(move |grant: RoleGrant| {
            close.emit(());
            reload.emit(());
            toast.show(format!("Đã trao quyền {} cho đồng chí {}.", grant.role.label(), grant.name));
        })
    };
    let aside = html! {
        if !roles.is_empty() && !*giving {
            <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={show(true)}>{ "Trao quyền" }</Button>
        }
    };
    html! {
        <Section title="Người giữ vai trò" {aside}>
            if *giving {
                <Card title="Trao quyền" level={3}>
                    <GrantForm org={props.org.clone()} roles={roles.clone()} {ongranted} oncancel={show(false)} />
                </Card>
            }
            { load.show_as(Shape::Rows, |grants| grant_list(grants, &roles, &onend)) }
            if roles.is_empty() {
                <Muted>{ "Vai trò ở đây do quản trị cấp trên trao và kết thúc." }</Muted>
            }
        </Section>
    }
}

/// The roles that the viewer may give and end here. Who works for a branch has a seat in its committee.
fn grantable(viewer: &Viewer, org: &Org) -> Vec<Role> {
    let fits = |role: &Role| *role != Role::Officer || !org.kind.has_members();
    let may = |role: &Role| viewer.may_on(Action::Grant(*role), Subject::org(&org.path));
    Role::ALL.into_iter().filter(|role| fits(role) && may(role)).collect()
}

/// Ends a role, says so and reads the list anew.
#[hook]
fn use_end_grant(load: &Load<Vec<RoleGrant>>, toast: &Toaster) -> Callback<RoleGrant> {
    let (api, reload, toast) = (use_api(), load.reload.clone(), toast.clone());
    Callback::from(move |grant: RoleGrant| {
        let (api, reload, toast) = (api.clone(), reload.clone(), toast.clone());
        yew::platform::spawn_local(async move {
            let at = GrantAt { org: grant.org, member: grant.member, role: grant.role };
            match api.send::<EndGrant>(&at, &Nothing {}).await {
                Ok(_) => toast.show(format!(
                    "Đã kết thúc quyền {} của đồng chí {}.",
                    grant.role.label(),
                    grant.name
                )),
                Err(failure) => toast.show(failure.sentence().to_owned()),
            }
            reload.emit(());
        });
    })
}
