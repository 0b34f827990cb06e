//! For those above the branches: which branch to look at.

use std::rc::Rc;

use shared::endpoint::{Nothing, PageQuery};
use shared::id::OrgId;
use shared::org::{FindOrg, ListOrgs, Org, OrgAt};
use shared::text::matches;
use yew::prelude::*;

use super::Asked;
use crate::load::{use_load, use_pages};
use crate::parts::{
    Button, Cluster, EmptyState, Glyph, Kind, List, ListItem, Muted, SearchBox, Stack, Text, TextLink,
};
use crate::route::{Nav, Route, use_nav};

/// From how many branches on a list can be searched.
const SEARCH_FROM: usize = 20;

/// Properties of [`PickBranch`] and [`Picked`].
#[derive(Clone, PartialEq, Properties)]
pub struct PickBranchProps {
    /// Below which organisation; or the branch that was chosen.
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
    pages.show(empty, |orgs| html! { <Choices {orgs} /> })
}

/// The branches of a list with their search.
#[component]
fn Choices(props: &ChoicesProps) -> Html {
    let (nav, query) = (use_nav(), use_state(String::new));
    let onsearch = {
        let query = query.clone();
        Callback::from(move |text| query.set(text))
    };
    let found = props.orgs.iter().filter(|org| matches(&query, &org.name));
    html! {
        <Stack>
            <Muted>{ "Thống kê dự họp được tính ở từng chi bộ. Xin chọn chi bộ." }</Muted>
            if props.orgs.len() > SEARCH_FROM {
                <SearchBox label="Tìm theo tên chi bộ" value={(*query).clone()} {onsearch} />
            }
            <List>{ for found.map(|org| choice(org, &nav)) }</List>
        </Stack>
    }
}

/// Which branch was chosen, and the way to another.
#[component]
pub fn Picked(props: &PickBranchProps) -> Html {
    let branch = use_load::<FindOrg>(OrgAt { org: props.org }, Nothing {});
    html! {
        <Cluster>
            <Text>{ branch.ready().map(|view| view.org.name.clone()).unwrap_or_default() }</Text>
            <TextLink to={Route::Statistics}>{ "Chọn chi bộ khác" }</TextLink>
        </Cluster>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChoicesProps {
    orgs: Rc<Vec<Org>>,
}

/// A branch with the way to its figures, or an organisation with the way to those below.
fn choice(org: &Org, nav: &Nav) -> Html {
    let (nav, Org { id, kind, name, .. }) = (nav.clone(), org);
    let (asked, verb) = match kind.has_members() {
        true => (Asked { chi_bo: Some(*id), ..Asked::default() }, "Xem thống kê"),
        false => (Asked { duoi: Some(*id), ..Asked::default() }, "Xem các chi bộ"),
    };
    let onclick = Callback::from(move |()| nav.go_with(&Route::Statistics, &asked));
    let end = html! {
        <Button kind={Kind::Secondary} {onclick} label={format!("{verb}: {name}")}>{ verb }</Button>
    };
    html! { <ListItem key={id.to_string()} title={name.clone()} under={html! { kind.label() }} {end} /> }
}
