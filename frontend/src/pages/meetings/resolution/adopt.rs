//! Adopting the resolution: by which vote, under which number.

use std::rc::Rc;

use shared::id::VoteId;
use shared::meeting::MeetingAt;
use shared::minutes::VoteOutcome;
use shared::resolution::{AdoptResolution as Send, AdoptionOrder, Resolution, ResolutionView};
use yew::prelude::*;

use super::super::act::reload_offer;
use crate::api::use_api;
use crate::form::{Refusal, use_form};
use crate::load::Load;
use crate::parts::{
    ButtonLink, Cluster, ConfirmButton, FormFrame, Glyph, Kind, Muted, NumberField, Opt, SelectField,
    use_toast,
};
use crate::route::Route;

/// Properties of [`Adopt`].
#[derive(Clone, PartialEq, Properties)]
pub struct AdoptProps {
    /// The resolution as stored.
    pub view: Rc<ResolutionView>,
    /// Takes it as it becomes.
    pub load: Load<ResolutionView>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    vote: Option<VoteId>,
    serial: Option<u32>,
}

/// The vote, the number, the button with its question.
#[component]
pub fn Adopt(props: &AdoptProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let view = &props.view;
    let carried: Vec<_> = view
        .votes
        .iter()
        .filter(|vote| vote.text.tally.outcome(vote.text.kind, &view.base) == VoteOutcome::Carried)
        .map(|vote| Opt::new(vote.id, format!("{}: {}", vote.text.matter, view.base.share(vote.text.tally))))
        .collect();
    // With several to choose from, which one it was is for the secretary to say.
    let only = carried.first().filter(|_| carried.len() == 1).map(|vote| vote.value);
    let form = use_form(|| Typed { vote: only, serial: view.next_serial });
    let at = MeetingAt { meeting: view.meeting.id };
    if carried.is_empty() {
        return html! {
            <>
                <Muted>{ "Nghị quyết được ban hành khi đã có biểu quyết thông qua. Xin ghi kết quả biểu quyết ở trang biên bản." }</Muted>
                <Cluster>
                    <ButtonLink to={Route::Minutes { meeting: at.meeting }} kind={Kind::Secondary}>{ "Ghi biểu quyết" }</ButtonLink>
                </Cluster>
            </>
        };
    }
    let rev = view.resolution.as_ref().map_or(0, |resolution| resolution.rev);
    let onconfirm = {
        let reload = props.load.reload.clone();
        let send = move |typed: Typed| {
            let api = api.clone();
            async move {
                let Some(vote) = typed.vote else {
                    return Err(Refusal::field("vote", "Xin chọn lần biểu quyết."));
                };
                let Some(serial) = typed.serial else {
                    return Err(Refusal::field("serial", "Xin ghi số."));
                };
                Ok(api.send::<Send>(&at, &AdoptionOrder { vote, serial, rev }).await?)
            }
        };
        form.submit(send, move |_: Resolution| {
            toast.show("Đã ban hành nghị quyết.");
            reload.emit(());
        })
    };
    html! {
        <FormFrame view={form.view()} onsubmit={Callback::noop()}>
            { reload_offer(&form.view(), &props.load.reload) }
            <SelectField<VoteId> label="Biểu quyết thông qua" options={carried} bind={form.bind("vote", |typed: &mut Typed| &mut typed.vote)} />
            <NumberField label="Số nghị quyết" hint="Đếm trong nhiệm kỳ, chung với văn bản của chi bộ."
                bind={form.bind("serial", |typed: &mut Typed| &mut typed.serial)} />
            <Cluster>
                <ConfirmButton kind={Kind::Primary} icon={Glyph::Lock} label="Ban hành nghị quyết" question="Ban hành nghị quyết?"
                    confirm="Ban hành" busy={form.busy()} {onconfirm}>
                    <p>{ "Từ lúc này nội dung, số và bảng phân công giữ nguyên. Đảng viên dự cuộc họp đọc được nghị quyết." }</p>
                </ConfirmButton>
            </Cluster>
        </FormFrame>
    }
}
