//! Reports upward.

use jiff::civil::Date;
use shared::id::{OrgId, ReportId};
use shared::period::Period;
use shared::report::ReportOf;

use super::{Index, Key, Keys, Partition, Range, key, partition};

/// A report.
pub fn report(id: ReportId) -> Key {
    key(format!("RPT#{id}"), "META")
}

/// The words of a report.
pub fn report_body(id: ReportId) -> Key {
    key(format!("RPT#{id}"), "BODY")
}

/// A report with its words, in one query.
pub fn report_whole(id: ReportId) -> Partition {
    partition(Index::Main, format!("RPT#{id}"), Range::All)
}

/// All keys of a report: whose it is, and to whom it goes for which period.
pub fn report_keys(
    id: ReportId,
    org: OrgId,
    to: Option<OrgId>,
    of: ReportOf,
    period: Period,
    due: Date,
) -> Keys {
    let keys = Keys::from(report(id)).gsi1(format!("RPB#{org}"), format!("{due}#{id}"));
    match to {
        Some(to) => keys.gsi2(reports_pk(to, of, period), format!("{org}#{due}#{id}")),
        None => keys,
    }
}

fn reports_pk(to: OrgId, of: ReportOf, period: Period) -> String {
    format!("RPO#{to}#{}#{period}", of.as_str())
}

/// The reports of an organisation, by the day on which they are due.
pub fn reports_of(org: OrgId) -> Partition {
    partition(Index::Gsi1, format!("RPB#{org}"), Range::All)
}

/// The reports that go to an organisation for a period, by whose they are.
pub fn reports_to(to: OrgId, of: ReportOf, period: Period) -> Partition {
    partition(Index::Gsi2, reports_pk(to, of, period), Range::All)
}
