//! What waits for me, in the order of deadlines: a card for each duty and for the next meeting, a list of the other
//! meetings.

use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;
use shared::access::{Action, Subject};
use shared::attendance::Attendance;
use shared::duty::{Duty, DutyAbout, DutyList, in_order, of_inbox, of_meetings};
use shared::id::MeetingId;
use shared::meeting::MyMeeting;
use shared::time::local_date;
use yew::prelude::*;

use super::duty::MeetingDuty;
use super::duty_card::duty_card;
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
    /// Their meetings, soonest first, and what else waits.
    pub list: Rc<DutyList>,
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
    let AgendaProps { viewer, list, now, .. } = props;
    // A card stays one once it is answered, or it would jump away from under the finger.
    let seen = use_mut_ref(BTreeSet::new);
    let duties = all_duties(viewer, list, *now);
    if list.meetings.is_empty() && duties.is_empty() {
        return nothing_ahead(runs(viewer));
    }
    let (cards, rest) = arranged(&list.meetings, *now, &seen.borrow());
    seen.borrow_mut().extend(cards.iter().map(|mine| mine.meeting.id));
    html! {
        <>
            <Lead>{ summary(&duties, local_date(*now)) }</Lead>
            <Stack>{ for in_one_line(&duties, cards, *now).into_iter().map(|entry| shown(props, entry)) }</Stack>
            { later(&rest, *now) }
        </>
    }
}

/// Everything that waits, from whichever source, the most urgent first.
fn all_duties(viewer: &Viewer, list: &DutyList, now: Timestamp) -> Vec<Duty> {
    let mut duties = of_inbox(&viewer.me.inbox, local_date(now));
    duties.extend(of_meetings(&list.meetings, now));
    duties.extend(list.duties.iter().cloned());
    in_order(duties)
}

/// What stands in the list: a meeting with my answer, or something else that waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry<'a> {
    /// A meeting, whether it still asks me or not.
    Meeting(&'a MyMeeting),
    /// Something else.
    Duty(&'a Duty),
}

/// The cards of meetings among the other duties, by the day: a meeting keeps its place once it is answered. One that is
/// going on stands before everything else.
pub fn in_one_line<'a>(duties: &'a [Duty], cards: Vec<&'a MyMeeting>, now: Timestamp) -> Vec<Entry<'a>> {
    let day = |mine: &MyMeeting| local_date(mine.meeting.plan.starts_at);
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let (begun, mut ahead): (Vec<_>, Vec<_>) =
        cards.into_iter().partition(|mine| Stance::of(mine, now) == Stance::Begun);
    entries.extend(begun.into_iter().map(Entry::Meeting));
    ahead.reverse();
    let others = duties.iter().filter(|duty| !matches!(duty.about, DutyAbout::AnswerMeeting { .. }));
    for duty in others {
        let comes_first = |mine: &&MyMeeting| {
            duty.due_on.is_none_or(|due| day(mine) < due || day(mine) == due && !is_word(duty))
        };
        while let Some(mine) = ahead.pop_if(|mine| comes_first(mine)) {
            entries.push(Entry::Meeting(mine));
        }
        entries.push(Entry::Duty(duty));
    }
    ahead.reverse();
    entries.extend(ahead.into_iter().map(Entry::Meeting));
    entries
}

/// Whether it is a word of a committee, which is read before the meeting of the same day.
const fn is_word(duty: &Duty) -> bool {
    matches!(duty.about, DutyAbout::Acknowledge { .. })
}

fn shown(agenda: &AgendaProps, entry: Entry<'_>) -> Html {
    let AgendaProps { viewer, list, now, .. } = agenda;
    match entry {
        Entry::Meeting(mine) => {
            meeting_with_task(agenda, mine, Some(mine.meeting.id) == next(&list.meetings, *now))
        }
        Entry::Duty(duty) => duty_card(viewer, duty, local_date(*now)),
    }
}

/// What waits, in one sentence.
pub fn summary(duties: &[Duty], today: Date) -> String {
    let overdue = duties.iter().filter(|duty| duty.is_overdue(today)).count();
    match (duties.len(), overdue) {
        (0, _) => "Đồng chí đã làm xong mọi việc. Cảm ơn đồng chí, chúc đồng chí một ngày tốt lành.".into(),
        (1, 0) => "Có 1 việc chờ đồng chí.".into(),
        (count, 0) => format!("Có {count} việc chờ đồng chí, việc gần hạn đứng trước."),
        (count, overdue) => format!("Có {count} việc chờ đồng chí, trong đó {overdue} việc đã qua hạn."),
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
fn meeting_with_task(agenda: &AgendaProps, mine: &MyMeeting, is_next: bool) -> Html {
    let AgendaProps { viewer, now, onchange, onreload, .. } = agenda;
    let (meeting, key) = (&mine.meeting, mine.meeting.id.to_string());
    let leads = viewer.may_on(Action::AttendToList, Subject::org(&meeting.path));
    let task =
        LeadTask::of(meeting, *now).filter(|task| leads && (is_next || *task == LeadTask::TakeRollCall));
    let (me, home) = (viewer.actor.member, viewer.me.member.branch);
    let own = html! { <MeetingDuty {me} {home} mine={mine.clone()} now={*now} {onchange} {onreload} /> };
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
