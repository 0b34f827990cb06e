//! A meeting made of a row of the plan: the form of a new meeting, filled in.

use std::rc::Rc;

use shared::access::Action;
use shared::endpoint::Nothing;
use shared::id::MeetingId;
use shared::year_plan::{FindYearPlan, YearPlanAt, YearPlanView};
use yew::prelude::*;

use super::super::meetings::{Planned, new_planned};
use crate::load::use_load;
use crate::parts::{ButtonLink, EmptyState, Glyph, Kind, Page, Shape};
use crate::route::Route;
use crate::session::use_viewer;

/// Properties of [`MakePlanned`].
#[derive(Clone, PartialEq, Properties)]
pub struct MakePlannedProps {
    /// Of which year's plan.
    pub year: i16,
    /// Of which row.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn MakePlanned(props: &MakePlannedProps) -> Html {
    let viewer = use_viewer();
    let at = YearPlanAt { org: viewer.org(), year: props.year };
    let load = use_load::<FindYearPlan>(at, Nothing {});
    let may_run = viewer.may(Action::RunMeeting);
    html! {
        <Page title="Tạo cuộc họp theo kế hoạch" back={Route::YearPlan}>
            { load.show_as(Shape::Fields, |view| made_of(view, props.meeting, may_run)) }
        </Page>
    }
}

fn made_of(view: &Rc<YearPlanView>, meeting: MeetingId, may_run: bool) -> Html {
    let row = view.plan.rows.iter().find(|row| row.meeting == meeting);
    let is_made = view.meetings.iter().any(|known| known.id == meeting);
    let (title, to, words) = match row {
        Some(row) if may_run && !is_made => {
            return new_planned(Planned { row: row.clone(), year: view.plan.year });
        }
        _ if is_made => ("Cuộc họp này đã tạo", Route::Meeting { meeting }, "Mở cuộc họp"),
        _ => ("Không có dòng này trong kế hoạch", Route::YearPlan, "Về kế hoạch"),
    };
    html! {
        <EmptyState icon={Glyph::Calendar} {title}>
            <ButtonLink {to} kind={Kind::Secondary}>{ words }</ButtonLink>
        </EmptyState>
    }
}
