//! Receiving a report: accepting it, or giving it back with remarks.

use shared::problem::ProblemCode;
use shared::report::{AcceptReport, Report, ReportAnswer, ReportAt, ReportView, ReturnReport, check_remarks};
use yew::prelude::*;

use crate::api::use_api;
use crate::form::{FormView, use_form};
use crate::parts::{
    Button, Card, Cluster, Dialog, ErrorSummary, FormFrame, Glyph, Kind, Text, TextArea, use_toast,
};

/// The button that loads the report anew, when somebody else has changed it.
pub fn reload_offer(view: &FormView, onreload: &Callback<()>) -> Html {
    let code = view.refusal.failure.as_ref().and_then(|failure| failure.code());
    match code {
        Some(ProblemCode::Stale | ProblemCode::WrongReportState) => html! {
            <Cluster>
                <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={onreload}>{ "Tải lại báo cáo" }</Button>
            </Cluster>
        },
        _ => Html::default(),
    }
}

/// Properties of [`Answer`].
#[derive(Clone, PartialEq, Properties)]
pub struct AnswerProps {
    /// The report.
    pub report: Report,
    /// Shows the reply.
    pub put: Callback<ReportView>,
    /// Loads it anew.
    pub reload: Callback<()>,
}

/// The two answers.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let returns = use_state(|| false);
    let show = |to: bool| {
        let returns = returns.clone();
        Callback::from(move |()| returns.set(to))
    };
    let (at, rev) = (ReportAt { report: props.report.id }, props.report.rev);
    let put = props.put.clone();
    let send = move |()| {
        let api = api.clone();
        let answer = ReportAnswer { remarks: String::new(), rev };
        async move { Ok(api.send::<AcceptReport>(&at, &answer).await?) }
    };
    let onaccept = form.submit(send, move |view: ReportView| {
        toast.show("Đã tiếp nhận báo cáo.");
        put.emit(view);
    });
    let view = form.view();
    html! {
        <Card title="Ý kiến của cấp trên">
            <Text>{ "Đồng chí đọc xong thì tiếp nhận; cần bổ sung thì trả lại kèm ý kiến. Mỗi bước đều ghi tên và giờ." }</Text>
            <ErrorSummary refusal={view.refusal.clone()} attempt={view.attempt} />
            { reload_offer(&view, &props.reload) }
            <Cluster>
                <Button icon={Glyph::Check} busy={view.busy} onclick={onaccept}>{ "Tiếp nhận" }</Button>
                <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={show(true)}>{ "Trả lại để bổ sung" }</Button>
            </Cluster>
            <Dialog open={*returns} title="Trả lại báo cáo?" onclose={show(false)}>
                <GiveBack {at} {rev} put={props.put.clone()} reload={props.reload.clone()} onclose={show(false)} />
            </Dialog>
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct GiveBackProps {
    at: ReportAt,
    rev: u32,
    put: Callback<ReportView>,
    reload: Callback<()>,
    onclose: Callback<()>,
}

/// What is to be mended.
#[component]
fn GiveBack(props: &GiveBackProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(String::new));
    let GiveBackProps { at, rev, put, onclose, .. } = props.clone();
    let send = move |remarks: String| {
        let api = api.clone();
        async move {
            check_remarks(&remarks)?;
            Ok(api.send::<ReturnReport>(&at, &ReportAnswer { remarks, rev }).await?)
        }
    };
    let onsubmit = form.submit(send, move |view: ReportView| {
        onclose.emit(());
        toast.show("Đã trả lại báo cáo kèm ý kiến.");
        put.emit(view);
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.reload) }
            <TextArea label="Điều cần bổ sung, sửa" rows={4} max={Some(2000)} bind={form.bind("remarks", |text: &mut String| text)} />
            <Cluster>
                <Button submit=true busy={form.busy()}>{ "Trả lại" }</Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </FormFrame>
    }
}
