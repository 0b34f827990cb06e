//! Reports upward and the statistics of the tree. Handlers load, ask `may`, apply a pure rule of `shared`, store, reply.

mod answer;
mod figures;
mod known;
mod lines;
mod load;
mod sheet;
mod statistics;
mod write;

use kit::Routes;
use shared::{report, statistics as sums};

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(report::ListReports, lines::list_reports)
        .on(report::CreateReport, write::create_report)
        .on(report::ListReportLines, lines::list_report_lines)
        .on(report::FindReportSum, lines::find_report_sum)
        .on(report::FindReport, write::find_report)
        .on(report::ChangeReport, write::change_report)
        .on(report::SendReport, write::send_report)
        .on(report::AcceptReport, answer::accept_report)
        .on(report::ReturnReport, answer::return_report)
        .on(sums::FindTreeStatistics, statistics::find_tree_statistics)
        .on(sums::ExportTreeStatistics, statistics::export_tree_statistics)
}
