//! Giving somebody something to do, and taking it back.

use std::rc::Rc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::assignment::{
    Assignment, AssignmentAt, AssignmentChange, AssignmentText, GiveAssignment as Send, RemoveAssignment,
};
use shared::endpoint::Nothing;
use shared::id::{AssignmentId, MeetingId, MemberId};
use shared::resolution::ResolutionView;
use shared::time::local_date;
use yew::prelude::*;

use super::super::act::{act_failure, reload_offer};
use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_draft_form, use_form};
use crate::parts::{
    Button, ConfirmButton, DateField, FormFrame, Kind, Opt, SelectField, Text, TextField, use_toast,
};

/// Properties of [`GiveAssignment`].
#[derive(Clone, PartialEq, Properties)]
pub struct GiveAssignmentProps {
    /// The meeting with its people.
    pub view: Rc<ResolutionView>,
    /// The assignment to correct; `None` for a new one.
    pub given: Option<Assignment>,
    /// Called when it was given.
    pub ondone: Callback<()>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    id: AssignmentId,
    what: String,
    lead: Option<MemberId>,
    due_on: Option<Date>,
}

/// What, who, until when.
#[component]
pub fn GiveAssignment(props: &GiveAssignmentProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let GiveAssignmentProps { view, given, ondone } = props.clone();
    let meeting = view.meeting.clone();
    let number = view.assignments.len();
    let form = use_draft_form(&format!("assignment-{}-{number}", meeting.id), || Typed {
        id: given.as_ref().map_or_else(|| dom::new_id(AssignmentId::from_parts), |given| given.id),
        what: given.as_ref().map(|given| given.text.what.clone()).unwrap_or_default(),
        lead: given.as_ref().map(|given| given.text.lead),
        due_on: given.as_ref().map(|given| given.text.due_on),
    });
    let rev = given.as_ref().map_or(0, |given| given.rev);
    let first_day = local_date(meeting.plan.starts_at);
    let send = move |typed: Typed| {
        let (api, meeting) = (api.clone(), meeting.clone());
        async move {
            let Some(lead) = typed.lead else {
                return Err(Refusal::field("lead", "Xin chọn người phụ trách."));
            };
            let Some(due_on) = typed.due_on else {
                return Err(Refusal::field("due_on", "Xin chọn thời hạn."));
            };
            let text = AssignmentText { what: typed.what, lead, due_on };
            text.check(&meeting)?;
            let at = AssignmentAt { meeting: meeting.id, assignment: typed.id };
            Ok(api.send::<Send>(&at, &AssignmentChange { text, rev }).await?)
        }
    };
    let done = ondone.clone();
    let onsubmit = form.submit(send, move |_: Assignment| {
        toast.show("Đã giao nhiệm vụ.");
        done.emit(());
    });
    let people: Vec<_> =
        view.people.iter().map(|person| Opt::new(person.member, person.name.clone())).collect();
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &ondone) }
            <TextField label="Việc được giao" max={Some(500)} bind={form.bind("what", |typed: &mut Typed| &mut typed.what)} />
            <SelectField<MemberId> label="Người phụ trách" options={people} bind={form.bind("lead", |typed: &mut Typed| &mut typed.lead)} />
            <DateField label="Thời hạn" min={Some(first_day)} bind={form.bind("due_on", |typed: &mut Typed| &mut typed.due_on)} />
            <Button submit=true kind={Kind::Secondary} busy={form.busy()}>{ "Giao nhiệm vụ" }</Button>
        </FormFrame>
    }
}

/// Properties of [`TakeBack`].
#[derive(Clone, PartialEq, Properties)]
pub struct TakeBackProps {
    /// The assignment.
    pub given: Assignment,
    /// The meeting in which it was given.
    pub meeting: MeetingId,
    /// Called when it is gone.
    pub ondone: Callback<()>,
}

/// Takes back what was given by mistake.
#[component]
pub fn TakeBack(props: &TakeBackProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let at = AssignmentAt { meeting: props.meeting, assignment: props.given.id };
    let ondone = props.ondone.clone();
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<RemoveAssignment>(&at, &Nothing {}).await?) }
    };
    let onconfirm = form.submit(send, move |_: Nothing| {
        toast.show("Đã rút nhiệm vụ.");
        ondone.emit(());
    });
    html! {
        <>
            <ConfirmButton label="Rút" question="Rút nhiệm vụ này?" confirm="Rút nhiệm vụ" kind={Kind::Tertiary}
                busy={form.busy()} {onconfirm}>
                <Text>{ &props.given.text.what }</Text>
            </ConfirmButton>
            { act_failure(&form.view(), &props.ondone) }
        </>
    }
}
