//! Writing the resolution, and adopting what is stored.

use std::rc::Rc;

use shared::meeting::{MeetingAt, MeetingState};
use shared::resolution::{
    Resolution, ResolutionChange, ResolutionText, ResolutionView, WriteResolution as Send,
};
use yew::prelude::*;

use super::super::act::reload_offer;
use super::adopt::Adopt;
use crate::api::use_api;
use crate::form::use_draft_form;
use crate::load::Load;
use crate::parts::{
    Alert, Button, Disclosure, FormFrame, Kind, Muted, Section, StickyAction, Text, TextArea, Tone, use_toast,
};

/// Longest part, in characters.
const MOST: u32 = 10_000;

/// Properties of [`WriteResolution`].
#[derive(Clone, PartialEq, Properties)]
pub struct WriteResolutionProps {
    /// The resolution with what belongs to it.
    pub view: Rc<ResolutionView>,
    /// Takes it as it becomes.
    pub load: Load<ResolutionView>,
}

/// The two parts that are written.
#[component]
pub fn WriteResolution(props: &WriteResolutionProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let view = &props.view;
    let Some(stored) = view.resolution.clone() else { return Html::default() };
    let (at, rev) = (MeetingAt { meeting: stored.meeting }, stored.rev);
    let form = use_draft_form(&format!("resolution-{}", at.meeting), || stored.text.clone());
    // What the writing began from: when something else is stored now, somebody else has written meanwhile.
    let began = use_mut_ref(|| stored.text.clone());
    let is_other = stored.text != *began.borrow() && stored.text != *form.data();
    let onkeep = {
        let (view, put, began) = (view.clone(), props.load.put.clone(), began.clone());
        let send = move |text: ResolutionText| {
            let api = api.clone();
            async move {
                text.check()?;
                Ok(api.send::<Send>(&at, &ResolutionChange { text, rev }).await?)
            }
        };
        form.submit(send, move |resolution: Resolution| {
            toast.show("Đã lưu nghị quyết.");
            began.replace(resolution.text.clone());
            put.emit(ResolutionView { resolution: Some(resolution), ..(*view).clone() });
        })
    };
    let is_kept = rev > 0 && *form.data() == stored.text;
    html! {
        <Section title="Nội dung nghị quyết">
            <FormFrame view={form.view()} onsubmit={onkeep}>
                { reload_offer(&form.view(), &props.load.reload) }
                if is_other { { written_by_others(&stored) } }
                <TextArea label="Đánh giá việc thực hiện nghị quyết kỳ trước" optional=true rows={3} max={Some(MOST)}
                    hint="Nhận xét chung; bảng nhiệm vụ được ghi kèm." bind={form.bind("review", |text: &mut ResolutionText| &mut text.review)} />
                <TextArea label="Phương hướng, nhiệm vụ" rows={6} max={Some(MOST)} hint="Mỗi việc một dòng."
                    bind={form.bind("directions", |text: &mut ResolutionText| &mut text.directions)} />
                <StickyAction>
                    <Button submit=true busy={form.busy()} kind={if is_kept { Kind::Secondary } else { Kind::Primary }}>
                        { if is_kept { "Đã lưu" } else { "Lưu nghị quyết" } }
                    </Button>
                </StickyAction>
            </FormFrame>
            if !view.may.sign {
                <Muted>{ "Bí thư hoặc phó bí thư ban hành nghị quyết." }</Muted>
            } else if view.meeting.state != MeetingState::Closed {
                <Muted>{ "Ban hành được sau khi kết thúc cuộc họp." }</Muted>
            } else if !is_kept {
                <Muted>{ "Lưu nghị quyết rồi mới ban hành được." }</Muted>
            } else {
                <Adopt view={view.clone()} load={props.load.clone()} />
            }
        </Section>
    }
}

/// Somebody else has kept other words meanwhile: both are shown, and who keeps last decides.
fn written_by_others(stored: &Resolution) -> Html {
    let who = stored.written.as_ref().map_or("Đồng chí khác", |written| &written.name);
    html! {
        <Alert tone={Tone::Warning} title={format!("{who} vừa lưu một bản khác")}>
            <p>{ "Nội dung đồng chí đang viết vẫn còn ở dưới. Nếu lưu, bản này thay bản vừa lưu." }</p>
            <Disclosure summary="Xem bản vừa lưu">
                <Text>{ &stored.text.review }</Text>
                <Text>{ &stored.text.directions }</Text>
            </Disclosure>
        </Alert>
    }
}
