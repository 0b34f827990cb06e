//! Writing the words of a report: kept as a draft on the device and on the server, then sent.

use std::rc::Rc;

use shared::report::{ChangeReport, ReportAt, ReportChange, ReportState, ReportText, ReportView, SendReport};
use yew::prelude::*;

use super::answer::reload_offer;
use super::known::known;
use super::reading::reading;
use crate::api::use_api;
use crate::form::use_draft_form;
use crate::parts::{
    Alert, Button, ConfirmButton, Disclosure, FormFrame, Glyph, Kind, Section, StickyAction, TextArea, Tone,
    use_toast,
};

/// Longest part, in characters.
const MOST: u32 = 5000;

/// Properties of [`Write`].
#[derive(Clone, PartialEq, Properties)]
pub struct WriteProps {
    /// The report.
    pub view: Rc<ReportView>,
    /// Shows the reply.
    pub put: Callback<ReportView>,
    /// Loads it anew.
    pub reload: Callback<()>,
}

/// The four parts, keeping and sending.
#[component]
pub fn Write(props: &WriteProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let report = &props.view.report;
    let (at, rev) = (ReportAt { report: report.id }, report.rev);
    let form = use_draft_form(&format!("report-{}", report.id), || begin(&props.view));
    // What the writing began from: when something else is stored now, somebody else has written meanwhile.
    let began = use_mut_ref(|| props.view.text.clone());
    let is_other = props.view.text != *began.borrow() && props.view.text != *form.data();
    let keep = {
        let (api, put, toast) = (api.clone(), props.put.clone(), toast.clone());
        let send = move |text: ReportText| {
            let api = api.clone();
            async move { Ok(api.send::<ChangeReport>(&at, &ReportChange { text, rev }).await?) }
        };
        let began = began.clone();
        form.submit(send, move |view: ReportView| {
            toast.show("Đã lưu nháp. Báo cáo chưa gửi.");
            began.replace(view.text.clone());
            put.emit(view);
        })
    };
    let onsend = {
        let put = props.put.clone();
        let send = move |text: ReportText| {
            let api = api.clone();
            async move {
                text.check_sendable()?;
                Ok(api.send::<SendReport>(&at, &ReportChange { text, rev }).await?)
            }
        };
        form.submit(send, move |view: ReportView| {
            toast.show("Đã gửi báo cáo lên cấp trên.");
            put.emit(view);
        })
    };
    let label =
        if report.state == ReportState::Returned { "Gửi lại báo cáo" } else { "Gửi báo cáo" };
    let hint = "Những việc chính đã bàn, đã làm.";
    html! {
        <Section title="Nội dung">
            <FormFrame view={form.view()} onsubmit={keep}>
                { reload_offer(&form.view(), &props.reload) }
                if is_other { { written_by_others(&props.view.text) } }
                { known(&props.view.known, &form) }
                <TextArea label="Nội dung chính" {hint} rows={6} max={Some(MOST)}
                    bind={form.bind("content", |text: &mut ReportText| &mut text.content)} />
                <TextArea label="Kết luận" optional=true rows={4} max={Some(MOST)}
                    bind={form.bind("conclusions", |text: &mut ReportText| &mut text.conclusions)} />
                <TextArea label="Kiến nghị, đề xuất" optional=true rows={3} max={Some(MOST)}
                    bind={form.bind("proposals", |text: &mut ReportText| &mut text.proposals)} />
                <TextArea label="Khó khăn, vướng mắc" optional=true rows={3} max={Some(MOST)}
                    bind={form.bind("difficulties", |text: &mut ReportText| &mut text.difficulties)} />
                <StickyAction>
                    <ConfirmButton kind={Kind::Primary} icon={Glyph::Send} {label} question="Gửi báo cáo lên cấp trên?"
                        confirm="Gửi" busy={form.busy()} onconfirm={onsend}>
                        <p>{ "Sau khi gửi, số liệu và nội dung giữ nguyên. Chỉ sửa được khi cấp trên trả lại." }</p>
                    </ConfirmButton>
                    <Button submit=true kind={Kind::Secondary} busy={form.busy()}>{ "Lưu nháp" }</Button>
                </StickyAction>
            </FormFrame>
        </Section>
    }
}

/// What the fields begin with: the words that were kept, else everything that is known.
pub(super) fn begin(view: &ReportView) -> ReportText {
    if view.text.is_blank() { ReportText::of_known(&view.known) } else { view.text.clone() }
}

/// Somebody else has kept other words meanwhile: both are shown, and who writes last decides.
fn written_by_others(text: &ReportText) -> Html {
    html! {
        <Alert tone={Tone::Warning} title="Đồng chí khác vừa lưu một bản khác">
            <p>{ "Nội dung đồng chí đang viết vẫn còn ở dưới. Nếu lưu hoặc gửi, bản này thay bản vừa lưu." }</p>
            <Disclosure summary="Xem bản vừa lưu">{ reading(text) }</Disclosure>
        </Alert>
    }
}
