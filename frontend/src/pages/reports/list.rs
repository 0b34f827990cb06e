//! The page `Báo cáo`: in the hat of a branch its own reports; in that of a committee those of everyone below, too.

use shared::access::Action;
use yew::prelude::*;

use super::above::ReportsAbove;
use super::own::OwnReports;
use crate::parts::{EmptyState, Glyph, Page, Width};
use crate::session::use_viewer;

/// The page.
#[component]
pub fn Reports() -> Html {
    let viewer = use_viewer();
    let (org, is_branch) = (viewer.org(), viewer.seat().is_none_or(|seat| seat.org.kind.has_members()));
    let under = viewer.seat().map(|seat| html! { &seat.org.name }).unwrap_or_default();
    let may_write =
        viewer.may(if is_branch { Action::WriteBranchReport } else { Action::WriteCommitteeReport });
    let receives = !is_branch && viewer.may(Action::ReceiveReports);
    let reads = viewer.may(Action::ReadReports);
    let has_above = viewer.path().parent().is_some();
    html! {
        <Page title="Báo cáo" {under} width={Width::Wide}>
            if receives {
                <ReportsAbove key={format!("above {org}")} {org} />
            }
            if reads && has_above {
                <OwnReports key={format!("own {org}")} {org} {may_write} is_committee={!is_branch} />
            }
            if !receives && !reads {
                <EmptyState icon={Glyph::Document} title="Báo cáo do chi ủy theo dõi">
                    <p>{ "Ở vai trò đang chọn, đồng chí không có báo cáo nào phải viết hoặc phải xem. Nếu còn vai trò khác, xin chọn ở góc trên màn hình." }</p>
                </EmptyState>
            }
        </Page>
    }
}
