//! The figures of a report as they are now.

use kit::{App, Result};
use shared::org::OrgPath;
use shared::period::Period;
use shared::problem::ProblemCode;
use shared::report::{Report, ReportAbout, ReportFigures};
use shared::statistics::MonthSum;

/// Counts the figures of a report anew: of a meeting from its list, of a period from the sums of its months.
pub async fn count(app: &App, report: &Report) -> Result<ReportFigures> {
    match &report.about {
        ReportAbout::Meeting { meeting, .. } => {
            let (meeting, list) =
                app.store.find_whole_meeting(*meeting).await?.ok_or(ProblemCode::NotFound)?;
            let list: Vec<_> = list.into_iter().map(|entry| entry.value).collect();
            Ok(ReportFigures::of_meeting(&meeting.value, &list))
        }
        ReportAbout::Period { period } => of_period(app, &report.path, *period).await,
    }
}

async fn of_period(app: &App, path: &OrgPath, period: Period) -> Result<ReportFigures> {
    let org = path.org().ok_or(ProblemCode::NotFound)?;
    let months = app.store.months_of(path, period).await?;
    let sum: MonthSum = months.into_iter().map(|row| row.sum).sum();
    Ok(ReportFigures::Period { sum, members: app.store.find_counts(org).await? })
}
