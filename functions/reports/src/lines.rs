//! Lists: an organisation's own reports, and those of everyone directly below it side by side.

use jiff::civil::Date;
use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::endpoint::Page;
use shared::org::Org;
use shared::period::{Period, Span};
use shared::problem::Problem;
use shared::report::{FindReportSum, ListReportLines, ListReports, Report, ReportLine, ReportOf, ReportSum};
use shared::text::matches;
use shared::time::local_date;

use crate::load;

/// `list_reports`.
pub async fn list_reports(app: App, by: Member, call: Call<ListReports>) -> Result<Page<Report>> {
    let org = load::org(&app, &by, call.path.org, Action::ReadReports).await?;
    Ok(app.store.list_reports(org.id, call.query.after.as_ref()).await?)
}

/// `list_report_lines`.
pub async fn list_report_lines(
    app: App,
    by: Member,
    call: Call<ListReportLines>,
) -> Result<Page<ReportLine>> {
    let org = load::org(&app, &by, call.path.org, Action::ReceiveReports).await?;
    let (query, today) = (call.body, local_date(app.now()));
    let reports = reports(&app, &org, query.of, query.period, today).await?;
    let words = query.q.unwrap_or_default();
    let is_wanted = |line: &ReportLine| {
        query.standing.is_none_or(|standing| line.standing == standing) && matches(&words, &line.name)
    };
    let mut after = query.after;
    loop {
        let page = app.store.list_orgs(org.id, after.as_ref()).await?;
        let lines = page.items.iter().map(|org| ReportLine::of(org, &reports, today));
        let items: Vec<_> = lines.filter(is_wanted).collect();
        // A page of nothing but others is no end of the list.
        if !items.is_empty() || page.next.is_none() {
            return Ok(Page { items, next: page.next });
        }
        after = page.next;
    }
}

/// `find_report_sum`.
pub async fn find_report_sum(app: App, by: Member, call: Call<FindReportSum>) -> Result<ReportSum> {
    let org = load::org(&app, &by, call.path.org, Action::ReceiveReports).await?;
    let today = local_date(app.now());
    let reports = reports(&app, &org, call.query.of, call.query.period, today).await?;
    let orgs = app.store.all_orgs_below(org.id).await?;
    Ok(ReportSum::of(&orgs, &reports, today))
}

/// All reports that go to an organisation for a period: of meetings by the month, of periods by themselves.
async fn reports(
    app: &App,
    org: &Org,
    of: ReportOf,
    period: Option<Period>,
    today: Date,
) -> Result<Vec<Report>> {
    let period = period.unwrap_or_else(|| Period::month_of(today));
    if of == ReportOf::Meetings && !matches!(period.span(), Span::Month(_)) {
        return Err(
            Problem::field("period", "Báo cáo cuộc họp được xem theo tháng. Xin chọn một tháng.").into()
        );
    }
    Ok(app.store.reports_to(org.id, of, period).await?)
}
