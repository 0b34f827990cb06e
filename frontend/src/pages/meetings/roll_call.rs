//! Điểm danh: made for a hall at half past seven in the evening, a phone, one thumb and a weak line.

mod everyone;
mod hall;
mod keep;
mod line;
mod press;
mod queue;
mod roll;
mod row;
mod sync;

use std::rc::Rc;

use shared::attendance::check_roll_call;
use shared::endpoint::Nothing;
use shared::id::{MeetingId, MemberId};
use shared::meeting::{FindMeeting, MeetingAt, MeetingState, MeetingView};
use shared::statistics::{FigureKind, MeetingFigures};
use yew::prelude::*;

pub(super) use self::everyone::rest;
use self::hall::Hall;
pub(crate) use self::keep::{forget, waiting};
pub(super) use self::line::{line_words, refusal};
use self::press::press;
pub(super) use self::roll::{Act, Roll};
pub(super) use self::sync::{Taking, use_taking};
use crate::dom;
use crate::load::use_load;
use crate::parts::{
    ButtonLink, Count, EmptyState, Glyph, Kind, Page, Shape, Tally, Toaster, Tone, Width, use_toast,
};
use crate::route::Route;
use crate::session::use_viewer;

/// Properties of [`RollCall`].
#[derive(Clone, PartialEq, Properties)]
pub struct RollCallProps {
    /// Of which meeting.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn RollCall(props: &RollCallProps) -> Html {
    let me = use_viewer().actor.member;
    let load = use_load::<FindMeeting>(MeetingAt { meeting: props.meeting }, Nothing {});
    let under = load.ready().map(|view| html! { &view.meeting.plan.title }).unwrap_or_default();
    html! {
        <Page title="Điểm danh" back={Route::Meeting { meeting: props.meeting }} {under} width={Width::Wide}>
            { load.show_as(Shape::Rows, |view| html! { <Taken {view} {me} /> }) }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TakenProps {
    view: Rc<MeetingView>,
    me: MemberId,
}

/// The roll call, or why it cannot be taken now.
#[component]
fn Taken(props: &TakenProps) -> Html {
    let (taking, toast) = (use_taking(props.view.clone(), props.me), use_toast());
    let view = &taking.roll.view;
    let meeting = view.meeting.id;
    let closed = match check_roll_call(&view.meeting, dom::now()) {
        _ if !view.may.attend_to_list => Some("Chỉ bí thư, phó bí thư và chi ủy viên điểm danh.".to_owned()),
        Ok(()) => return open_roll(&taking, &toast),
        Err(problem) if view.meeting.state == MeetingState::Called => Some(problem.sentence),
        Err(_) if view.meeting.state == MeetingState::Closed => Some("Cuộc họp đã kết thúc.".to_owned()),
        Err(problem) => Some(problem.sentence),
    };
    html! {
        <>
            { refusal(&taking.roll, &taking.act) }
            <EmptyState icon={Glyph::People} title="Chưa điểm danh được">
                <p>{ closed.unwrap_or_default() }</p>
                <ButtonLink to={Route::Meeting { meeting }} kind={Kind::Secondary}>{ "Về cuộc họp" }</ButtonLink>
            </EmptyState>
        </>
    }
}

/// Counts on top, one press for everyone, then the rows.
fn open_roll(taking: &Taking, toast: &Toaster) -> Html {
    let Taking { roll, mark, act } = taking;
    html! {
        <>
            <Tally label="Kết quả điểm danh" counts={counts(roll)} pinned=true>
                { line_words(roll) }
            </Tally>
            { refusal(roll, act) }
            { press(taking, toast) }
            <Hall meeting={roll.view.meeting.clone()} seen={roll.seen()} onmark={mark.clone()} />
        </>
    }
}

/// Present, absent, not yet marked, out of those summoned.
pub(super) fn counts(roll: &Roll) -> Vec<Count> {
    let figures = MeetingFigures::count(&roll.view.meeting, &roll.entries());
    let absent = [FigureKind::Excused, FigureKind::Unexcused, FigureKind::AwaitingDecision];
    vec![
        Count::new("Có mặt", figures.of(FigureKind::Present), Tone::Success),
        Count::new("Vắng", absent.into_iter().map(|kind| figures.of(kind)).sum(), Tone::Danger),
        Count::new("Chưa ghi", figures.of(FigureKind::NotTaken), Tone::Neutral),
    ]
}

#[cfg(test)]
mod tests;
