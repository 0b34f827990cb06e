//! Nhập danh sách: choose a file, look at what would happen, confirm. Nothing is imported before that.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::id::RosterImportId;
use shared::problem::ProblemCode;
use yew::prelude::*;

use crate::api::Failure;
use crate::dom;
use crate::load::FailureNotice;
use crate::parts::{Page, Shape, Skeleton, Step, Steps, Text, Width};
use crate::route::Route;
use crate::session::use_viewer;

use choose::{ChooseFile, Sending};
use done::ImportDone;
use flow::{Import, use_import};
use preview::Preview;
use stage::Stage;

mod choose;
mod done;
mod findings;
mod flow;
mod preview;
mod rows;
mod stage;
mod upload;

/// Which uploaded file is being looked at, as the address keeps it, so that the preview can be reopened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct ImportQuery {
    #[serde(default, rename = "tep", skip_serializing_if = "Option::is_none")]
    import: Option<RosterImportId>,
}

/// The page.
#[component]
pub fn ImportRoster() -> Html {
    let viewer = use_viewer();
    let name = viewer.seat().map_or_else(|| viewer.me.branch_name.clone(), |seat| seat.org.name.clone());
    html! {
        <Page title="Nhập danh sách đảng viên" under={html! { { name } }} back={Route::Members} width={Width::Wide}>
            if viewer.may(Action::ImportRoster) {
                <Work />
            } else {
                <FailureNotice failure={Failure::Problem(ProblemCode::Forbidden.into())} />
            }
        </Page>
    }
}

/// The three steps with the present one open.
#[component]
fn Work() -> Html {
    let viewer = use_viewer();
    let import = use_import(viewer.org());
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
        Stage::Sending { file_name, percent } => html! { <Sending {file_name} {percent} /> },
        Stage::Reading => html! {
            <>
                <Text>{ "Đang đọc danh sách để xem trước. Chưa có gì được nhập." }</Text>
                <Skeleton shape={Shape::Rows} />
            </>
        },
        Stage::Stopped(failure) => html! { <FailureNotice {failure} {onretry} /> },
        Stage::Looking { preview, confirming } => html! {
            <Preview {preview} {confirming} {onconfirm} onagain={onretry} {onother} />
        },
        Stage::Done(imported) => html! { <ImportDone {imported} {onother} /> },
    }
}
