//! Kết quả cuộc họp: what is missing before it can be closed, and afterwards its figures with the people behind.

mod closing;
mod end;
pub(crate) mod figures;
mod result;

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::{MeetingId, MemberId};
use shared::meeting::{FindMeeting, MeetingAt, MeetingState, MeetingView};
use yew::prelude::*;

use self::closing::Closing;
use self::result::result;
use crate::load::{Load, use_load};
use crate::parts::{ButtonLink, EmptyState, Glyph, Kind, Page};
use crate::route::Route;
use crate::session::use_viewer;

/// Properties of [`CloseMeeting`].
#[derive(Clone, PartialEq, Properties)]
pub struct CloseMeetingProps {
    /// Which.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn CloseMeeting(props: &CloseMeetingProps) -> Html {
    let me = use_viewer().actor.member;
    let load = use_load::<FindMeeting>(MeetingAt { meeting: props.meeting }, Nothing {});
    let under = load.ready().map(|view| html! { &view.meeting.plan.title }).unwrap_or_default();
    let is_closed = load.ready().is_none_or(|view| view.meeting.state == MeetingState::Closed);
    let title = if is_closed { "Kết quả cuộc họp" } else { "Kết thúc cuộc họp" };
    html! {
        <Page {title} back={Route::Meeting { meeting: props.meeting }} {under}>
            { load.show(|view| outcome(view, me, &load)) }
        </Page>
    }
}

/// The figures, the way to them, or why there are none.
fn outcome(view: &Rc<MeetingView>, me: MemberId, load: &Load<MeetingView>) -> Html {
    let sentence = match view.meeting.state {
        _ if !view.may.attend_to_list => {
            "Kết quả chung của cuộc họp do chi ủy theo dõi. Phần của đồng chí nằm ở trang cuộc họp."
        }
        MeetingState::InSession => {
            return html! { <Closing {view} {me} load={load.clone()} /> };
        }
        MeetingState::Closed => return result(view, load),
        MeetingState::Draft | MeetingState::Called => "Cuộc họp chưa bắt đầu nên chưa có kết quả.",
        MeetingState::Cancelled => "Cuộc họp đã hủy nên không có kết quả.",
    };
    html! {
        <EmptyState icon={Glyph::Chart} title="Chưa có gì để xem ở đây">
            <p>{ sentence }</p>
            <ButtonLink to={Route::Meeting { meeting: view.meeting.id }} kind={Kind::Secondary}>{ "Về cuộc họp" }</ButtonLink>
        </EmptyState>
    }
}

#[cfg(test)]
mod tests {
    use shared::meeting::MeetingRights;

    use super::super::fixtures::{self, SECRETARY, marked, people};
    use super::*;
    use crate::testing::rendered;

    fn shown(view: MeetingView) -> String {
        let load = Load::of(view.clone());
        rendered(outcome(&Rc::new(view), fixtures::member(SECRETARY), &load))
    }

    #[test]
    fn before_the_session_and_after_a_cancellation_there_is_nothing_to_see() {
        assert!(shown(fixtures::view(MeetingState::Called, people())).contains("chưa bắt đầu"));
        assert!(shown(fixtures::view(MeetingState::Cancelled, people())).contains("đã hủy"));
    }

    #[test]
    fn a_member_does_not_see_figures_counted_from_their_own_entry_alone() {
        let mut view = fixtures::view(MeetingState::Closed, people()[..1].to_vec());
        view.may = MeetingRights::default();
        let html = shown(view);
        assert!(html.contains("do chi ủy theo dõi") && !html.contains("đạt 100"), "{html}");
    }

    #[test]
    fn an_ended_meeting_shows_its_figures() {
        let list: Vec<_> = people()
            .into_iter()
            .map(|entry| marked(entry, shared::attendance::CheckIn::Present, 1))
            .collect();
        assert!(shown(fixtures::view(MeetingState::Closed, list)).contains("đạt 100\u{a0}%"));
    }
}
