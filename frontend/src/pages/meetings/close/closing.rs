//! What still stands between the session and its end.

use std::rc::Rc;

use shared::attendance::{Attendance, CheckIn, Outcome};
use shared::id::MemberId;
use shared::meeting::MeetingView;
use shared::statistics::{FigureKind, MeetingFigures};
use yew::prelude::*;

use super::super::decide::Requests;
use super::super::roll_call::{Act, Taking, counts, line_words, refusal, rest, use_taking};
use super::end::End;
use super::figures::sentence;
use crate::dom;
use crate::load::Load;
use crate::parts::{
    Button, ButtonLink, Cluster, Glyph, Kind, Lead, List, ListItem, Muted, Section, Tally, Toaster, use_toast,
};
use crate::route::Route;

/// Properties of [`Closing`].
#[derive(Clone, PartialEq, Properties)]
pub struct ClosingProps {
    /// The meeting, in session.
    pub view: Rc<MeetingView>,
    /// Who looks: marks not yet sent from this device are theirs.
    pub me: MemberId,
    /// Takes the meeting as it becomes.
    pub load: Load<MeetingView>,
}

/// The page before the end; marks that wait on this device are sent from here too.
#[component]
pub fn Closing(props: &ClosingProps) -> Html {
    let taking = use_taking(props.view.clone(), props.me);
    checklist(&taking, &props.load, &use_toast())
}

fn checklist(taking: &Taking, load: &Load<MeetingView>, toast: &Toaster) -> Html {
    let Taking { roll, act, .. } = taking;
    let meeting = &roll.view.meeting;
    let list = roll.entries();
    let figures = MeetingFigures::count(meeting, &list);
    let open: Vec<_> =
        list.iter().filter(|entry| entry.outcome(meeting) == Outcome::NotTaken).cloned().collect();
    let asking: Vec<_> = list
        .iter()
        .filter(|entry| entry.awaits_decision(meeting) && !entry.check_in.is_present())
        .cloned()
        .collect();
    let ondone = act.reform(Act::Entry);
    html! {
        <>
            <Lead>{ sentence(&figures) }</Lead>
            <Tally label="Kết quả điểm danh" counts={counts(roll)}>
                { line_words(roll) }
            </Tally>
            { refusal(roll, act) }
            if !open.is_empty() {
                { unmarked(taking, &open, toast) }
            }
            if !asking.is_empty() {
                <Section title="Đơn xin vắng chưa quyết định">
                    <Muted>{ FigureKind::AwaitingDecision.rule() }</Muted>
                    <Requests entries={asking} {ondone} onreload={load.reload.clone()} />
                </Section>
            }
            <End roll={roll.clone()} open={open.len()} load={load.clone()} />
        </>
    }
}

/// Those not marked yet, by name, with the two ways to mark them.
fn unmarked(taking: &Taking, entries: &[Attendance], toast: &Toaster) -> Html {
    let Taking { roll, mark, act } = taking;
    let marks = rest(&roll.entries(), CheckIn::Absent);
    let onclick = {
        let (mark, act, toast) = (mark.clone(), act.clone(), toast.clone());
        Callback::from(move |()| {
            mark.emit(marks.clone());
            let (act, marks) = (act.clone(), marks.clone());
            let undo = Callback::from(move |()| act.emit(Act::Undo(marks.clone(), dom::now())));
            toast.undoable("Đã ghi vắng những đồng chí còn lại.", undo);
        })
    };
    html! {
        <Section title={format!("Chưa điểm danh: {} đồng chí", entries.len())}>
            <List>{ for entries.iter().map(|entry| html! {
                <ListItem key={entry.member.to_string()} title={entry.name.clone()} under={html! { entry.listed_as.label() }} />
            }) }</List>
            <Cluster>
                <ButtonLink to={Route::RollCall { meeting: roll.view.meeting.id }} kind={Kind::Secondary} icon={Glyph::People}>
                    { "Điểm danh tiếp" }
                </ButtonLink>
                <Button kind={Kind::Secondary} icon={Glyph::Cross} {onclick}>{ "Ghi vắng những đồng chí còn lại" }</Button>
            </Cluster>
        </Section>
    }
}

#[cfg(test)]
mod tests;
