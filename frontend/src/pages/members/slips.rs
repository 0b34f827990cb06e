//! Phiếu kích hoạt: who gets a code, then the sheet to print. Codes are shown once; what is not printed is issued
//! again.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::endpoint::Nothing;
use shared::id::{MemberId, OrgId};
use shared::member::{FindMember, Member, MemberAt};
use shared::problem::ProblemCode;
use shared::session::ActivationSlip;
use yew::prelude::*;

use self::choose::ChooseMembers;
use self::sheet::Sheet;
use crate::api::Failure;
use crate::load::{FailureNotice, use_load};
use crate::parts::{Button, ButtonLink, EmptyState, Glyph, Kind, Page, Shape, Text};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

mod choose;
mod order;
mod pick;
mod sheet;
#[cfg(test)]
mod tests;

/// For whom the page was opened: a member, or a branch other than the one whose hat is worn.
#[derive(Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
struct For {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dv: Option<MemberId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cb: Option<OrgId>,
}

/// The page.
#[component]
pub fn ActivationSlips() -> Html {
    let viewer = use_viewer();
    let (asked, _) = use_query::<For>();
    let own = viewer.seat().filter(|seat| seat.org.kind.has_members()).map(|seat| seat.org.id);
    let content = match (asked.dv, asked.cb, own) {
        (Some(member), ..) => html! { <ForOne {member} /> },
        (None, Some(org), _) => html! { <ForBranch {org} chosen={None::<Member>} /> },
        (None, None, Some(_)) if !viewer.may(Action::IssueActivationCodes) => {
            html! { <FailureNotice failure={Failure::Problem(ProblemCode::Forbidden.into())} /> }
        }
        (None, None, Some(org)) => html! { <ForBranch {org} chosen={None::<Member>} /> },
        (None, None, None) => no_branch(),
    };
    html! {
        <Page title="Phiếu kích hoạt" back={Route::Members}>{ content }</Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ForOneProps {
    member: MemberId,
}

/// Opened from a member's page: their branch, with them chosen.
#[component]
fn ForOne(props: &ForOneProps) -> Html {
    let member = use_load::<FindMember>(MemberAt { member: props.member }, Nothing {});
    member.show_as(
        Shape::Fields,
        |member| html! { <ForBranch org={member.branch} chosen={Some((**member).clone())} /> },
    )
}

#[derive(Clone, PartialEq, Properties)]
struct ForBranchProps {
    org: OrgId,
    chosen: Option<Member>,
}

/// First the choice, then the sheet; a new choice begins afresh.
#[component]
fn ForBranch(props: &ForBranchProps) -> Html {
    let issued = use_state(|| None::<Rc<Vec<ActivationSlip>>>);
    let onissued = {
        let issued = issued.clone();
        Callback::from(move |slips: Vec<ActivationSlip>| issued.set(Some(Rc::new(slips))))
    };
    let onagain = {
        let issued = issued.clone();
        Callback::from(move |()| issued.set(None))
    };
    match &*issued {
        None => html! { <ChooseMembers org={props.org} chosen={props.chosen.clone()} {onissued} /> },
        Some(slips) if slips.is_empty() => nobody_left(onagain),
        Some(slips) => html! { <Sheet slips={slips.clone()} {onagain} /> },
    }
}

fn nobody_left(onagain: Callback<()>) -> Html {
    html! {
        <EmptyState icon={Glyph::Check} title="Không còn đồng chí nào cần phiếu">
            <Text>{ "Mọi người đã kích hoạt; quản trị cấp trên thì cấp trên cấp phiếu. Đồng chí nào quên mật khẩu, xin chọn cấp riêng." }</Text>
            <Button kind={Kind::Secondary} onclick={onagain}>{ "Cấp cho một số đồng chí" }</Button>
        </EmptyState>
    }
}

/// Wearing the hat of a committee, which has no members of its own.
fn no_branch() -> Html {
    html! {
        <EmptyState icon={Glyph::Ticket} title="Phiếu được cấp theo từng chi bộ">
            <Text>{ "Đồng chí mở chi bộ trong mục Tổ chức rồi chọn đảng viên, hoặc đổi sang vai trò ở chi bộ tại đầu trang." }</Text>
            <ButtonLink to={Route::Orgs} kind={Kind::Secondary}>{ "Mở mục Tổ chức" }</ButtonLink>
        </EmptyState>
    }
}
