//! The organisations directly below.

use shared::endpoint::PageQuery;
use shared::id::OrgId;
use shared::org::{ListOrgs, Org, OrgAt, OrgKind};
use yew::prelude::*;

use super::new_org::NewOrgForm;
use crate::load::{Pages, use_pages};
use crate::parts::{Button, Card, EmptyState, Glyph, Kind, List, ListItem, Section, Text, use_toast};
use crate::route::Route;

/// The organisations directly below, by name, page by page.
#[hook]
pub fn use_orgs_below(org: OrgId) -> Pages<Org> {
    use_pages::<ListOrgs, Org>(OrgAt { org }, |after| PageQuery { after })
}

/// Organisations, each leading to its page; they come from [`use_orgs_below`].
pub fn org_list(pages: &Pages<Org>) -> Html {
    let entry = |org: &Org| {
        html! {
            <ListItem key={org.id.to_string()} to={Route::Org { org: org.id }} title={org.name.clone()}
                under={kind_line(org)} />
        }
    };
    let empty = html! {
        <EmptyState icon={Glyph::Tree} title="Chưa có tổ chức nào trực thuộc">
            <Text>{ "Quản trị thêm các đảng ủy, chi bộ trực thuộc ở đây, rồi nhập danh sách đảng viên." }</Text>
        </EmptyState>
    };
    pages.show(empty, |orgs| html! { <List>{ for orgs.iter().map(entry) }</List> })
}

/// What it is, unless its name says so already.
fn kind_line(org: &Org) -> Html {
    let label = org.kind.label();
    if org.name.starts_with(label) {
        Html::default()
    } else {
        html! { label }
    }
}

/// Properties of [`Below`].
#[derive(Clone, PartialEq, Properties)]
pub struct BelowProps {
    /// Below which.
    pub org: Org,
    /// Whether the viewer may add one.
    pub may_add: bool,
}

/// The organisations below with the way to add one.
#[component]
pub fn Below(props: &BelowProps) -> Html {
    let (pages, toast) = (use_orgs_below(props.org.id), use_toast());
    let adding = use_state(|| false);
    let kinds: Vec<OrgKind> =
        OrgKind::ALL.into_iter().filter(|kind| props.org.kind.may_hold(*kind)).collect();
    let show = |to: bool| {
        let adding = adding.clone();
        Callback::from(move |()| adding.set(to))
    };
    let oncreated = {
        let (reload, close) = (pages.list.reload.clone(), show(false));
        Callback::from(move |org: Org| {
            close.emit(());
            reload.emit(());
            toast.show(format!("Đã thêm {}.", org.name));
        })
    };
    let addable = props.may_add && !kinds.is_empty() && !*adding;
    let aside = html! {
        if addable {
            <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={show(true)}>{ "Thêm tổ chức trực thuộc" }</Button>
        }
    };
    html! {
        <Section title="Tổ chức trực thuộc" {aside}>
            if *adding {
                <Card title="Thêm tổ chức trực thuộc" level={3}>
                    <NewOrgForm above={props.org.id} {kinds} {oncreated} oncancel={show(false)} />
                </Card>
            }
            { org_list(&pages) }
        </Section>
    }
}
