//! Writing down one vote.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use shared::endpoint::Nothing;
use shared::id::VoteId;
use shared::minutes::{
    MinutesView, RecordVote, RemoveVote as Remove, Tally, Vote, VoteAt, VoteChange, VoteKind, VoteText,
};
use yew::prelude::*;

use super::super::act::{act_failure, reload_offer};
use crate::api::use_api;
use crate::dom;
use crate::form::{use_draft_form, use_form};
use crate::parts::{
    Button, Choice, ConfirmButton, FormFrame, Kind, NumberField, Opt, Text, TextField, use_toast,
};

/// Properties of [`VoteForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct VoteFormProps {
    /// The meeting and of whom one counts.
    pub view: Rc<MinutesView>,
    /// The vote to correct; `None` for a new one.
    pub vote: Option<Vote>,
    /// Called when it was written down.
    pub ondone: Callback<()>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    id: VoteId,
    matter: String,
    kind: Option<VoteKind>,
    in_favour: Option<u32>,
    against: Option<u32>,
    abstained: Option<u32>,
}

impl Typed {
    fn of(vote: Option<&Vote>) -> Self {
        let number = |pick: fn(Tally) -> u32| vote.map(|vote| pick(vote.text.tally));
        Self {
            id: vote.map_or_else(|| dom::new_id(VoteId::from_parts), |vote| vote.id),
            matter: vote.map(|vote| vote.text.matter.clone()).unwrap_or_default(),
            kind: Some(vote.map_or(VoteKind::Ordinary, |vote| vote.text.kind)),
            in_favour: number(|tally| tally.in_favour),
            against: number(|tally| tally.against),
            abstained: number(|tally| tally.abstained),
        }
    }

    fn text(&self) -> VoteText {
        let tally = Tally {
            in_favour: self.in_favour.unwrap_or(0),
            against: self.against.unwrap_or(0),
            abstained: self.abstained.unwrap_or(0),
        };
        VoteText { matter: self.matter.clone(), kind: self.kind.unwrap_or_default(), tally }
    }
}

/// Matter, kind and the three numbers.
#[component]
pub fn VoteForm(props: &VoteFormProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let VoteFormProps { view, vote, ondone } = props.clone();
    let meeting = view.meeting.id;
    let named = vote.as_ref().map_or_else(|| format!("new-{}", view.votes.len()), |vote| vote.id.to_string());
    let form = use_draft_form(&format!("vote-{meeting}-{named}"), || Typed::of(vote.as_ref()));
    let rev = vote.as_ref().map_or(0, |vote| vote.rev);
    let base = view.base.clone();
    let send = move |typed: Typed| {
        let (api, base) = (api.clone(), base.clone());
        async move {
            let text = typed.text();
            text.check(&base)?;
            let at = VoteAt { meeting, vote: typed.id };
            Ok(api.send::<RecordVote>(&at, &VoteChange { text, rev }).await?)
        }
    };
    let done = ondone.clone();
    let onsubmit = form.submit(send, move |_: Vote| {
        toast.show("Đã ghi kết quả biểu quyết.");
        done.emit(());
    });
    let kinds: Vec<_> =
        VoteKind::ALL.into_iter().map(|kind| Opt::new(kind, kind.label()).note(kind.need())).collect();
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &ondone) }
            <TextField label="Việc được biểu quyết" max={Some(500)} bind={form.bind("matter", |typed: &mut Typed| &mut typed.matter)} />
            <Choice<VoteKind> label="Loại việc" options={kinds} bind={form.bind("kind", |typed: &mut Typed| &mut typed.kind)} />
            <NumberField label="Tán thành" bind={form.bind("in_favour", |typed: &mut Typed| &mut typed.in_favour)} />
            <NumberField label="Không tán thành" bind={form.bind("against", |typed: &mut Typed| &mut typed.against)} />
            <NumberField label="Ý kiến khác, không biểu quyết" bind={form.bind("abstained", |typed: &mut Typed| &mut typed.abstained)} />
            <Button submit=true kind={Kind::Secondary} busy={form.busy()}>{ "Ghi kết quả" }</Button>
        </FormFrame>
    }
}

/// Properties of [`RemoveVote`].
#[derive(Clone, PartialEq, Properties)]
pub struct RemoveVoteProps {
    /// Which.
    pub vote: Vote,
    /// Called when it is gone.
    pub ondone: Callback<()>,
}

/// Takes a vote out that was written down by mistake.
#[component]
pub fn RemoveVote(props: &RemoveVoteProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let at = VoteAt { meeting: props.vote.meeting, vote: props.vote.id };
    let ondone = props.ondone.clone();
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<Remove>(&at, &Nothing {}).await?) }
    };
    let onconfirm = form.submit(send, move |_: Nothing| {
        toast.show("Đã xóa lần biểu quyết.");
        ondone.emit(());
    });
    html! {
        <>
            <ConfirmButton label="Xóa" question="Xóa lần biểu quyết này?" confirm="Xóa lần biểu quyết" kind={Kind::Tertiary}
                busy={form.busy()} {onconfirm}>
                <Text>{ "Chỉ xóa khi ghi nhầm. Kết quả đã xóa không còn trong biên bản." }</Text>
            </ConfirmButton>
            { act_failure(&form.view(), &props.ondone) }
        </>
    }
}
