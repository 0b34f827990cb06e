//! How much came to an organisation and to everything below it, and what became of it.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kit::{App, Call, Failure, Member, Result};
use shared::access::Action;
use shared::feedback::{
    ExportFeedbackCounts, FeedbackBelow, FeedbackCounts, FeedbackMonth, FeedbackSum, FindFeedbackCounts,
};
use shared::id::OrgId;
use shared::org::{Org, OrgAt};
use shared::period::{Period, Span};
use shared::statistics::{PeriodQuery, SheetFile};
use shared::time::local_date;
use store::FeedbackRow;
use store::key::Freshness;

use crate::{load, sheet};

/// `find_feedback_counts`.
pub async fn find_feedback_counts(
    app: App,
    by: Member,
    call: Call<FindFeedbackCounts>,
) -> Result<FeedbackCounts> {
    count(&app, &by, call.path, call.query).await
}

/// `export_feedback_counts`. Like that of the meetings the workbook comes in the reply: no file with figures is left lying
/// in the object storage.
pub async fn export_feedback_counts(
    app: App,
    by: Member,
    call: Call<ExportFeedbackCounts>,
) -> Result<SheetFile> {
    let counts = count(&app, &by, call.path, call.query).await?;
    let book = sheet::workbook(&counts, local_date(app.now()));
    let book = book.map_err(|error| Failure::Internal(error.to_string()))?;
    let file_name = format!("y-kien-{}.xlsx", counts.period).to_lowercase();
    Ok(SheetFile { file_name, base64: STANDARD.encode(book) })
}

async fn count(app: &App, by: &Member, at: OrgAt, query: PeriodQuery) -> Result<FeedbackCounts> {
    let org = load::org(app, by, at.org, Action::ReadSums).await?;
    let period = query.period.unwrap_or_else(|| Period::month_of(local_date(app.now())));
    let year = Period::new(period.year(), Span::Year).unwrap_or(period);
    let rows = app.store.feedback_rows_of(&org.path, year).await?;
    let rows: BTreeMap<Period, FeedbackRow> = rows.into_iter().map(|row| (row.month, row)).collect();
    let own = period.months().filter_map(|month| rows.get(&month)).map(|row| row.own).sum();
    let of = |month| rows.get(&month).map(FeedbackRow::sum).unwrap_or_default();
    Ok(FeedbackCounts {
        own,
        sum: period.months().map(of).sum(),
        months: year.months().map(|month| FeedbackMonth { month, sum: of(month) }).collect(),
        below: below(app, &org, period).await?,
        period,
        org,
    })
}

/// Everyone directly below, with the count of the period.
async fn below(app: &App, org: &Org, period: Period) -> Result<Vec<FeedbackBelow>> {
    if org.kind.has_members() {
        return Ok(Vec::new());
    }
    let mut sums: BTreeMap<OrgId, FeedbackSum> = BTreeMap::new();
    for row in app.store.feedback_rows(org.id, period, Freshness::Recent).await? {
        if let Some(id) = row.org.org() {
            *sums.entry(id).or_default() += row.sum();
        }
    }
    let orgs = app.store.all_orgs_below(org.id).await?;
    let below = |org: Org| FeedbackBelow {
        sum: sums.get(&org.id).copied().unwrap_or_default(),
        org: org.id,
        name: org.name,
        kind: org.kind,
    };
    Ok(orgs.into_iter().map(below).collect())
}
