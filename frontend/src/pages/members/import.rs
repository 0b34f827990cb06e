//! Nhập danh sách: choose a file, look at what would happen, confirm. Nothing is imported before that.

use serde::{Deserialize, Serialize};
use shared::access::{Action, Subject};
use shared::id::{OrgId, RosterImportId};
use shared::problem::ProblemCode;
use yew::prelude::*;

use crate::api::Failure;
use crate::dom;
use crate::load::FailureNotice;
use crate::parts::{Button, Cluster, Kind, Muted, Page, Shape, Skeleton, Step, Steps, Text, Width};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

use choose::{ChooseFile, sending};
use done::import_done;
use flow::{Import, use_import};
use preview::preview_body;
use stage::Stage;

mod choose;
mod course;
mod decision;
mod done;
mod findings;
mod flow;
mod preview;
mod rows;
mod stage;
mod upload;

pub use upload::put as put_file;

/// Which uploaded file is being looked at, as the address keeps it, so that the preview can be reopened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct ImportQuery {
    #[serde(default, rename = "tep", skip_serializing_if = "Option::is_none")]
    import: Option<RosterImportId>,
    /// For which organisation; the hat may be another one when the address is opened again.
    #[serde(default, rename = "cho", skip_serializing_if = "Option::is_none")]
    org: Option<OrgId>,
}

/// The page.
#[component]
pub fn ImportRoster() -> Html {
    let (viewer, (query, _)) = (use_viewer(), use_query::<ImportQuery>());
    let asked = viewer.me.seats.iter().find(|seat| Some(seat.org.id) == query.org);
    let Some(org) = asked.or(viewer.seat()).map(|seat| seat.org.clone()) else { return Html::default() };
    html! {
        <Page title="Nhập danh sách đảng viên" under={html! { { &org.name } }} back={Route::Members} width={Width::Wide}>
            if viewer.may_on(Action::ImportRoster, Subject::org(&org.path)) {
                <Work org={org.id} />
            } else {
                <FailureNotice failure={Failure::Problem(ProblemCode::Forbidden.into())} />
            }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WorkProps {
    org: OrgId,
}

/// The three steps with the present one open.
#[component]
fn Work(props: &WorkProps) -> Html {
    let import = use_import(props.org);
    let now = step(&import.stage);
    {
        let first = use_mut_ref(|| true);
        use_effect_with(now, move |_| {
            if !first.replace(false) {
                dom::focus_by_id("main");
            }
        });
    }
    html! {
        <>
            <Steps label="Các bước nhập danh sách" steps={Step::line(["Chọn tệp", "Xem trước", "Kết quả"], now)} />
            { open(&import) }
        </>
    }
}

fn step(stage: &Stage) -> usize {
    match stage {
        Stage::Choosing(_) | Stage::Sending { .. } => 0,
        Stage::Reading | Stage::Stopped(_) | Stage::Looking { .. } => 1,
        Stage::Done(_) => 3,
    }
}

/// The present step.
fn open(import: &Import) -> Html {
    let Import { stage, onfile, onretry, onconfirm, onother } = import.clone();
    match stage {
        Stage::Choosing(refused) => html! { <ChooseFile {refused} {onfile} /> },
        Stage::Sending { file_name, percent } => sending(&file_name, percent),
        Stage::Reading => html! {
            <>
                <Text>{ "Đang đọc danh sách để xem trước. Chưa có gì được nhập." }</Text>
                <Skeleton shape={Shape::Rows} />
            </>
        },
        Stage::Stopped(failure) => html! {
            <>
                <FailureNotice {failure} {onretry} />
                <Muted>{ "Chưa có gì được nhập." }</Muted>
                <Cluster><Button kind={Kind::Secondary} onclick={onother}>{ "Chọn tệp khác" }</Button></Cluster>
            </>
        },
        Stage::Looking { preview, confirming } => {
            preview_body(preview, &confirming, onconfirm, onretry, onother)
        }
        Stage::Done(imported) => import_done(&imported, onother),
    }
}
