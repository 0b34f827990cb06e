//! How many wait to be received, above the roster of the branch.

use shared::id::OrgId;
use shared::org::OrgAt;
use shared::transfer::{ListArrivals, Transfer, TransferQuery};
use yew::prelude::*;

use crate::load::use_pages;
use crate::parts::{Alert, TextLink, Tone};
use crate::route::Route;

/// Properties of [`ArrivalsBadge`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct ArrivalsBadgeProps {
    /// Of which branch.
    pub org: OrgId,
}

/// One sentence with the way to the list; nothing while nobody waits.
#[component]
pub fn ArrivalsBadge(props: &ArrivalsBadgeProps) -> Html {
    let org = props.org;
    let pages = use_pages::<ListArrivals, Transfer>(OrgAt { org }, |after| TransferQuery {
        after,
        ..TransferQuery::default()
    });
    let count = pages.list.ready().map_or(0, Vec::len);
    if count == 0 {
        return Html::default();
    }
    html! {
        <Alert tone={Tone::Info} title={sentence(count, pages.more)}>
            <TextLink to={Route::Transfers { org }}>{ "Xem và tiếp nhận" }</TextLink>
        </Alert>
    }
}

/// `Có 1 đảng viên chuyển đến chờ tiếp nhận.`
pub fn sentence(count: usize, more: bool) -> String {
    let least = if more { "ít nhất " } else { "" };
    format!("Có {least}{count} đảng viên chuyển đến chờ tiếp nhận.")
}
