//! The plan of the meetings of a year: read by the branch and by the committee above, written by those who call meetings.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::meeting::MeetingState;
use shared::org::Org;
use shared::problem::ProblemCode;
use shared::year_plan::{
    FindYearPlan, KnownMeeting, WriteYearPlan, YearPlan, YearPlanRights, YearPlanView, check_year, checked,
};
use store::Stored;

use crate::load;
use crate::minutes::issuer_of;
use crate::year::year_bounds;

/// `find_year_plan`.
pub async fn find_year_plan(app: App, by: Member, call: Call<FindYearPlan>) -> Result<YearPlanView> {
    let at = call.path;
    check_year(at.year).map_err(|_| ProblemCode::NotFound)?;
    let org = load::org(&app, &by, at.org, Action::ReadYearPlan).await?;
    let can = |action| by.can(action, Subject::org(&org.path));
    let leads = can(Action::AttendToList);
    let may = YearPlanRights { write: can(Action::WriteYearPlan), open: can(Action::ReadMeetings) };
    let (from, until) = year_bounds(at.year)?;
    let found = app.store.meetings_between(org.id, from, until).await?;
    let known = found.into_iter().map(|meeting| meeting.value).filter(|meeting| {
        leads || (meeting.state != MeetingState::Draft && !meeting.plan.kind.is_of_committee())
    });
    let meetings = known.map(|it| KnownMeeting {
        id: it.id,
        kind: it.plan.kind,
        starts_at: it.plan.starts_at,
        state: it.state,
    });
    let plan = open_plan(&app, &org, at.year).await?;
    Ok(YearPlanView {
        issuer: issuer_of(&app, org.id, &org.path).await?,
        plan: shown(plan),
        meetings: meetings.collect(),
        may,
    })
}

/// `write_year_plan`.
pub async fn write_year_plan(app: App, by: Member, call: Call<WriteYearPlan>) -> Result<YearPlan> {
    let (at, rev) = (call.path, call.body.rev);
    check_year(at.year)?;
    let org = load::org(&app, &by, at.org, Action::WriteYearPlan).await?;
    let rows = checked(call.body.rows, org.kind, at.year)?;
    let mut stored = open_plan(&app, &org, at.year).await?;
    let is_mine = stored.value.written.as_ref().is_some_and(|written| written.by == by.id());
    if rev.checked_add(1) == Some(stored.rev) && is_mine && stored.value.rows == rows {
        return Ok(shown(stored));
    }
    kit::check_rev(&stored, rev)?;
    stored.value.rows = rows;
    stored.value.written = Some(by.stamp(&app).await?);
    app.store.write_year_plan(&stored, app.now()).await?;
    Ok(shown(Stored { rev: rev + 1, ..stored }))
}

/// The plan as stored, or as it begins.
async fn open_plan(app: &App, org: &Org, year: i16) -> Result<Stored<YearPlan>> {
    let found = app.store.find_year_plan(org.id, year).await?;
    let begun = || Stored { value: YearPlan::of(org.id, org.path.clone(), year), rev: 0 };
    Ok(found.unwrap_or_else(begun))
}

fn shown(plan: Stored<YearPlan>) -> YearPlan {
    YearPlan { rev: plan.rev, ..plan.value }
}
