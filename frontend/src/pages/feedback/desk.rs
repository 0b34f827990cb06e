//! What lies with an organisation: what waits, the longest overdue first, and what is over.

use serde::{Deserialize, Serialize};
use shared::endpoint::Nothing;
use shared::feedback::{FeedbackLine, FeedbackQuery, FeedbackStage, ListFeedback};
use shared::id::OrgId;
use shared::org::{FindOrg, OrgAt};
use shared::time::local_date;
use yew::prelude::*;

use super::line::{Side, line};
use crate::dom;
use crate::load::{use_load, use_pages};
use crate::parts::{EmptyState, Glyph, List, Opt, Page, Segmented, Text};
use crate::route::{Route, use_query};

/// What is shown, as the address keeps it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    xem: FeedbackStage,
}

/// Properties of [`FeedbackDesk`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct FeedbackDeskProps {
    /// Of which organisation.
    pub org: OrgId,
}

/// The page.
#[component]
pub fn FeedbackDesk(props: &FeedbackDeskProps) -> Html {
    let org = props.org;
    let (Shown { xem: stage }, show) = use_query::<Shown>();
    let view = use_load::<FindOrg>(OrgAt { org }, Nothing {});
    let name = view.ready().map(|view| view.org.name.clone()).unwrap_or_default();
    let pages =
        use_pages::<ListFeedback, FeedbackLine>(OrgAt { org }, move |after| FeedbackQuery { stage, after });
    let stages: Vec<_> = FeedbackStage::ALL.into_iter().map(|stage| Opt::new(stage, stage.label())).collect();
    let onchange = show.reform(|xem| Shown { xem });
    let today = local_date(dom::now());
    html! {
        <Page title="Ý kiến gửi đến" under={html! { { name } }} back={Route::MyFeedback}>
            <Segmented<FeedbackStage> id="xem" label="Xem" options={stages} value={Some(stage)} {onchange} />
            { pages.show(nothing(stage), |lines| html! {
                <List>{ for lines.iter().map(|entry| line(entry, Side::Holder, today)) }</List>
            }) }
        </Page>
    }
}

fn nothing(stage: FeedbackStage) -> Html {
    let title = match stage {
        FeedbackStage::Waiting => "Không có ý kiến nào chờ trả lời",
        FeedbackStage::Over => "Chưa có ý kiến nào đã xong",
    };
    html! {
        <EmptyState icon={Glyph::Check} {title}>
            <Text>{ "Đảng viên gửi ý kiến từ mục “Ý kiến”; ý kiến đến hạn trước đứng trước." }</Text>
        </EmptyState>
    }
}
