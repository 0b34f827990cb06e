//! The statistics of an organisation and of everything below it, from the sums that climb the tree.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kit::{App, Call, Failure, Member, Result};
use shared::access::Action;
use shared::id::OrgId;
use shared::org::{Org, OrgAt};
use shared::period::{Period, Span};
use shared::statistics::{
    ExportTreeStatistics, FindTreeStatistics, MonthSum, PeriodQuery, SheetFile, SumBelow, SumOfMonth,
    TreeStatistics,
};
use shared::time::local_date;
use store::key::Freshness;
use store::{Below, MonthRow};

use crate::{load, sheet};

/// `find_tree_statistics`.
pub async fn find_tree_statistics(
    app: App,
    by: Member,
    call: Call<FindTreeStatistics>,
) -> Result<TreeStatistics> {
    count(&app, &by, call.path, call.query).await
}

/// `export_tree_statistics`.
///
/// The workbook comes in the reply: two hundred rows are some twenty kilobytes, far below what a reply may hold, and
/// so no file with figures is left lying in the object storage.
pub async fn export_tree_statistics(
    app: App,
    by: Member,
    call: Call<ExportTreeStatistics>,
) -> Result<SheetFile> {
    let statistics = count(&app, &by, call.path, call.query).await?;
    let book = sheet::workbook(&statistics, local_date(app.now()));
    let book = book.map_err(|error| Failure::Internal(error.to_string()))?;
    let file_name = format!("thong-ke-{}.xlsx", statistics.period).to_lowercase();
    Ok(SheetFile { file_name, base64: STANDARD.encode(book) })
}

async fn count(app: &App, by: &Member, at: OrgAt, query: PeriodQuery) -> Result<TreeStatistics> {
    let org = load::org(app, by, at.org, Action::ReadSums).await?;
    let period = query.period.unwrap_or_else(|| Period::month_of(local_date(app.now())));
    let year = Period::new(period.year(), Span::Year).unwrap_or(period);
    let months = app.store.months_of(&org.path, year).await?;
    let months: BTreeMap<Period, MonthSum> = months.into_iter().map(|row| (row.month, row.sum)).collect();
    let of = |month| months.get(&month).copied().unwrap_or_default();
    Ok(TreeStatistics {
        sum: period.months().map(of).sum(),
        months: year.months().map(|month| SumOfMonth { month, sum: of(month) }).collect(),
        below: below(app, &org, period).await?,
        period,
        org,
    })
}

/// Everyone directly below, with the sum of the period.
async fn below(app: &App, org: &Org, period: Period) -> Result<Vec<SumBelow>> {
    if org.kind.has_members() {
        return Ok(Vec::new());
    }
    let mut sums: BTreeMap<OrgId, MonthSum> = BTreeMap::new();
    for MonthRow { below, sum, .. } in app.store.month_rows(org.id, period, Freshness::Recent).await? {
        if let Below::Org(id) = below {
            *sums.entry(id).or_default() += sum;
        }
    }
    let orgs = app.store.all_orgs_below(org.id).await?;
    let below = |org: Org| SumBelow {
        sum: sums.get(&org.id).copied().unwrap_or_default(),
        org: org.id,
        name: org.name,
        kind: org.kind,
    };
    Ok(orgs.into_iter().map(below).collect())
}
