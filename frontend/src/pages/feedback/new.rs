//! Writing to the branch, or to the committee directly above it; for oneself, or down for a member without a phone.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use shared::endpoint::Nothing;
use shared::feedback::{
    FeedbackHolder, FeedbackKind, FeedbackText, FeedbackView, LONGEST_TEXT, LONGEST_TITLE,
    ListFeedbackAddressees, NewFeedback, SendFeedback,
};
use shared::id::{FeedbackId, MemberId, OrgId};
use shared::member::MemberAt;
use shared::rules::feedback_rules;
use shared::time::local_date;
use yew::prelude::*;

use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_draft_form};
use crate::load::use_load;
use crate::parts::{
    Alert, Button, Choice, FormFrame, Glyph, Opt, Page, StickyAction, Text, TextArea, TextField, Tone,
    use_toast,
};
use crate::route::{Route, use_nav};
use crate::session::use_viewer;

/// Properties of [`NewFeedbackPage`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct NewFeedbackPageProps {
    /// Whose it will be.
    pub member: MemberId,
}

/// The page.
#[component]
pub fn NewFeedbackPage(props: &NewFeedbackPageProps) -> Html {
    let (viewer, member) = (use_viewer(), props.member);
    let is_own = member == viewer.actor.member;
    let load = use_load::<ListFeedbackAddressees>(Nothing {}, Nothing {});
    let back = if is_own { Route::MyFeedback } else { Route::Member { member } };
    html! {
        <Page title="Gửi ý kiến" {back}>
            if !is_own {
                <Alert tone={Tone::Info}>{ "Đồng chí đang ghi thay một đảng viên. Ý kiến đứng tên đồng chí ấy và có ghi rõ ai ghi thay." }</Alert>
            }
            <Text>{ "Sổ tay không chứa nội dung mật. Xin không ghi bí mật nhà nước, số định danh hay số điện thoại vào ý kiến." }</Text>
            { load.show(|to| html! { <Write {member} to={to.clone()} /> }) }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WriteProps {
    member: MemberId,
    to: Rc<Vec<FeedbackHolder>>,
}

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    to: Option<OrgId>,
    kind: Option<FeedbackKind>,
    title: String,
    text: String,
}

impl Typed {
    fn order(self, id: FeedbackId) -> Result<NewFeedback, Refusal> {
        let to = self.to.ok_or_else(|| Refusal::field("to", "Xin chọn nơi nhận."))?;
        let kind = self.kind.ok_or_else(|| Refusal::field("kind", "Xin chọn loại ý kiến."))?;
        let text = FeedbackText { kind, title: self.title, text: self.text }.checked()?;
        Ok(NewFeedback { id, to, text })
    }
}

#[component]
fn Write(props: &WriteProps) -> Html {
    let (api, toast, nav) = (use_api(), use_toast(), use_nav());
    let member = props.member;
    // Chosen once, so that sending again after a lost reply sends no second one.
    let id = *use_memo((), |()| dom::new_id(FeedbackId::from_parts));
    let form = use_draft_form(&format!("feedback-{member}"), Typed::default);
    let send = move |typed: Typed| {
        let api = api.clone();
        async move { Ok(api.send::<SendFeedback>(&MemberAt { member }, &typed.order(id)?).await?) }
    };
    let onsubmit = form.submit(send, move |view: FeedbackView| {
        toast.show(format!("Đã gửi, số {} tại {}.", view.feedback.number, view.feedback.origin.name));
        nav.replace(&Route::Feedback { feedback: view.feedback.id });
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <Choice<OrgId> label="Nơi nhận" options={addressees(&props.to)} bind={form.bind("to", |typed: &mut Typed| &mut typed.to)} />
            <Choice<FeedbackKind> label="Loại ý kiến" options={kinds()} bind={form.bind("kind", |typed: &mut Typed| &mut typed.kind)} />
            <TextField label="Tóm tắt" hint="Một dòng để người nhận biết ngay là việc gì" max={u32::try_from(LONGEST_TITLE).unwrap_or(150)}
                bind={form.bind("title", |typed: &mut Typed| &mut typed.title)} />
            <TextArea label="Nội dung" rows={8} max={u32::try_from(LONGEST_TEXT).ok()}
                bind={form.bind("text", |typed: &mut Typed| &mut typed.text)} />
            <Text>{ "Muốn gửi kèm ảnh, bản chụp hay tài liệu: đồng chí gửi ý kiến trước, trang tiếp theo có chỗ thêm tệp." }</Text>
            <StickyAction>
                <Button submit=true icon={Glyph::Send} busy={form.busy()}>{ "Gửi ý kiến" }</Button>
            </StickyAction>
        </FormFrame>
    }
}

/// To whom, and within how long they answer.
fn addressees(to: &[FeedbackHolder]) -> Vec<Opt<OrgId>> {
    let rules = feedback_rules(local_date(dom::now()));
    let note =
        |holder: &FeedbackHolder| format!("Trả lời trong {} ngày làm việc", rules.working_days(holder.kind));
    to.iter().map(|holder| Opt::new(holder.org, holder.name.clone()).note(note(holder))).collect()
}

fn kinds() -> Vec<Opt<FeedbackKind>> {
    FeedbackKind::ALL.into_iter().map(|kind| Opt::new(kind, kind.label())).collect()
}
