//! For those above the branches: which branch to look at.

use std::rc::Rc;

use shared::endpoint::PageQuery;
use shared::id::OrgId;
use shared::org::{ListOrgs, Org, OrgAt};
use yew::prelude::*;

use super::Asked;
use crate::load::{Paged, use_pages};
use crate::parts::{Button, EmptyState, Glyph, Kind, List, ListItem, Muted};
use crate::route::{Route, use_nav};

/// Properties of [`PickBranch`].
#[derive(Clone, PartialEq, Properties)]
pub struct PickBranchProps {
    /// Below which organisation.
    pub org: OrgId,
}

/// The organisations below: a branch opens its figures, anything else what lies below it.
#[component]
pub fn PickBranch(props: &PickBranchProps) -> Html {
    let pages = use_pages::<ListOrgs, Org>(OrgAt { org: props.org }, |after| PageQuery { after });
    let empty = html! {
        <EmptyState icon={Glyph::Tree} title="Chưa có tổ chức nào trực thuộc">
            <p>{ "Thống kê dự họp được tính ở từng chi bộ." }</p>
        </EmptyState>
    };
    let ready = |orgs: Rc<Vec<Org>>| {
        html! {
            <>
                <Muted>{ "Thống kê dự họp được tính ở từng chi bộ. Xin chọn chi bộ." }</Muted>
                <List>{ for orgs.iter().map(|org| html! { <Choice key={org.id.to_string()} org={org.clone()} /> }) }</List>
            </>
        }
    };
    html! { <Paged<Org> {pages} {ready} {empty} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct ChoiceProps {
    org: Org,
}

#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let nav = use_nav();
    let Org { id, kind, name, .. } = &props.org;
    let (asked, verb) = match kind.has_members() {
        true => (Asked { chi_bo: Some(*id), ..Asked::default() }, "Xem thống kê"),
        false => (Asked { duoi: Some(*id), ..Asked::default() }, "Xem các chi bộ"),
    };
    let onclick = Callback::from(move |()| nav.go_with(&Route::Statistics, &asked));
    let end = html! {
        <Button kind={Kind::Secondary} {onclick} label={format!("{verb}: {name}")}>{ verb }</Button>
    };
    html! { <ListItem title={name.clone()} under={html! { kind.label() }} {end} /> }
}
