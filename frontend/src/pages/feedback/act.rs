//! The ways on: the holder receives, answers, extends, hands up; the author takes back.

use std::rc::Rc;

use shared::audit::LONGEST_REASON;
use shared::feedback::{
    AnswerFeedback, ExtendFeedback, FeedbackAnswer, FeedbackAt, FeedbackReason, FeedbackState, FeedbackView,
    ForwardFeedback, LONGEST_TEXT, ReceiveFeedback, WithdrawFeedback,
};
use shared::meeting::AtRevision;
use shared::rules::feedback_rules;
use yew::prelude::*;

use crate::api::use_api;
use crate::form::{Refusal, use_draft_form, use_form};
use crate::parts::{
    Button, Cluster, ConfirmButton, Dialog, FormFrame, Glyph, Kind, Section, Text, TextArea, use_toast,
};

/// Properties of [`Acts`] and of its forms.
#[derive(Clone, PartialEq, Properties)]
pub struct ActsProps {
    /// On what.
    pub view: Rc<FeedbackView>,
    /// Shows the reply.
    pub put: Callback<FeedbackView>,
    /// Loads it anew.
    pub reload: Callback<()>,
}

/// What is being asked in a dialog.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Extend,
    Forward,
}

/// The ways on that the caller has.
#[component]
pub fn Acts(props: &ActsProps) -> Html {
    let asking = use_state(|| None::<Asking>);
    let ask = |what: Option<Asking>| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(what))
    };
    let FeedbackView { feedback, above, may, .. } = &*props.view;
    let extends = feedback.extended < feedback_rules(feedback.since).extensions;
    let done = {
        let (put, close) = (props.put.clone(), ask(None));
        Callback::from(move |view: FeedbackView| {
            close.emit(());
            put.emit(view);
        })
    };
    html! {
        <>
            if may.handle {
                <Answer ..props.clone() />
                <Section title="Cách xử lý khác">
                    <Cluster>
                        if feedback.state == FeedbackState::Sent {
                            <Receive ..props.clone() />
                        }
                        if extends {
                            <Button kind={Kind::Secondary} icon={Glyph::Clock} onclick={ask(Some(Asking::Extend))}>{ "Gia hạn trả lời" }</Button>
                        }
                        if let Some(above) = above {
                            <Button kind={Kind::Secondary} icon={Glyph::Send} onclick={ask(Some(Asking::Forward))}>{ format!("Chuyển lên {above}") }</Button>
                        }
                    </Cluster>
                </Section>
            }
            if may.withdraw {
                <Withdraw ..props.clone() />
            }
            <Dialog open={asking.is_some()} title={title(*asking)} onclose={ask(None)}>
                if let Some(asking) = *asking {
                    <Because {asking} view={props.view.clone()} {done} onclose={ask(None)} />
                }
            </Dialog>
        </>
    }
}

const fn title(asking: Option<Asking>) -> &'static str {
    match asking {
        Some(Asking::Extend) => "Gia hạn trả lời",
        Some(Asking::Forward) => "Chuyển lên cấp trên",
        None => "",
    }
}

/// Writing the answer, kept as a draft on this device until it is sent.
#[component]
fn Answer(props: &ActsProps) -> Html {
    let (api, toast, put) = (use_api(), use_toast(), props.put.clone());
    let (at, rev) = (FeedbackAt { feedback: props.view.feedback.id }, props.view.feedback.rev);
    let form = use_draft_form(&format!("answer-{}", at.feedback), String::new);
    let send = move |text: String| {
        let api = api.clone();
        async move { Ok(api.send::<AnswerFeedback>(&at, &FeedbackAnswer { text, rev }).await?) }
    };
    let onsubmit = form.submit(send, move |view: FeedbackView| {
        toast.show("Đã gửi trả lời.");
        put.emit(view);
    });
    html! {
        <Section title="Trả lời">
            <FormFrame view={form.view()} {onsubmit}>
                <TextArea label="Nội dung trả lời" hint="Đồng chí gửi ý kiến đọc nguyên văn nội dung này." rows={6}
                    max={u32::try_from(LONGEST_TEXT).ok()} bind={form.bind("text", |text: &mut String| text)} />
                <Cluster><Button submit=true icon={Glyph::Send} busy={form.busy()}>{ "Gửi trả lời" }</Button></Cluster>
            </FormFrame>
        </Section>
    }
}

/// Says with one press that it is there.
#[component]
fn Receive(props: &ActsProps) -> Html {
    let (api, toast, put) = (use_api(), use_toast(), props.put.clone());
    let (at, rev) = (FeedbackAt { feedback: props.view.feedback.id }, props.view.feedback.rev);
    let form = use_form(|| ());
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<ReceiveFeedback>(&at, &AtRevision { rev }).await?) }
    };
    let onsubmit = form.submit(send, move |view: FeedbackView| {
        toast.show("Đã báo tiếp nhận.");
        put.emit(view);
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <Button submit=true kind={Kind::Secondary} icon={Glyph::Check} busy={form.busy()}>{ "Báo đã tiếp nhận" }</Button>
        </FormFrame>
    }
}

/// Takes it back, after a question.
#[component]
fn Withdraw(props: &ActsProps) -> Html {
    let (api, toast, put) = (use_api(), use_toast(), props.put.clone());
    let (at, rev) = (FeedbackAt { feedback: props.view.feedback.id }, props.view.feedback.rev);
    let form = use_form(|| ());
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<WithdrawFeedback>(&at, &AtRevision { rev }).await?) }
    };
    let onconfirm = form.submit(send, move |view: FeedbackView| {
        toast.show("Đã rút lại ý kiến.");
        put.emit(view);
    });
    let onsubmit = Callback::noop();
    html! {
        <Section title="Rút lại">
            <FormFrame view={form.view()} {onsubmit}>
                <div>
                    <ConfirmButton label="Rút lại ý kiến" question="Rút lại ý kiến này?" confirm="Rút lại" busy={form.busy()} {onconfirm}>
                        <Text>{ "Nơi nhận không phải trả lời nữa, nhưng vẫn đọc được ý kiến đã gửi. Không gửi lại được ý kiến đã rút." }</Text>
                    </ConfirmButton>
                </div>
            </FormFrame>
        </Section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BecauseProps {
    asking: Asking,
    view: Rc<FeedbackView>,
    done: Callback<FeedbackView>,
    onclose: Callback<()>,
}

/// Asks for the reason of an extension or of handing up.
#[component]
fn Because(props: &BecauseProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(String::new));
    let (at, rev) = (FeedbackAt { feedback: props.view.feedback.id }, props.view.feedback.rev);
    let (asking, done) = (props.asking, props.done.clone());
    let send = move |reason: String| {
        let api = api.clone();
        async move {
            let order = FeedbackReason { reason, rev };
            let reply = match asking {
                Asking::Extend => api.send::<ExtendFeedback>(&at, &order).await,
                Asking::Forward => api.send::<ForwardFeedback>(&at, &order).await,
            };
            reply.map_err(Refusal::from)
        }
    };
    let (thanks, verb, what) = match asking {
        Asking::Extend => ("Đã gia hạn.", "Gia hạn", "Hạn trả lời lùi lại một lần, tính theo ngày làm việc."),
        Asking::Forward => {
            ("Đã chuyển lên cấp trên.", "Chuyển lên", "Cấp trên tiếp nhận và trả lời; nơi này vẫn đọc được.")
        }
    };
    let onsubmit = form.submit(send, move |view: FeedbackView| {
        toast.show(thanks);
        done.emit(view);
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <Text>{ what }</Text>
            <TextArea label="Lý do" hint="Đồng chí gửi ý kiến sẽ đọc lý do này." rows={3} max={u32::try_from(LONGEST_REASON).ok()}
                bind={form.bind("reason", |text: &mut String| text)} />
            <Cluster>
                <Button submit=true busy={form.busy()}>{ verb }</Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </FormFrame>
    }
}
