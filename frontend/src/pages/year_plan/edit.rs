//! Writing the plan of a year: loads it, and the one before to copy from.

use shared::access::Action;
use shared::endpoint::Nothing;
use shared::year_plan::{FindYearPlan, YearPlanAt};
use yew::prelude::*;

use super::PlanQuery;
use super::form::PlanForm;
use crate::load::use_load;
use crate::parts::{EmptyState, Glyph, Page, Shape};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// The page.
#[component]
pub fn EditYearPlan() -> Html {
    let viewer = use_viewer();
    let (query, _) = use_query::<PlanQuery>();
    let at = YearPlanAt { org: viewer.org(), ..query.at(&viewer) };
    let load = use_load::<FindYearPlan>(at, Nothing {});
    let before = use_load::<FindYearPlan>(YearPlanAt { year: at.year - 1, ..at }, Nothing {});
    let earlier = before.ready().map(|view| view.plan.rows.clone()).unwrap_or_default();
    html! {
        <Page title={format!("Lập kế hoạch năm {}", at.year)} back={Route::YearPlan}>
            if viewer.may(Action::WriteYearPlan) {
                { load.show_as(Shape::Fields, |view| html! {
                    <PlanForm key={view.plan.rev} view={view.clone()} earlier={earlier.clone()} onreload={load.reload.clone()} />
                }) }
            } else {
                <EmptyState icon={Glyph::Lock} title="Không mở được phần này">
                    <p>{ "Chỉ bí thư và phó bí thư lập kế hoạch sinh hoạt." }</p>
                </EmptyState>
            }
        </Page>
    }
}
