//! Chuyển sinh hoạt of a branch: who comes, who goes; those that wait, those that are over. In a committee, those of all
//! branches below.

use serde::{Deserialize, Serialize};
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::{FindOrg, OrgAt};
use shared::transfer::{ListArrivals, ListDepartures, Transfer, TransferQuery, TransferStage};
use yew::prelude::*;

use super::below::TransfersBelow;
use super::entry::Entry;
use crate::load::{Pages, use_load, use_pages};
use crate::parts::{EmptyState, Glyph, Opt, Page, Segmented, Stack, Text};
use crate::route::{Route, use_query};

/// Which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Way {
    #[default]
    Den,
    Di,
}

/// What is shown, as the address keeps it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    chieu: Way,
    #[serde(default)]
    xem: TransferStage,
}

/// Properties of [`Transfers`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct TransfersProps {
    /// Of which branch, or of which committee.
    pub org: OrgId,
}

/// The page.
#[component]
pub fn Transfers(props: &TransfersProps) -> Html {
    let org = props.org;
    let load = use_load::<FindOrg>(OrgAt { org }, Nothing {});
    let name = load.ready().map(|view| view.org.name.clone()).unwrap_or_default();
    html! {
        <Page title="Chuyển sinh hoạt" under={html! { { name } }} back={Route::Members}>
            { load.show(|view| match view.org.kind.has_members() {
                true => html! { <OfBranch {org} /> },
                false => html! { <TransfersBelow {org} /> },
            }) }
        </Page>
    }
}

/// The two lists of a branch.
#[component]
fn OfBranch(props: &TransfersProps) -> Html {
    let org = props.org;
    let (shown, show) = use_query::<Shown>();
    let ways = vec![Opt::new(Way::Den, "Chuyển đến"), Opt::new(Way::Di, "Chuyển đi")];
    let stages =
        TransferStage::ALL.into_iter().map(|stage| Opt::new(stage, stage.label())).collect::<Vec<_>>();
    let onway = show.reform(move |chieu| Shown { chieu, ..shown });
    let onstage = show.reform(move |xem| Shown { xem, ..shown });
    html! {
        <>
            <Stack>
                <Segmented<Way> id="chieu" label="Chiều chuyển" options={ways} value={Some(shown.chieu)} onchange={onway} />
                <Segmented<TransferStage> id="xem" label="Xem" options={stages} value={Some(shown.xem)} onchange={onstage} />
            </Stack>
            if shown.chieu == Way::Den {
                <Arrivals {org} stage={shown.xem} />
            } else {
                <Departures {org} stage={shown.xem} />
            }
        </>
    }
}

/// Properties of [`Arrivals`] and [`Departures`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct ListProps {
    /// Of which branch.
    pub org: OrgId,
    /// Those that wait, or those that are over.
    pub stage: TransferStage,
}

/// Who comes.
#[component]
pub fn Arrivals(props: &ListProps) -> Html {
    let ListProps { org, stage } = *props;
    let pages =
        use_pages::<ListArrivals, Transfer>(OrgAt { org }, move |after| TransferQuery { stage, after });
    entries(&pages, nothing(Way::Den, stage))
}

/// Who goes.
#[component]
pub fn Departures(props: &ListProps) -> Html {
    let ListProps { org, stage } = *props;
    let pages =
        use_pages::<ListDepartures, Transfer>(OrgAt { org }, move |after| TransferQuery { stage, after });
    entries(&pages, nothing(Way::Di, stage))
}

fn entries(pages: &Pages<Transfer>, empty: Html) -> Html {
    let entry = |transfer: &Transfer| {
        let onchanged = pages.list.reload.clone();
        html! { <Entry key={transfer.id.to_string()} transfer={transfer.clone()} {onchanged} /> }
    };
    pages.show(empty, |transfers| html! { <Stack>{ for transfers.iter().map(entry) }</Stack> })
}

fn nothing(way: Way, stage: TransferStage) -> Html {
    let title = match (way, stage) {
        (Way::Den, TransferStage::Waiting) => "Không có đồng chí nào chờ tiếp nhận",
        (Way::Den, TransferStage::Over) => "Chưa tiếp nhận đồng chí nào",
        (Way::Di, TransferStage::Waiting) => "Không có đồng chí nào đang chuyển đi",
        (Way::Di, TransferStage::Over) => "Chưa có đồng chí nào chuyển đi",
    };
    html! {
        <EmptyState icon={Glyph::People} {title}>
            <Text>{ "Chi bộ nơi đi gửi từ trang của đảng viên, nút “Chuyển sinh hoạt”; nơi đến tiếp nhận ở đây." }</Text>
        </EmptyState>
    }
}
