//! The list as the committee sees it: who is summoned and who is not, each with the reason, and what they said.

mod answers;

use std::rc::Rc;

use jiff::Timestamp;
use shared::attendance::{Attendance, Outcome};
use shared::id::MemberId;
use shared::meeting::{Meeting, MeetingState, MeetingView};
use shared::text::matches;
use yew::prelude::*;

use self::answers::answers;
use super::super::act::sign_tag;
use super::super::words::{Said, Sign, history};
use super::mine::has_begun;
use super::on_behalf::{OnBehalf, on_behalf};
use crate::parts::{
    Button, Cluster, Disclosure, Kind, List, Muted, PersonEntry, SearchBox, Section, Tag, Tone,
};

/// From how many people on the list can be searched.
const SEARCH_FROM: usize = 20;

/// Properties of [`People`].
#[derive(Clone, PartialEq, Properties)]
pub struct PeopleProps {
    /// The meeting with its whole list.
    pub view: Rc<MeetingView>,
    /// Who looks: for themself they answer above.
    pub me: MemberId,
    /// The present instant.
    pub now: Timestamp,
    /// Called with an entry as it became.
    pub ondone: Callback<Attendance>,
    /// Loads the page anew.
    pub onreload: Callback<()>,
}

impl PeopleProps {
    /// Answering for somebody, until `onclose`.
    fn answering(&self, entry: &Attendance, onclose: &Callback<()>) -> OnBehalf {
        OnBehalf {
            entry: entry.clone(),
            meeting: self.view.meeting.clone(),
            ondone: self.ondone.clone(),
            onclose: onclose.clone(),
            onreload: self.onreload.clone(),
        }
    }
}

/// The list with its counts, search and filter.
#[component]
pub fn People(props: &PeopleProps) -> Html {
    let meeting = &props.view.meeting;
    let query = use_state(String::new);
    let only = use_state(|| None::<Said>);
    let behalf = use_state(|| None::<Attendance>);
    let (listed, others): (Vec<_>, Vec<_>) =
        props.view.attendances.iter().partition(|entry| entry.listed_as.is_summoned());
    let others: Vec<_> = others.into_iter().filter(|entry| matches(&query, &entry.name)).collect();
    let is_called = meeting.state == MeetingState::Called;
    let fits = |entry: &&&Attendance| {
        matches(&query, &entry.name)
            && (!is_called || only.is_none_or(|said| Said::of(entry, meeting) == said))
    };
    let shown: Vec<_> = listed.iter().filter(fits).collect();
    let answer_for = {
        let behalf = behalf.clone();
        Callback::from(move |entry| behalf.set(entry))
    };
    let onbehalf = (!has_begun(meeting, props.now)).then(|| answer_for.reform(Some));
    let onclose = answer_for.reform(|()| None);
    let onsearch = {
        let query = query.clone();
        Callback::from(move |text| query.set(text))
    };
    let onfilter = {
        let only = only.clone();
        Callback::from(move |said| only.set(said))
    };
    let answering = behalf.as_ref().map(|entry| props.answering(entry, &onclose));
    html! {
        <Section title={format!("Được triệu tập: {} đồng chí", listed.len())}>
            if is_called {
                { answers(&listed, meeting, *only, onfilter) }
            }
            if listed.len() > SEARCH_FROM {
                <SearchBox label="Tìm theo họ tên" value={(*query).clone()} {onsearch} />
            }
            if shown.is_empty() {
                <Muted>{ "Không có đồng chí nào như vậy." }</Muted>
            } else {
                <List>{ for shown.into_iter().map(|entry| person(entry, meeting, onbehalf.as_ref().filter(|_| entry.member != props.me))) }</List>
            }
            if !others.is_empty() {
                <Disclosure summary={format!("Không triệu tập: {} đồng chí", others.len())} open={!query.is_empty()}>
                    <List>{ for others.into_iter().map(|entry| person(entry, meeting, None)) }</List>
                </Disclosure>
            }
            { on_behalf(answering, onclose) }
        </Section>
    }
}

fn person(entry: &Attendance, meeting: &Meeting, onbehalf: Option<&Callback<Attendance>>) -> Html {
    let onclick = onbehalf.map(|onbehalf| {
        let (onbehalf, entry) = (onbehalf.clone(), entry.clone());
        Callback::from(move |()| onbehalf.emit(entry.clone()))
    });
    let reason = AttrValue::from(format!("{}.", entry.listed_as.reason()));
    let lines: Vec<_> = std::iter::once(reason).chain(history(entry, meeting)).collect();
    html! {
        <PersonEntry key={entry.member.to_string()} name={entry.name.clone()} tags={standing(entry, meeting)} {lines}>
            if let Some(onclick) = onclick {
                <Cluster>
                    <Button kind={Kind::Tertiary} {onclick} label={format!("Trả lời thay {}", entry.name)}>
                        { "Trả lời thay" }
                    </Button>
                </Cluster>
            }
        </PersonEntry>
    }
}

/// Before the meeting what they said, from its opening on what the roll call says.
fn standing(entry: &Attendance, meeting: &Meeting) -> Html {
    if matches!(meeting.state, MeetingState::Called | MeetingState::Cancelled) {
        return match entry.listed_as.is_summoned() {
            true => sign_tag(Sign::of_answer(entry, meeting)),
            false => html! { <Tag>{ entry.listed_as.label() }</Tag> },
        };
    }
    let outcome = entry.outcome(meeting);
    let tone = match outcome {
        Outcome::Present => Tone::Success,
        Outcome::UnexcusedAbsence => Tone::Danger,
        Outcome::AwaitingDecision | Outcome::NotTaken => Tone::Warning,
        Outcome::ExcusedAbsence | Outcome::Exempt | Outcome::NotSummoned => Tone::Neutral,
    };
    let label = if outcome == Outcome::Present { entry.check_in.label() } else { outcome.label() };
    html! { <Tag {tone}>{ label }</Tag> }
}

#[cfg(test)]
mod tests;
