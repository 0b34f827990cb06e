//! Deciding a request to be absent: yes, or no with a word of explanation. The first decision stands.

use jiff::Timestamp;
use shared::attendance::{Attendance, AttendanceAt, DecideAbsence, DecisionOrder, Verdict};
use shared::id::MemberId;
use yew::prelude::*;

use super::act::reload_offer;
use super::words::{answered, reason};
use crate::api::use_api;
use crate::form::{Refusal, use_form};
use crate::parts::{
    Button, Cluster, Dialog, FormFrame, Glyph, Kind, List, Muted, PersonEntry, Text, TextArea,
};

/// Properties of [`Requests`].
#[derive(Clone, PartialEq, Properties)]
pub struct RequestsProps {
    /// The entries whose requests wait.
    pub entries: Vec<Attendance>,
    /// Called with the entry as decided.
    pub ondone: Callback<Attendance>,
    /// Loads the page anew.
    pub onreload: Callback<()>,
}

/// The requests that wait for a decision, each with the two answers.
#[component]
pub fn Requests(props: &RequestsProps) -> Html {
    let asked = use_state(|| None::<(MemberId, Verdict)>);
    let ask = |entry: &Attendance, verdict: Verdict| {
        let (asked, member) = (asked.clone(), entry.member);
        Callback::from(move |()| asked.set(Some((member, verdict))))
    };
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let requests = props.entries.iter().map(|entry| {
        html! {
            <PersonEntry key={entry.member.to_string()} name={entry.name.clone()} lines={lines(entry)}>
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Check} onclick={ask(entry, Verdict::Approved)}
                        label={format!("Đồng ý cho đồng chí {} vắng", entry.name)}>{ "Đồng ý" }</Button>
                    <Button kind={Kind::Secondary} icon={Glyph::Cross} onclick={ask(entry, Verdict::Refused)}
                        label={format!("Không đồng ý cho đồng chí {} vắng", entry.name)}>{ "Không đồng ý" }</Button>
                </Cluster>
            </PersonEntry>
        }
    });
    // The request as it is now: one that is sent again while the dialog stands open is read anew in it.
    let asked = (*asked).and_then(|(member, verdict)| {
        let entry = props.entries.iter().find(|entry| entry.member == member)?;
        Some((entry, verdict))
    });
    let title = asked.map(|(entry, verdict)| title(entry, verdict)).unwrap_or_default();
    html! {
        <>
            <List>{ for requests }</List>
            <Dialog open={asked.is_some()} {title} onclose={close.clone()}>
                if let Some((entry, verdict)) = asked {
                    <Decide key={asked_at(entry).to_string()} entry={entry.clone()} {verdict}
                        ondone={props.ondone.clone()} onclose={close} onreload={props.onreload.clone()} />
                }
            </Dialog>
        </>
    }
}

fn lines(entry: &Attendance) -> Vec<AttrValue> {
    let sent = entry.absence.as_ref().map(|absence| answered(&absence.stamp, entry.member));
    reason(entry).into_iter().chain(sent).map(AttrValue::from).collect()
}

/// When the request was sent that is shown.
fn asked_at(entry: &Attendance) -> Timestamp {
    entry.absence.as_ref().map(|absence| absence.stamp.at).unwrap_or_default()
}

fn title(entry: &Attendance, verdict: Verdict) -> String {
    match verdict {
        Verdict::Approved => format!("Đồng ý cho đồng chí {} vắng?", entry.name),
        Verdict::Refused => format!("Không đồng ý cho đồng chí {} vắng?", entry.name),
    }
}

/// Properties of [`Decide`].
#[derive(Clone, PartialEq, Properties)]
pub struct DecideProps {
    /// Whose request.
    pub entry: Attendance,
    /// What is to be decided.
    pub verdict: Verdict,
    /// Called with the entry as decided.
    pub ondone: Callback<Attendance>,
    /// Called to leave it.
    pub onclose: Callback<()>,
    /// Loads the page anew.
    pub onreload: Callback<()>,
}

/// The request once more, a word to the member, and the decision.
#[component]
pub fn Decide(props: &DecideProps) -> Html {
    let api = use_api();
    let form = use_form(String::new);
    let refuses = props.verdict == Verdict::Refused;
    let onsubmit = {
        let at = AttendanceAt { meeting: props.entry.meeting, member: props.entry.member };
        let verdict = props.verdict;
        let asked_at = asked_at(&props.entry);
        let done = {
            let (ondone, onclose) = (props.ondone.clone(), props.onclose.clone());
            move |entry: Attendance| {
                onclose.emit(());
                ondone.emit(entry);
            }
        };
        let send = move |note: String| {
            let api = api.clone();
            async move {
                if verdict == Verdict::Refused && note.trim().chars().count() < 3 {
                    let sentence = "Xin ghi lý do không đồng ý để đồng chí ấy biết.";
                    return Err(Refusal::field("note", sentence));
                }
                Ok(api.send::<DecideAbsence>(&at, &DecisionOrder { asked_at, verdict, note }).await?)
            }
        };
        form.submit(send, done)
    };
    let note_label = if refuses { "Lý do không đồng ý" } else { "Lời nhắn" };
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.onreload) }
            <Text>{ reason(&props.entry).unwrap_or_default() }</Text>
            <TextArea label={note_label} optional={!refuses} rows={2} max={Some(500)}
                bind={form.bind("note", |note: &mut String| note)} />
            <Muted>{ "Quyết định đầu tiên có hiệu lực và được ghi kèm tên, chức vụ của đồng chí." }</Muted>
            <Cluster>
                <Button submit=true busy={form.busy()}>
                    { if refuses { "Không đồng ý" } else { "Đồng ý cho vắng" } }
                </Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </FormFrame>
    }
}
