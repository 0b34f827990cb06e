//! What waits for me, in the order of deadlines: a card for each duty and for the next meeting, a list of the rest.

use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::Timestamp;
use shared::access::{Action, Subject};
use shared::attendance::Attendance;
use shared::id::MeetingId;
use shared::meeting::MyMeeting;
use yew::prelude::*;

use super::duty::Duty;
use super::later::later;
use super::lead::{LeadTask, lead_card};
use super::stance::Stance;
use crate::parts::{ButtonLink, EmptyState, Glyph, Kind, Lead, Stack, Text};
use crate::route::Route;
use crate::session::Viewer;

/// Properties of [`Agenda`].
#[derive(Clone, PartialEq, Properties)]
pub struct AgendaProps {
    /// Who looks.
    pub viewer: Rc<Viewer>,
    /// Their meetings, soonest first.
    pub mine: Rc<Vec<MyMeeting>>,
    /// The present instant.
    pub now: Timestamp,
    /// A changed answer.
    pub onchange: Callback<Attendance>,
    /// What is shown is no longer true.
    pub onreload: Callback<()>,
}

/// The duties and what comes later.
#[component]
pub fn Agenda(props: &AgendaProps) -> Html {
    let AgendaProps { viewer, mine, now, .. } = props;
    // A card stays one once it is answered, or it would jump away from under the finger.
    let seen = use_mut_ref(BTreeSet::new);
    if mine.is_empty() {
        return nothing_ahead(runs(viewer));
    }
    let (cards, rest) = arranged(mine, *now, &seen.borrow());
    seen.borrow_mut().extend(cards.iter().map(|mine| mine.meeting.id));
    let next = next(mine, *now);
    html! {
        <>
            <Lead>{ summary(mine, *now) }</Lead>
            <Stack>
                { for cards.into_iter().map(|mine| duties(props, mine, Some(mine.meeting.id) == next)) }
            </Stack>
            { later(&rest, *now) }
        </>
    }
}

/// What waits, in one sentence.
pub fn summary(mine: &[MyMeeting], now: Timestamp) -> String {
    match mine.iter().filter(|mine| Stance::of(mine, now).waits_for_me()).count() {
        0 => "Đồng chí không còn cuộc họp nào phải trả lời.".into(),
        1 => "Có 1 cuộc họp chờ đồng chí trả lời.".into(),
        count => format!("Có {count} cuộc họp chờ đồng chí trả lời."),
    }
}

/// Those that get a card: the next meeting, each that waits for me or is going on, each that is off, each that had
/// one; then the rest.
pub fn arranged<'a>(
    mine: &'a [MyMeeting],
    now: Timestamp,
    seen: &BTreeSet<MeetingId>,
) -> (Vec<&'a MyMeeting>, Vec<&'a MyMeeting>) {
    let next = next(mine, now);
    mine.iter().partition(|mine| {
        let stance = Stance::of(mine, now);
        let speaks = matches!(stance, Stance::Cancelled | Stance::Begun) || stance.waits_for_me();
        speaks || Some(mine.meeting.id) == next || seen.contains(&mine.meeting.id)
    })
}

/// The first meeting that is neither over nor off.
fn next(mine: &[MyMeeting], now: Timestamp) -> Option<MeetingId> {
    mine.iter().find(|mine| !Stance::of(mine, now).is_past()).map(|mine| mine.meeting.id)
}

/// Whether they may prepare a meeting in some organisation that they act in.
fn runs(viewer: &Viewer) -> bool {
    viewer.may(Action::RunMeeting)
}

/// My own answer, and for those who lead what the meeting asks of them; a roll call that is open comes first.
fn duties(agenda: &AgendaProps, mine: &MyMeeting, is_next: bool) -> Html {
    let AgendaProps { viewer, now, onchange, onreload, .. } = agenda;
    let (meeting, key) = (&mine.meeting, mine.meeting.id.to_string());
    let leads = viewer.may_on(Action::AttendToList, Subject::org(&meeting.path));
    let task =
        LeadTask::of(meeting, *now).filter(|task| leads && (is_next || *task == LeadTask::TakeRollCall));
    let (me, home) = (viewer.actor.member, viewer.me.member.branch);
    let own = html! { <Duty {me} {home} mine={mine.clone()} now={*now} {onchange} {onreload} /> };
    let lead = task.map(|task| lead_card(meeting, task));
    if task == Some(LeadTask::TakeRollCall) {
        html! { <key={key}>{ lead }{ own }</> }
    } else {
        html! { <key={key}>{ own }{ lead }</> }
    }
}

/// Nothing to do, said kindly; with a way on for those who may prepare a meeting.
pub fn nothing_ahead(runs: bool) -> Html {
    html! {
        <EmptyState icon={Glyph::Calendar} title="Đồng chí không có việc nào phải làm">
            <Text>{ "Khi chi bộ mời họp, giấy mời hiện ở đây. Chúc đồng chí một ngày tốt lành." }</Text>
            if runs {
                <ButtonLink to={Route::NewMeeting} kind={Kind::Secondary}>{ "Chuẩn bị cuộc họp" }</ButtonLink>
            }
        </EmptyState>
    }
}
