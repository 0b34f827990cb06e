//! What stands on the page of an organisation: figures, those below, roles, and for a branch its roster. Each part
//! is there for those who may see it.

use shared::access::{Action, Subject};
use shared::org::{OrgKind, OrgView};
use yew::prelude::*;

use super::below::Below;
use super::counts::counts;
use super::grants::Grants;
use super::rename::Rename;
use crate::pages::members::Roster;
use crate::parts::{Breadcrumbs, ButtonLink, Cluster, Glyph, Kind, Muted, QueryLink, Section, SubPage};
use crate::route::Route;
use crate::session::Viewer;

/// The chain above and what the organisation is.
pub fn org_chain(view: &OrgView) -> Html {
    let OrgView { org, ancestors, .. } = view;
    let pages = ancestors
        .iter()
        .map(|org| SubPage { to: Route::Org { org: org.id }, label: org.name.clone().into() });
    html! {
        <>
            <Breadcrumbs label="Tổ chức cấp trên" pages={pages.collect::<Vec<_>>()} />
            <Muted>{ org.kind.label() }</Muted>
        </>
    }
}

/// The content of the page; `reload` reads the organisation anew.
pub fn org_body(viewer: &Viewer, view: &OrgView, reload: &Callback<()>) -> Html {
    let org = &view.org;
    let may = |action| viewer.may_on(action, Subject::org(&org.path));
    let is_branch = org.kind.has_members();
    let holds = OrgKind::ALL.into_iter().any(|kind| org.kind.may_hold(kind));
    let below = html! {
        if may(Action::ListOrgs) && holds {
            <Below org={org.clone()} may_add={may(Action::ChangeOrgs)} />
        }
    };
    html! {
        <>
            { counts(view.counts) }
            if !is_branch && viewer.org() == org.id && may(Action::ReadRoster) {
                <Cluster>
                    <ButtonLink to={Route::Members} kind={Kind::Secondary} icon={Glyph::Search}>{ "Tìm đảng viên" }</ButtonLink>
                    if may(Action::ImportRoster) {
                        <ButtonLink to={Route::ImportRoster} kind={Kind::Secondary} icon={Glyph::Upload}>{ "Nhập danh sách" }</ButtonLink>
                    }
                </Cluster>
            }
            if !is_branch { { below.clone() } }
            if is_branch && may(Action::ListTransfers) {
                <Cluster>
                    <ButtonLink to={Route::Transfers { org: org.id }} kind={Kind::Secondary} icon={Glyph::Forward}>{ "Chuyển sinh hoạt" }</ButtonLink>
                </Cluster>
            }
            if may(Action::ReadYearPlan) {
                <Cluster>
                    <QueryLink to={Route::YearPlan} name="to_chuc" value={org.id.to_string()} kind={Kind::Secondary}
                        icon={Glyph::Calendar}>{ "Kế hoạch sinh hoạt năm" }</QueryLink>
                </Cluster>
            }
            if may(Action::ListGrants) {
                <Grants org={org.clone()} />
            }
            if is_branch && may(Action::ReadRoster) {
                <Section title="Đảng viên"><Roster org={org.id} /></Section>
            }
            // People come first in a branch; it seldom has cells.
            if is_branch { { below } }
            if may(Action::ChangeOrgs) {
                <Rename org={org.clone()} onrenamed={reload.clone()} />
            }
        </>
    }
}
