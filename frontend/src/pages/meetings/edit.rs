//! Chuẩn bị cuộc họp: one form for a new meeting and for changing one.

mod agenda;
mod fields;
mod notices;
mod officers;
mod save;
mod start;
mod typed;

use std::rc::Rc;

use shared::access::Action;
use shared::assignment::{AssignmentsQuery, ListAssignments};
use shared::endpoint::{Nothing, Page as ListPage};
use shared::id::{MeetingId, OrgId};
use shared::meeting::{
    FindMeeting, ListMeetings, Meeting, MeetingAt, MeetingState, MeetingView, MeetingsQuery,
};
use shared::org::{OrgAt, OrgKind};
use yew::prelude::*;

use self::fields::EditForm;
pub use self::start::Planned;
use self::start::Start;
use self::typed::TypedItem;
use crate::load::{LoadState, use_load};
use crate::parts::{ButtonLink, EmptyState, Glyph, Kind, Page, Shape, Skeleton};
use crate::route::Route;
use crate::session::use_viewer;

/// The page of a meeting, or of a new one.
pub fn edit_meeting(meeting: Option<MeetingId>) -> Html {
    match meeting {
        Some(meeting) => html! {
            <Page title="Sửa cuộc họp" back={Route::Meeting { meeting }}><Existing {meeting} /></Page>
        },
        None => html! { <Page title="Tạo cuộc họp" back={Route::Meetings}><Fresh /></Page> },
    }
}

/// The form of a meeting that stands in the plan of a year, for one of those who run it.
pub fn new_planned(planned: Planned) -> Html {
    html! { <FromPlan start={Start::Planned(Rc::new(planned))} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct FromPlanProps {
    start: Start,
}

#[component]
fn FromPlan(props: &FromPlanProps) -> Html {
    let viewer = use_viewer();
    let org_kind = viewer.seat().map_or(OrgKind::Branch, |seat| seat.org.kind);
    html! { <AfterLast org={viewer.org()} {org_kind} start={props.start.clone()} /> }
}

/// A new meeting, which begins where the last one left.
#[component]
fn Fresh() -> Html {
    let viewer = use_viewer();
    if viewer.may(Action::RunMeeting) {
        let org_kind = viewer.seat().map_or(OrgKind::Branch, |seat| seat.org.kind);
        html! { <AfterLast org={viewer.org()} {org_kind} start={Start::New} /> }
    } else {
        not_yours("Chỉ bí thư và phó bí thư tạo cuộc họp.", Route::Meetings)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AfterLastProps {
    org: OrgId,
    org_kind: OrgKind,
    start: Start,
}

/// Looks for earlier meetings; without them the form begins empty.
#[component]
fn AfterLast(props: &AfterLastProps) -> Html {
    let held = use_load::<ListMeetings>(OrgAt { org: props.org }, MeetingsQuery::default());
    let open = use_load::<ListAssignments>(OrgAt { org: props.org }, AssignmentsQuery::default());
    let earlier = match &held.state {
        LoadState::Loading => return html! { <Skeleton shape={Shape::Fields} /> },
        LoadState::Failed(_) => Vec::new(),
        LoadState::Ready(page) => {
            let ListPage { items, .. } = &**page;
            items.iter().filter(|meeting| was_held_or_called(meeting.state)).cloned().collect()
        }
    };
    let review = match &open.state {
        LoadState::Loading => return html! { <Skeleton shape={Shape::Fields} /> },
        LoadState::Failed(_) => None,
        LoadState::Ready(page) => TypedItem::review(&page.items),
    };
    html! { <EditForm org={props.org} org_kind={props.org_kind} start={props.start.clone()} {earlier} {review} /> }
}

/// A draft may still be empty and a cancelled meeting perhaps had its reasons: neither is a model.
const fn was_held_or_called(state: MeetingState) -> bool {
    matches!(state, MeetingState::Called | MeetingState::InSession | MeetingState::Closed)
}

#[derive(Clone, PartialEq, Properties)]
struct ExistingProps {
    meeting: MeetingId,
}

/// A meeting that exists.
#[component]
fn Existing(props: &ExistingProps) -> Html {
    let load = use_load::<FindMeeting>(MeetingAt { meeting: props.meeting }, Nothing {});
    load.show_as(Shape::Fields, |view| changeable(view, &load.reload))
}

fn changeable(view: &MeetingView, onreload: &Callback<()>) -> Html {
    let meeting: &Meeting = &view.meeting;
    let back = Route::Meeting { meeting: meeting.id };
    match meeting.state {
        _ if !view.may.run => not_yours("Chỉ bí thư và phó bí thư chi bộ sửa cuộc họp.", back),
        MeetingState::Draft | MeetingState::Called => html! {
            <EditForm key={meeting.rev} org={meeting.org} start={Start::Change(Rc::new(meeting.clone()))} {onreload} />
        },
        MeetingState::InSession | MeetingState::Closed | MeetingState::Cancelled => {
            not_yours("Cuộc họp đã bắt đầu, đã kết thúc hoặc đã hủy nên không sửa được nữa.", back)
        }
    }
}

fn not_yours(sentence: &'static str, to: Route) -> Html {
    html! {
        <EmptyState icon={Glyph::Lock} title="Không mở được phần này">
            <p>{ sentence }</p>
            <ButtonLink {to} kind={Kind::Secondary}>{ "Quay lại" }</ButtonLink>
        </EmptyState>
    }
}

#[cfg(test)]
mod tests {
    use shared::meeting::MeetingRights;

    use super::super::fixtures;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn only_those_who_run_it_change_it_and_only_before_it_begins() {
        let view = fixtures::view(MeetingState::Called, vec![]);
        let other = MeetingView { may: MeetingRights { run: false, attend_to_list: true }, ..view };
        assert!(
            rendered(changeable(&other, &Callback::noop()))
                .contains("Chỉ bí thư và phó bí thư chi bộ sửa cuộc họp.")
        );
        let closed = fixtures::view(MeetingState::Closed, vec![]);
        assert!(rendered(changeable(&closed, &Callback::noop())).contains("không sửa được nữa"));
    }
}
