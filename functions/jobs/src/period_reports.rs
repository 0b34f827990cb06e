//! Periodic reports by schedule: on the day after a month, half a year or a year each organisation has its report, so
//! that those above see who is due and who is late, and its writers are reminded.
//!
//! The tree is walked by the list of the day (`reminders`): the first run of that day puts on it the organisations at
//! the top, once; whoever takes one off begins the reports of those directly below it and puts those on the list that
//! have others below them. So the walk goes on over runs and parts like everything else there, and a step that is taken
//! again finds its reports begun (`infra/decisions/0023`).

use futures_util::StreamExt;
use futures_util::stream;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kit::App;
use shared::id::OrgId;
use shared::org::Org;
use shared::period::Period;
use shared::report::{Report, periods_ended_on};
use store::{Due, DueOf, StoreResult};

/// Days after the end of a period on which the walk may still begin, should nothing have run on the first.
const DAYS: i32 = 2;

/// Reports that are written at the same moment.
const TOGETHER: usize = 8;

/// Puts the organisations at the top on the list of today, once for each period that has just ended.
pub async fn begin_walks(app: &App, today: Date) -> StoreResult<()> {
    for days in 1..=DAYS {
        for period in periods_ended_on(today.saturating_sub(days.days())) {
            let tops = app.store.list_orgs_under(None, None).await?.items;
            let due = |org: Org| Due { day: today, of: DueOf::Begin { below: org.id, period } };
            let all: Vec<_> = tops.into_iter().map(due).collect();
            app.store.put_due_once(&format!("reports {period}"), &all, app.now()).await?;
        }
    }
    Ok(())
}

/// Begins the reports of everything directly below an organisation; those that have others below them go on the list.
pub async fn begin_below(app: &App, below: OrgId, period: Period, today: Date) -> StoreResult<()> {
    let now = app.now();
    let orgs = app.store.all_orgs_below(below).await?;
    let reports: Vec<Report> = orgs.iter().filter_map(|org| Report::of_period(org, period, now)).collect();
    let writes: Vec<_> = reports.iter().map(|report| app.store.create_report(report, now)).collect();
    let written: Vec<StoreResult<()>> = stream::iter(writes).buffer_unordered(TOGETHER).collect().await;
    written.into_iter().collect::<StoreResult<()>>()?;
    for org in orgs.into_iter().filter(|org| !org.kind.has_members()) {
        let due = Due { day: today, of: DueOf::Begin { below: org.id, period } };
        app.store.put_due(&due, now).await?;
    }
    Ok(())
}
