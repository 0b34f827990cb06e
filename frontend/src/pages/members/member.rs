//! One member: the nine fields of the profile, the standing, the account, the year's meetings.

use std::rc::Rc;

use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::member::{FindMember, Member, MemberAt};
use shared::org::{FindOrg, OrgAt, OrgPath};
use shared::time::local_date;
use yew::prelude::*;

use super::account::account;
use super::lock::LockButton;
use super::masked_number::MaskedNumber;
use super::member_list::member_tags;
use super::profile::{BranchName, masked, profile};
use super::standing::StandingCard;
use super::year::MemberYearSection;
use crate::dom;
use crate::load::{Load, LoadState, use_load};
use crate::pages::transfers::MemberTransfers;
use crate::parts::{ButtonLink, Glyph, Kind, Page, Section, Text};
use crate::route::Route;
use crate::session::{Viewer, use_viewer};

/// Properties of [`MemberPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct MemberPageProps {
    /// Which.
    pub member: MemberId,
}

/// The page.
#[component]
pub fn MemberPage(props: &MemberPageProps) -> Html {
    let load = use_load::<FindMember>(MemberAt { member: props.member }, Nothing {});
    let today = local_date(dom::now());
    let (title, under) = match load.ready() {
        Some(member) => (member.name.as_str().to_owned(), member_tags(member, today)),
        None => ("Đảng viên".to_owned(), Html::default()),
    };
    html! {
        <Page {title} {under} back={Route::Members}>
            { load.show(|member| html! { <MemberBody {member} load={load.clone()} /> }) }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MemberBodyProps {
    member: Rc<Member>,
    load: Load<Member>,
}

/// What stands under the name; what one may do follows from where the branch stands in the tree.
#[component]
fn MemberBody(props: &MemberBodyProps) -> Html {
    let (viewer, member) = (use_viewer(), &props.member);
    let branch = use_load::<FindOrg>(OrgAt { org: member.branch }, Nothing {});
    let today = local_date(dom::now());
    let path = branch.ready().map(|view| view.org.path.clone());
    let name = match &branch.state {
        LoadState::Ready(view) => BranchName::Known(view.org.name.clone()),
        LoadState::Loading => BranchName::Loading,
        LoadState::Failed(_) => BranchName::OutOfReach,
    };
    let may = |action| may_do(&viewer, member, path.as_ref(), action);
    let lock = html! {
        if may(Action::ChangeAccount) {
            <LockButton member={member.clone()} may_open={may_open(&viewer, member, path.as_ref())} onchanged={props.load.put.clone()} />
        }
    };
    let may_reveal = may(Action::RevealIdentifier);
    let number = |identifier| {
        let masked = masked(member, identifier);
        html! { <MaskedNumber member={member.id} {identifier} {masked} {may_reveal} /> }
    };
    html! {
        <>
            { profile(member, &name, today, number) }
            <StandingCard member={member.clone()} load={props.load.clone()} path={path.clone()}
                may_change={may(Action::ChangeMember)} />
            <MemberTransfers key={member.rev} member={member.id} onchanged={props.load.reload.clone()}
                may_start={may(Action::StartTransfer) && member.standing.belongs()} />
            { account(member, may(Action::IssueActivationCodes), lock) }
            if may(Action::SendFeedback) && member.standing.belongs() && member.id != viewer.actor.member {
                <Section title="Ý kiến">
                    <Text>{ "Đồng chí không dùng điện thoại có thể nói ý kiến để cấp ủy ghi thay; ý kiến đứng tên đồng chí ấy." }</Text>
                    <div><ButtonLink to={Route::NewFeedback { member: member.id }} kind={Kind::Secondary} icon={Glyph::Pencil}>{ "Ghi thay ý kiến" }</ButtonLink></div>
                </Section>
            }
            if may(Action::ReadMemberStatistics) {
                <MemberYearSection member={member.id} year={today.year()} />
            }
        </>
    }
}

/// Whether the viewer may open the account: as high as whoever locked it.
fn may_open(viewer: &Viewer, member: &Member, path: Option<&OrgPath>) -> bool {
    let level = member.lock.as_ref().map(|lock| &lock.level).or(path);
    may_do(viewer, member, level, Action::ChangeAccount)
}

/// Whether the viewer may do this to the member; no while the branch is not known.
fn may_do(viewer: &Viewer, member: &Member, path: Option<&OrgPath>, action: Action) -> bool {
    path.is_some_and(|path| viewer.may_on(action, Subject::member(path, member.id)))
}
