//! One question of the bank in its fields.

use shared::endpoint::Nothing;
use shared::id::{OrgId, QuestionId};
use shared::meeting::AtRevision;
use shared::org::OrgAt;
use shared::study::{
    ChangeQuestion, CreateQuestion, Difficulty, NewQuestion, Question, QuestionAt, QuestionChange,
    QuestionKind, RemoveQuestion,
};
use yew::prelude::*;

use super::typed::Typed;
use crate::api::use_api;
use crate::dom;
use crate::form::{Form, use_draft_form, use_form};
use crate::parts::{
    Button, Choice, Cluster, ConfirmButton, ErrorSummary, FormFrame, Glyph, Kind, Opt, StickyAction, Text,
    TextArea, TextField, use_toast,
};

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub enum Editing {
    /// A new question.
    New,
    /// One of the bank.
    Old(Box<Question>),
}

/// Properties of [`EditQuestion`].
#[derive(Clone, PartialEq, Properties)]
pub struct EditQuestionProps {
    /// Whose bank.
    pub org: OrgId,
    /// Which question.
    pub editing: Editing,
    /// Called when the bank has changed.
    pub ondone: Callback<()>,
    /// Called to go back without a change.
    pub onclose: Callback<()>,
}

/// The form.
#[component]
pub fn EditQuestion(props: &EditQuestionProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let EditQuestionProps { org, editing, ondone, onclose } = props.clone();
    let (key, start) = match &editing {
        Editing::New => (format!("question-new-{org}"), Typed::empty(dom::new_id(QuestionId::from_parts))),
        Editing::Old(question) => (format!("question-{}-{}", question.id, question.rev), Typed::of(question)),
    };
    let form = use_draft_form(&key, || start);
    let send = {
        let editing = editing.clone();
        move |typed: Typed| {
            let (api, editing) = (api.clone(), editing.clone());
            async move {
                Ok(match editing {
                    Editing::New => {
                        let new = NewQuestion { id: typed.id, draft: typed.draft() };
                        api.send::<CreateQuestion>(&OrgAt { org }, &new).await?
                    }
                    Editing::Old(question) => {
                        let at = QuestionAt { org, question: question.id };
                        let change = QuestionChange { draft: typed.draft(), rev: question.rev };
                        api.send::<ChangeQuestion>(&at, &change).await?
                    }
                })
            }
        }
    };
    let done = ondone.clone();
    let onsubmit = form.submit(send, move |_: Question| {
        toast.show("Đã lưu câu hỏi.");
        done.emit(());
    });
    html! {
        <>
            <FormFrame view={form.view()} {onsubmit}>
                { fields(&form) }
                <StickyAction>
                    <Cluster>
                        <Button submit=true busy={form.busy()}>{ "Lưu câu hỏi" }</Button>
                        <Button kind={Kind::Secondary} onclick={onclose}>{ "Quay lại danh sách" }</Button>
                    </Cluster>
                </StickyAction>
            </FormFrame>
            if let Editing::Old(question) = &editing { <Remove question={(**question).clone()} {ondone} /> }
        </>
    }
}

fn fields(form: &Form<Typed>) -> Html {
    let kinds = QuestionKind::ALL.map(|kind| Opt::new(kind, kind.label())).to_vec();
    let difficulties = Difficulty::ALL.map(|difficulty| Opt::new(difficulty, difficulty.label())).to_vec();
    let truth = vec![Opt::new(true, "Đúng"), Opt::new(false, "Sai")];
    let kind = form.data().kind.unwrap_or_default();
    let choices = form.bind("choices", |typed: &mut Typed| &mut typed.choices);
    html! {
        <>
            <Choice<QuestionKind> label="Dạng câu hỏi" options={kinds} bind={form.bind("kind", |typed: &mut Typed| &mut typed.kind)} />
            <TextArea label="Câu hỏi" rows={3} max={Some(1000)} bind={form.bind("text", |typed: &mut Typed| &mut typed.text)} />
            if kind == QuestionKind::TrueFalse {
                <Choice<bool> label="Câu này" options={truth} bind={form.bind("right", |typed: &mut Typed| &mut typed.is_true)} />
            } else if kind == QuestionKind::ShortAnswer {
                <TextArea label="Câu trả lời được chấp nhận" rows={3} hint="Mỗi dòng một cách trả lời. Không phân biệt chữ hoa; viết không dấu vẫn tính." bind={choices} />
            } else {
                <TextArea label="Các phương án" rows={6} hint="Mỗi dòng một phương án. Đặt dấu * trước phương án đúng, ví dụ: * Chi ủy" bind={choices} />
            }
            <TextField label="Chủ đề" optional=true max={Some(60)} bind={form.bind("topic", |typed: &mut Typed| &mut typed.topic)} />
            <Choice<Difficulty> label="Mức độ" options={difficulties} bind={form.bind("difficulty", |typed: &mut Typed| &mut typed.difficulty)} />
            <TextArea label="Giải thích" optional=true rows={3} max={Some(1000)} hint="Hiện cùng đáp án khi được phép xem."
                bind={form.bind("explanation", |typed: &mut Typed| &mut typed.explanation)} />
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RemoveProps {
    question: Question,
    ondone: Callback<()>,
}

/// Takes the question out of the bank.
#[component]
fn Remove(props: &RemoveProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let Question { id: question, org, rev, .. } = props.question;
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<RemoveQuestion>(&QuestionAt { org, question }, &AtRevision { rev }).await?) }
    };
    let ondone = props.ondone.clone();
    let onconfirm = form.submit(send, move |_: Nothing| {
        toast.show("Đã xóa câu hỏi khỏi ngân hàng.");
        ondone.emit(());
    });
    html! {
        <>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            <ConfirmButton label="Xóa câu hỏi" question="Xóa câu hỏi này?" icon={Glyph::Cross} busy={form.busy()} {onconfirm}>
                <Text>{ "Câu hỏi mất khỏi ngân hàng. Các đợt đã mở vẫn giữ đề như cũ." }</Text>
            </ConfirmButton>
        </>
    }
}
