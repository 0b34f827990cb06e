//! Loading with the check that belongs to it: what one may not see is not found.

use kit::{App, Failure, Member, Result};
use shared::access::{Action, Subject};
use shared::id::{OrgId, ReportId};
use shared::org::{Org, OrgKind};
use shared::problem::ProblemCode;
use shared::report::{Report, ReportAct, ReportRights, ReportText, ReportView};
use store::{Stored, StoredReportText};

/// A report with its words.
pub struct Whole {
    /// The report.
    pub report: Stored<Report>,
    /// Its words.
    pub text: StoredReportText,
}

/// An organisation, for an act on it.
pub async fn org(app: &App, by: &Member, id: OrgId, action: Action) -> Result<Org> {
    let org = app.store.find_org(id).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(action, Subject::org(&org.path))?;
    Ok(org)
}

/// A report with its words, for an act of its writers.
pub async fn to_write(app: &App, by: &Member, id: ReportId) -> Result<Whole> {
    let whole = whole(app, id).await?;
    let report = &whole.report.value;
    by.may(writing(report.org_kind), Subject::org(&report.path))?;
    Ok(whole)
}

/// A report with its words, for an act of those above, who know it once it was sent.
pub async fn to_receive(app: &App, by: &Member, id: ReportId) -> Result<Whole> {
    let whole = whole(app, id).await?;
    let report = &whole.report.value;
    match report.was_sent() && rights(by, report).receive {
        true => Ok(whole),
        false => Err(refusal(by, report)),
    }
}

/// Others of the organisation know that it reports; a stranger knows nothing.
fn refusal(by: &Member, report: &Report) -> Failure {
    let asked = by.may(Action::ReadReports, Subject::org(&report.path));
    asked.err().unwrap_or_else(|| ProblemCode::Forbidden.into())
}

/// A report with its words.
pub async fn whole(app: &App, id: ReportId) -> Result<Whole> {
    let (report, text) = app.store.find_whole_report(id).await?.ok_or(ProblemCode::NotFound)?;
    Ok(Whole { report, text })
}

/// What writing a report of such an organisation asks of the policy: a branch is spoken for by those who run it.
pub const fn writing(kind: OrgKind) -> Action {
    match kind {
        OrgKind::Branch | OrgKind::Cell => Action::WriteBranchReport,
        OrgKind::Centre | OrgKind::Province | OrgKind::PartyCommittee => Action::WriteCommitteeReport,
    }
}

/// What the caller may do with a report.
pub fn rights(by: &Member, report: &Report) -> ReportRights {
    let above = report.path.above();
    ReportRights {
        write: by.can(writing(report.org_kind), Subject::org(&report.path)),
        receive: above.is_some_and(|above| by.can(Action::ReceiveReports, Subject::org(&above))),
    }
}

/// Whose eyes look at a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Its own organisation: as it is now.
    Own,
    /// The organisation above: as it was sent.
    Above,
}

/// From which side this caller sees a report.
///
/// # Errors
/// [`ProblemCode::NotFound`] for whoever may not know of it, [`ProblemCode::Forbidden`] for others of its organisation.
pub fn side(by: &Member, report: &Report) -> Result<Side> {
    if by.can(Action::ReadReports, Subject::org(&report.path)) {
        return Ok(Side::Own);
    }
    match report.was_sent() && rights(by, report).receive {
        true => Ok(Side::Above),
        false => Err(refusal(by, report)),
    }
}

/// The report as seen from a side.
pub fn view(by: &Member, side: Side, whole: Whole) -> ReportView {
    let Whole { report, text } = whole;
    let may = rights(by, &report.value);
    let text: ReportText = match side {
        Side::Own => text.text,
        Side::Above => text.sent.unwrap_or_default(),
    };
    ReportView { report: shown(report), text, known: Vec::new(), may }
}

/// The report with its revision, as replied.
pub fn shown(report: Stored<Report>) -> Report {
    Report { rev: report.rev, ..report.value }
}

/// Whether the change that the caller asks for on `rev` was the last one made: the same request again, after its reply
/// was lost on the way.
pub fn is_repeated(by: &Member, report: &Stored<Report>, rev: u32, act: ReportAct, remarks: &str) -> bool {
    let step = report.value.steps.last();
    rev.checked_add(1) == Some(report.rev)
        && step.is_some_and(|step| step.act == act && step.stamp.by == by.id() && step.remarks == remarks)
}
