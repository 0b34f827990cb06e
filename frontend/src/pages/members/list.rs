//! Đảng viên: the roster of the branch in whose hat one acts; in the hat of a committee, a search over its branches.

use shared::access::Action;
use yew::prelude::*;

use super::corrections::WaitingCorrections;
use super::missed::MissedMeetings;
use super::probations::DueProbations;
use super::{CommitteeSearch, Roster};
use crate::pages::transfers::ArrivalsBadge;
use crate::parts::{ButtonLink, Cluster, Glyph, Page, TextLink};
use crate::route::Route;
use crate::session::{Viewer, use_viewer};

/// The page.
#[component]
pub fn Members() -> Html {
    let viewer = use_viewer();
    let org = viewer.org();
    let is_branch = viewer.seat().is_none_or(|seat| seat.org.kind.has_members());
    let name = viewer.seat().map_or_else(|| viewer.me.branch_name.clone(), |seat| seat.org.name.clone());
    let may_issue = is_branch && viewer.may(Action::IssueActivationCodes);
    html! {
        <Page title="Đảng viên" under={html! { { name } }} action={action(&viewer, may_issue)}>
            if is_branch && viewer.may(Action::ListTransfers) {
                <ArrivalsBadge {org} />
            }
            <Cluster>
                if may_issue && viewer.may(Action::ImportRoster) {
                    <TextLink to={Route::ActivationSlips} icon={Glyph::Ticket}>{ "Cấp phiếu kích hoạt" }</TextLink>
                }
                if viewer.may(Action::ListTransfers) {
                    <TextLink to={Route::Transfers { org }} icon={Glyph::Forward}>{ "Chuyển sinh hoạt" }</TextLink>
                }
                if viewer.may(Action::DecideRegistrations) {
                    <TextLink to={Route::Registrations} icon={Glyph::Person}>{ "Đơn đăng ký tài khoản" }</TextLink>
                }
            </Cluster>
            if is_branch && viewer.may(Action::DecideCorrection) {
                <WaitingCorrections {org} />
            }
            if is_branch && viewer.may(Action::ReadRoster) {
                <DueProbations {org} />
                <MissedMeetings {org} />
            }
            if is_branch {
                <Roster {org} />
            } else {
                <CommitteeSearch {org} />
            }
        </Page>
    }
}

/// Importing comes first for whoever may; then the slips.
fn action(viewer: &Viewer, may_issue: bool) -> Html {
    if viewer.may(Action::ImportRoster) {
        html! { <ButtonLink to={Route::ImportRoster} icon={Glyph::Upload}>{ "Nhập danh sách" }</ButtonLink> }
    } else if may_issue {
        html! { <ButtonLink to={Route::ActivationSlips} icon={Glyph::Ticket}>{ "Cấp phiếu kích hoạt" }</ButtonLink> }
    } else {
        Html::default()
    }
}
