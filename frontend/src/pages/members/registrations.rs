//! Đơn đăng ký tài khoản: those that lie with the organisation in whose hat one acts, each beside the roster. What
//! agrees in everything is approved together, as the branch does in its meeting; the rest one by one.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::org::OrgAt;
use shared::registration::{ListRegistrations, Registration, RegistrationQuery, RegistrationState};
use yew::prelude::*;

use self::approve::approve_many;
use self::clear::ClearAway;
use self::entry::Entry;
use crate::load::use_pages;
use crate::parts::{EmptyState, Glyph, Page, Segmented, Stack, Text, Width};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

mod approve;
mod beside;
mod choose;
mod clear;
mod entry;
mod pass;
mod refuse;
#[cfg(test)]
mod tests;
mod words;

/// Which are shown, as the address keeps it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    xem: RegistrationState,
}

/// The page.
#[component]
pub fn Registrations() -> Html {
    let (viewer, (shown, show)) = (use_viewer(), use_query::<Shown>());
    let org = viewer.org();
    let pages = use_pages::<ListRegistrations, Registration>(OrgAt { org }, move |after| RegistrationQuery {
        state: shown.xem,
        after,
    });
    let name = viewer.seat().map_or_else(|| viewer.me.branch_name.clone(), |seat| seat.org.name.clone());
    let onchange = show.reform(|xem| Shown { xem });
    let approve = approve::use_approve(org, pages.list.reload.clone());
    if !viewer.may(Action::DecideRegistrations) {
        return html! {
            <Page title="Đơn đăng ký tài khoản" back={Route::Members}>
                <Text>{ "Đơn đăng ký do chi ủy và quản trị cấp trên xem xét." }</Text>
            </Page>
        };
    }
    html! {
        <Page title="Đơn đăng ký tài khoản" under={html! { { name } }} back={Route::Members} width={Width::Wide}>
            <Segmented<RegistrationState> id="xem" label="Xem" options={words::states()} value={Some(shown.xem)} {onchange} />
            { pages.show(nothing(shown.xem), |registrations| html! {
                <Stack>
                    { approve_many(registrations, &approve) }
                    <ClearAway {org} registrations={(**registrations).clone()} onchanged={pages.list.reload.clone()} />
                    { for registrations.iter().map(|registration| html! {
                        <Entry key={registration.id.to_string()} registration={registration.clone()}
                            approve={approve.clone()} onchanged={pages.list.reload.clone()} />
                    }) }
                </Stack>
            }) }
        </Page>
    }
}

fn nothing(state: RegistrationState) -> Html {
    let title = match state {
        RegistrationState::Pending => "Không có đơn nào chờ duyệt",
        RegistrationState::Approved => "Chưa duyệt đơn nào",
        RegistrationState::Refused => "Chưa từ chối đơn nào",
    };
    html! {
        <EmptyState icon={Glyph::Check} {title}>
            <Text>{ "Đồng chí chưa có phiếu có thể tự đăng ký ở trang đăng nhập; đơn sẽ hiện ở đây." }</Text>
        </EmptyState>
    }
}
