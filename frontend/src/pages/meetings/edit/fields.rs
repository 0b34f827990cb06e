//! The fields of a meeting and the button that saves them.

use shared::id::{MemberId, OrgId};
use shared::meeting::{Meeting, MeetingKind};
use shared::org::OrgKind;
use shared::time::local_date;
use yew::prelude::*;

use super::super::act::reload_offer;
use super::agenda::agenda;
use super::notices::{called, restart};
use super::officers::Officers;
use super::save::save;
use super::start::Start;
use super::typed::{Title, Typed, TypedItem, items};
use crate::api::use_api;
use crate::dom;
use crate::form::{Bind, Form, use_draft_form};
use crate::parts::{
    Button, Choice, DateField, FormFrame, Opt, StickyAction, TextArea, TextField, TimeField, use_toast,
};
use crate::route::{Route, use_nav};

/// Properties of [`EditForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct EditFormProps {
    /// Whose meeting.
    pub org: OrgId,
    /// What that organisation is: it says which kinds of meetings it holds.
    #[prop_or(OrgKind::Branch)]
    pub org_kind: OrgKind,
    /// From where it starts.
    pub start: Start,
    /// Meetings held before, newest first; for suggestions.
    #[prop_or_default]
    pub earlier: Vec<Meeting>,
    /// What was given to do and is open: the first item of a new agenda.
    #[prop_or_default]
    pub review: Option<TypedItem>,
    /// Loads the meeting anew.
    #[prop_or_default]
    pub onreload: Callback<()>,
}

/// The form.
#[component]
pub fn EditForm(props: &EditFormProps) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let EditFormProps { org, org_kind, start, earlier, review, onreload } = props;
    let key = match start {
        Start::New => format!("new-{org}"),
        Start::Planned(planned) => format!("planned-{}", planned.row.meeting),
        Start::Change(meeting) => meeting.id.to_string(),
    };
    let form = use_draft_form(&format!("meeting-{key}"), || {
        held(start.typed(earlier), start, *org_kind).beginning_with(review.clone())
    });
    let committee = form.data().kind.is_some_and(MeetingKind::is_of_committee);
    let onsubmit = {
        let (org, from, new) = (*org, start.clone(), start.is_new());
        let send = move |typed: Typed| save(api.clone(), org, from.clone(), typed);
        form.submit(send, move |meeting: Meeting| {
            toast.show("Đã lưu cuộc họp.");
            let to = Route::Meeting { meeting: meeting.id };
            if new { nav.replace(&to) } else { nav.back(&to) }
        })
    };
    let today = local_date(dom::now());
    let last = earlier.iter().find(|meeting| Some(meeting.plan.kind) == form.data().kind);
    let last = last.map(|meeting| items(&meeting.plan.agenda)).filter(|items| !items.is_empty());
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), onreload) }
            { restart(&form, start, earlier) }
            { called(&form, start) }
            { what(&form, start, *org_kind) }
            { when_and_where(&form) }
            <Officers org={*org} {committee} chair={form.bind("chair", |typed: &mut Typed| &mut typed.chair)}
                minute_taker={form.bind("minute_taker", |typed: &mut Typed| &mut typed.minute_taker)}
                known={known(start.meeting().or(earlier.first()))} />
            { agenda(&form, last, review.as_ref(), today) }
            <TextArea label="Đồng chí dự họp cần chuẩn bị" optional=true rows={3} max={Some(2000)}
                bind={form.bind("note", |typed: &mut Typed| &mut typed.note)} />
            <StickyAction>
                <Button submit=true busy={form.busy()}>{ if start.is_called() { "Lưu thay đổi" } else { "Lưu nháp" } }</Button>
            </StickyAction>
        </FormFrame>
    }
}

/// A new meeting begins with a kind that fits; one that exists keeps its own.
fn held(typed: Typed, start: &Start, org_kind: OrgKind) -> Typed {
    if start.is_new() { typed.held_by(org_kind) } else { typed }
}

/// Kind and title; the kind is fixed once the meeting exists.
fn what(form: &Form<Typed>, start: &Start, org_kind: OrgKind) -> Html {
    let kinds = MeetingKind::ALL.into_iter().filter(|kind| kind.fits(org_kind));
    let kinds: Vec<_> = kinds.map(|kind| Opt::new(kind, kind.label())).collect();
    html! {
        <>
            if start.is_new() {
                <Choice<MeetingKind> label="Loại cuộc họp" options={kinds}
                    bind={form.bind("kind", |typed: &mut Typed| &mut typed.kind)} />
            }
            <TextField label="Tên cuộc họp" bind={title(form)} max={Some(200)} />
        </>
    }
}

/// The title's field shows the suggestion until somebody writes into it.
fn title(form: &Form<Typed>) -> Bind<String> {
    let own = form.bind("title", |typed: &mut Typed| &mut typed.title);
    let error = own.error.clone();
    let onchange = Callback::from(move |text: String| own.set(Title::Own(text)));
    let mut shown = Bind::new("title", form.data().title(), onchange);
    shown.error = error;
    shown
}

fn when_and_where(form: &Form<Typed>) -> Html {
    html! {
        <>
            <DateField label="Ngày họp" bind={form.bind("starts_at", |typed: &mut Typed| &mut typed.day)} />
            <TimeField label="Giờ bắt đầu" bind={form.bind("time", |typed: &mut Typed| &mut typed.time)} />
            <TextField label="Địa điểm" max={Some(200)} bind={form.bind("place", |typed: &mut Typed| &mut typed.place)} />
        </>
    }
}

/// Chair and minute-taker of a meeting, by name.
fn known(meeting: Option<&Meeting>) -> Vec<(MemberId, AttrValue)> {
    let Some(meeting) = meeting else { return Vec::new() };
    let chair = meeting.plan.chair.map(|chair| (chair, meeting.chair_name.clone().into()));
    let taker = meeting.plan.minute_taker.map(|taker| (taker, meeting.minute_taker_name.clone().into()));
    chair.into_iter().chain(taker).collect()
}

#[cfg(test)]
mod tests;
