//! The figures of a report as they are now.

use kit::{App, Result};
use shared::meeting_score::MeetingScore;
use shared::org::OrgPath;
use shared::period::Period;
use shared::problem::ProblemCode;
use shared::report::{Report, ReportAbout, ReportFigures};
use shared::statistics::MonthSum;
use store::{Stored, WholeMinutes};

/// What was counted, and what it was counted from as it was read.
pub struct Counted {
    /// The figures.
    pub figures: ReportFigures,
    /// What was written after the meeting, where the report is on one.
    pub written: Option<WholeMinutes>,
}

impl Counted {
    /// The self-score that went into the figures.
    pub fn score(&self) -> Option<&Stored<MeetingScore>> {
        self.written.as_ref()?.score.as_ref()
    }
}

/// Counts the figures of a report anew: of a meeting from its list, of a period from the sums of its months.
pub async fn count(app: &App, report: &Report) -> Result<Counted> {
    match &report.about {
        ReportAbout::Meeting { meeting, .. } => {
            let (meeting, list) =
                app.store.find_whole_meeting(*meeting).await?.ok_or(ProblemCode::NotFound)?;
            let list: Vec<_> = list.into_iter().map(|entry| entry.value).collect();
            let written = app.store.find_whole_minutes(meeting.value.id).await?;
            let minutes = written.minutes.as_ref().map(|stored| &stored.value);
            let score = written.score.as_ref().map(|stored| &stored.value);
            let figures = ReportFigures::of_meeting(&meeting.value, &list, minutes, score);
            Ok(Counted { figures, written: Some(written) })
        }
        ReportAbout::Period { period } => {
            Ok(Counted { figures: of_period(app, &report.path, *period).await?, written: None })
        }
    }
}

async fn of_period(app: &App, path: &OrgPath, period: Period) -> Result<ReportFigures> {
    let org = path.org().ok_or(ProblemCode::NotFound)?;
    let months = app.store.months_of(path, period).await?;
    let sum: MonthSum = months.into_iter().map(|row| row.sum).sum();
    Ok(ReportFigures::Period { sum, members: app.store.find_counts(org).await? })
}
