//! Writing an opinion, one's own or for another.

use serde::{Deserialize, Serialize};
use shared::attendance::AttendanceAt;
use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::meeting::{ItemMark, Meeting};
use shared::opinion::{
    MOST_CHARS, Opinion, OpinionQuery, OpinionText, WithdrawOpinion, WriteOpinion, opinions_close_at,
};
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::super::act::{act_failure, reload_offer};
use crate::api::use_api;
use crate::form::{use_draft_form, use_form};
use crate::parts::{
    Button, Cluster, ConfirmButton, FormFrame, Glyph, Kind, Muted, Text, TextArea, use_toast,
};

/// Properties of [`OpinionForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpinionFormProps {
    /// Before which meeting.
    pub meeting: Meeting,
    /// Whose.
    pub member: MemberId,
    /// Their name, when it is somebody else's.
    pub name: Option<AttrValue>,
    /// The item of the agenda that they speak to; `None` for the meeting as a whole.
    pub about: Option<ItemMark>,
    /// What is written already.
    pub written: Option<Opinion>,
    /// Called when it was written or taken back.
    pub ondone: Callback<()>,
}

/// What is typed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    text: String,
}

/// The field and its buttons.
#[component]
pub fn OpinionForm(props: &OpinionFormProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let OpinionFormProps { meeting, member, name, about, written, ondone } = props.clone();
    let at = AttendanceAt { meeting: meeting.id, member };
    let text = written.as_ref().map(|opinion| opinion.text.clone()).unwrap_or_default();
    let form = use_draft_form(&draft(&props.meeting, member, about.as_ref()), || Typed { text });
    let rev = written.as_ref().map_or(0, |opinion| opinion.rev);
    let onsubmit = {
        let (api, ondone) = (api.clone(), ondone.clone());
        let to = about.clone();
        let send = move |typed: Typed| {
            let (api, about) = (api.clone(), to.clone());
            async move {
                let text = OpinionText { about, text: typed.text, rev };
                text.check()?;
                Ok(api.send::<WriteOpinion>(&at, &text).await?)
            }
        };
        let toast = toast.clone();
        form.submit(send, move |_: Opinion| {
            toast.show("Đã gửi ý kiến. Chi ủy sẽ đọc trước cuộc họp.");
            ondone.emit(());
        })
    };
    let max = u32::try_from(MOST_CHARS).ok();
    let until = format_date_time(opinions_close_at(&meeting));
    let label = match &name {
        Some(name) => format!("Ý kiến của {name}"),
        None => "Nội dung ý kiến".to_owned(),
    };
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &ondone) }
            if let Some(by) = written.as_ref().filter(|opinion| opinion.is_on_behalf() && name.is_none()) {
                <Muted>{ format!("{} ghi thay đồng chí.", by.stamp.name) }</Muted>
            }
            <TextArea {label} rows={4} {max} bind={form.bind("text", |typed: &mut Typed| &mut typed.text)} />
            <Muted>{ format!("Gửi và sửa được đến {until}. Chỉ đồng chí và những người lãnh đạo cuộc họp đọc được.") }</Muted>
            <Cluster>
                <Button submit=true kind={Kind::Secondary} icon={Glyph::Send} busy={form.busy()}>
                    { if rev == 0 { "Gửi ý kiến" } else { "Lưu thay đổi" } }
                </Button>
                if rev > 0 {
                    <Withdraw {at} {about} ondone={props.ondone.clone()} />
                }
            </Cluster>
        </FormFrame>
    }
}

/// Under which key what is typed is kept.
fn draft(meeting: &Meeting, member: MemberId, about: Option<&ItemMark>) -> String {
    let about = about.map(|mark| format!("-{mark}")).unwrap_or_default();
    format!("opinion-{}-{member}{about}", meeting.id)
}

#[derive(Clone, PartialEq, Properties)]
struct WithdrawProps {
    at: AttendanceAt,
    about: Option<ItemMark>,
    ondone: Callback<()>,
}

/// Takes it back.
#[component]
fn Withdraw(props: &WithdrawProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let (at, ondone) = (props.at, props.ondone.clone());
    let query = OpinionQuery { about: props.about.clone() };
    let send = move |()| {
        let (api, query) = (api.clone(), query.clone());
        async move { Ok(api.call::<WithdrawOpinion>(&at, &query, &Nothing {}).await?) }
    };
    let onconfirm = form.submit(send, move |_| {
        toast.show("Đã rút ý kiến.");
        ondone.emit(());
    });
    html! {
        <>
            <ConfirmButton label="Rút ý kiến" question="Rút ý kiến này?" kind={Kind::Tertiary} busy={form.busy()} {onconfirm}>
                <Text>{ "Ý kiến đã rút sẽ không ai đọc được nữa. Đồng chí có thể viết lại." }</Text>
            </ConfirmButton>
            { act_failure(&form.view(), &props.ondone) }
        </>
    }
}
