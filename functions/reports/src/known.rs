//! What is known of what a report is about, gathered for its writers.

use kit::{App, Result};
use shared::assignment::{Assignment, reviewed_from};
use shared::id::MeetingId;
use shared::meeting_score::MinutesTiming;
use shared::org::OrgKind;
use shared::period::Period;
use shared::problem::ProblemCode;
use shared::report::{Known, KnownFrom, Report, ReportAbout, ReportFigures, ReportPart, known};
use shared::time::local_date;
use store::WholeMinutes;

use crate::figures::Counted;

/// Gathers what is known beside the figures that were counted.
pub async fn gather(app: &App, report: &Report, counted: &Counted) -> Result<Vec<Known>> {
    match report.about {
        ReportAbout::Meeting { meeting, .. } => of_meeting(app, meeting, counted).await,
        ReportAbout::Period { period } => of_period(app, report, period, counted).await,
    }
}

async fn of_meeting(app: &App, id: MeetingId, counted: &Counted) -> Result<Vec<Known>> {
    let meeting = app.store.find_meeting(id).await?.ok_or(ProblemCode::NotFound)?.value;
    let opinions = app.store.opinions_on(id).await?.len();
    let tasks = app.store.assignments_to_review(meeting.org, reviewed_from(&meeting)).await?;
    let tasks: Vec<Assignment> = tasks.into_iter().map(|task| task.value).collect();
    let mut all = Vec::new();
    if let ReportFigures::Meeting { score: Some(score), .. } = counted.figures {
        all.push(Known::content(KnownFrom::Score { meeting: id }, format!("Tự chấm {}.", score.text())));
    }
    if let Some(written) = &counted.written {
        all.extend(of_papers(id, written));
        let minutes = written.minutes.as_ref().map(|minutes| &minutes.value);
        all.push(known::of_minutes(id, MinutesTiming::of(&meeting, minutes)));
    }
    if opinions > 0 {
        let text = format!("{opinions} đồng chí gửi ý kiến bằng văn bản trước cuộc họp.");
        all.push(Known::content(KnownFrom::Opinions { meeting: id }, text));
    }
    all.extend(known::of_assignments(&tasks, None, local_date(app.now())));
    Ok(all)
}

/// What minutes and resolution say.
fn of_papers(meeting: MeetingId, written: &WholeMinutes) -> Vec<Known> {
    let mut all = Vec::new();
    let resolution = written.resolution.as_ref().map(|resolution| &resolution.value);
    if let Some((resolution, adoption)) = resolution.and_then(|it| Some((it, it.adoption.as_ref()?))) {
        let text = format!(
            "Đã ban hành nghị quyết {}, giao {} nhiệm vụ.",
            adoption.number,
            written.assignments.len()
        );
        let from = KnownFrom::Resolution { meeting };
        all.push(Known::content(from, text));
        let text = resolution.text.directions.trim().to_owned();
        all.push(Known { from, part: ReportPart::Conclusions, text });
    }
    let conclusion = written.minutes.as_ref().map_or("", |minutes| minutes.value.text.conclusion.trim());
    if !conclusion.is_empty() {
        let (from, part) = (KnownFrom::Minutes { meeting }, ReportPart::Conclusions);
        all.push(Known { from, part, text: conclusion.to_owned() });
    }
    all
}

/// Of a branch its assignments, transfers and changes of standing too; of a committee the sums of those below.
async fn of_period(app: &App, report: &Report, period: Period, counted: &Counted) -> Result<Vec<Known>> {
    let mut all = Vec::new();
    if let ReportFigures::Period { sum, .. } = &counted.figures {
        all.extend(known::of_sum(sum));
    }
    if report.org_kind != OrgKind::Branch {
        return Ok(all);
    }
    let tasks = app.store.assignments_to_review(report.org, period.first_day()).await?;
    let tasks: Vec<Assignment> = tasks.into_iter().map(|task| task.value).collect();
    all.extend(known::of_assignments(&tasks, Some(period), local_date(app.now())));
    let (arrivals, departures) = app.store.transfers_of_period(report.org, period).await?;
    all.extend(known::of_transfers(&arrivals, &departures));
    all.extend(known::of_standings(&app.store.standings_of_period(report.org, period).await?));
    let roster = app.store.roster(report.org).await?;
    let days = roster.iter().filter(|it| it.value.standing.belongs()).filter_map(|it| it.value.official_on);
    all.extend(known::of_officials(days, period, local_date(app.now())));
    Ok(all)
}
