//! Writing a report: beginning, looking, keeping, sending.

use kit::{App, Call, Member, Result};
use shared::access::Subject;
use shared::org::Org;
use shared::problem::{Problem, ProblemCode};
use shared::report::{
    ChangeReport, CreateReport, FindReport, NewReport, Report, ReportAbout, ReportAct, ReportState,
    ReportView, SendReport,
};
use store::Stored;

use crate::figures;
use crate::known;
use crate::load::{self, Side, Whole, is_repeated};

/// `create_report`.
pub async fn create_report(app: App, by: Member, call: Call<CreateReport>) -> Result<Report> {
    let org = app.store.find_org(call.path.org).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(load::writing(org.kind), Subject::org(&org.path))?;
    let report = begun(&app, &org, call.body).await?;
    app.store.create_report(&report, app.now()).await?;
    let stored = app.store.find_report(report.id).await?.ok_or(ProblemCode::NotFound)?;
    match stored.value.org == org.id {
        true => Ok(load::shown(stored)),
        false => Err(ProblemCode::IdTaken.into()),
    }
}

async fn begun(app: &App, org: &Org, new: NewReport) -> Result<Report> {
    match new {
        NewReport::Meeting { meeting } => {
            let meeting = app.store.find_meeting(meeting).await?.ok_or(ProblemCode::NotFound)?.value;
            if meeting.org != org.id {
                return Err(ProblemCode::NotFound.into());
            }
            Ok(Report::of_meeting(&meeting, app.now()).ok_or(ProblemCode::WrongMeetingState)?)
        }
        NewReport::Period { period } => {
            let sentence = "Không có báo cáo cho kỳ này. Xin chọn tháng, 6 tháng hoặc năm đã bắt đầu.";
            let report = Report::of_period(org, period, app.now());
            Ok(report.ok_or_else(|| Problem::field("period", sentence))?)
        }
    }
}

/// `find_report`.
pub async fn find_report(app: App, by: Member, call: Call<FindReport>) -> Result<ReportView> {
    let whole = load::whole(&app, call.path.report).await?;
    let side = load::side(&by, &whole.report.value)?;
    look(&app, &by, side, whole).await
}

/// The report as seen from a side; to its writers with the figures of now and what is known.
async fn look(app: &App, by: &Member, side: Side, mut whole: Whole) -> Result<ReportView> {
    let report = &mut whole.report.value;
    let is_open = matches!(report.state, ReportState::Draft | ReportState::Returned);
    if side == Side::Above || !is_open {
        return Ok(load::view(by, side, whole));
    }
    let counted = figures::count(app, report).await?;
    let known = match load::rights(by, report).write {
        true => known::gather(app, report, &counted).await?,
        false => Vec::new(),
    };
    report.figures = Some(counted.figures);
    Ok(ReportView { known, ..load::view(by, side, whole) })
}

/// `change_report`.
pub async fn change_report(app: App, by: Member, call: Call<ChangeReport>) -> Result<ReportView> {
    let mut whole = load::to_write(&app, &by, call.path.report).await?;
    let (text, rev) = (call.body.text, call.body.rev);
    if whole.text.text == text && rev.checked_add(1) == Some(whole.report.rev) {
        return look(&app, &by, Side::Own, whole).await;
    }
    kit::check_rev(&whole.report, rev)?;
    whole.report.value.check_writable()?;
    text.check()?;
    whole.text.text = text;
    let whole = save(&app, whole).await?;
    look(&app, &by, Side::Own, whole).await
}

/// `send_report`.
pub async fn send_report(app: App, by: Member, call: Call<SendReport>) -> Result<ReportView> {
    let mut whole = load::to_write(&app, &by, call.path.report).await?;
    let (text, rev) = (call.body.text, call.body.rev);
    if is_repeated(&by, &whole.report, rev, ReportAct::Sent, "") && whole.text.text == text {
        return Ok(load::view(&by, Side::Own, whole));
    }
    kit::check_rev(&whole.report, rev)?;
    whole.report.value.check_writable()?;
    text.check_sendable()?;
    let counted = figures::count(&app, &whole.report.value).await?;
    whole.report.value.send(counted.figures.clone(), by.stamp(&app).await?)?;
    whole.text.sent = Some(text.clone());
    whole.text.text = text;
    let whole = match whole.report.value.about {
        ReportAbout::Meeting { meeting, .. } => {
            let Whole { report, text } = &whole;
            app.store.send_meeting_report(report, text, meeting, counted.score(), app.now()).await?;
            written(whole)
        }
        ReportAbout::Period { .. } => save(&app, whole).await?,
    };
    Ok(load::view(&by, Side::Own, whole))
}

async fn save(app: &App, whole: Whole) -> Result<Whole> {
    app.store.change_whole_report(&whole.report, &whole.text, app.now()).await?;
    Ok(written(whole))
}

/// The report under the revision that it has since it was written.
fn written(whole: Whole) -> Whole {
    let Whole { report, text } = whole;
    Whole { report: Stored { rev: report.rev + 1, ..report }, text }
}
