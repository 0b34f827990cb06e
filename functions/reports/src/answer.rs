//! Receiving a report: accepted, or given back with remarks.

use kit::{App, Call, Member, Result};
use shared::id::ReportId;
use shared::meeting::Stamp;
use shared::problem::Problem;
use shared::report::{
    AcceptReport, Report, ReportAct, ReportAnswer, ReportView, ReturnReport, check_remarks,
};
use store::Stored;

use crate::load::{self, Side, Whole, is_repeated};

/// Longest word with accepting, in characters.
const LONGEST_WORD: usize = 2000;

/// `accept_report`.
pub async fn accept_report(app: App, by: Member, call: Call<AcceptReport>) -> Result<ReportView> {
    let order = trimmed(call.body);
    if order.remarks.chars().count() > LONGEST_WORD {
        return Err(Problem::field("remarks", "Ý kiến dài quá 2000 ký tự.").into());
    }
    answer(&app, &by, call.path.report, order, ReportAct::Accepted, Report::accept).await
}

/// `return_report`.
pub async fn return_report(app: App, by: Member, call: Call<ReturnReport>) -> Result<ReportView> {
    let order = trimmed(call.body);
    let checked = |report: &mut Report, remarks: String, stamp| {
        check_remarks(&remarks)?;
        report.give_back(remarks, stamp)
    };
    answer(&app, &by, call.path.report, order, ReportAct::Returned, checked).await
}

fn trimmed(order: ReportAnswer) -> ReportAnswer {
    ReportAnswer { remarks: order.remarks.trim().to_owned(), ..order }
}

async fn answer(
    app: &App,
    by: &Member,
    id: ReportId,
    order: ReportAnswer,
    act: ReportAct,
    rule: impl FnOnce(&mut Report, String, Stamp) -> std::result::Result<(), Problem>,
) -> Result<ReportView> {
    let Whole { mut report, text } = load::to_receive(app, by, id).await?;
    if is_repeated(by, &report, order.rev, act, &order.remarks) {
        return Ok(load::view(by, Side::Above, Whole { report, text }));
    }
    kit::check_rev(&report, order.rev)?;
    rule(&mut report.value, order.remarks, by.stamp(app).await?)?;
    app.store.change_report(&report, app.now()).await?;
    let report = Stored { rev: report.rev + 1, ..report };
    Ok(load::view(by, Side::Above, Whole { report, text }))
}
