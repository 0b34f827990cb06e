//! Nhập câu hỏi từ tệp: what a file would bring is shown first, then brought in as it was shown.

use shared::access::Action;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::study::{
    ImportFormat, ImportLine, ImportPreview, ImportQuestions as Import, ImportedQuestions, LineError,
    PreviewQuestionImport, QuestionFile, QuestionImport,
};
use web_sys::File;
use yew::prelude::*;

use super::desk::not_yours;
use crate::api::{Api, use_api};
use crate::form::{Refusal, use_form};
use crate::parts::{
    Alert, Button, Cluster, Column, Count, Disclosure, ErrorSummary, FileField, FormFrame, List, ListItem,
    Page, Row, Section, StickyAction, Table, Tally, Text, Tone, use_toast,
};
use crate::route::{Route, use_nav};
use crate::session::use_viewer;
use crate::upload;

/// Largest file, in bytes: what one request carries.
const MOST_BYTES: f64 = 180_000.0;

/// The page.
#[component]
pub fn ImportQuestions() -> Html {
    let viewer = use_viewer();
    html! {
        <Page title="Nhập câu hỏi từ tệp" back={Route::QuestionBank}>
            if viewer.may(Action::KeepQuestions) { <Flow org={viewer.org()} /> } else { { not_yours() } }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FlowProps {
    org: OrgId,
}

/// Choosing, looking, bringing in.
#[component]
fn Flow(props: &FlowProps) -> Html {
    let org = props.org;
    let (api, shown) = (use_api(), use_state(|| None::<(QuestionFile, ImportPreview)>));
    let form = use_form(|| None::<File>);
    let onsubmit = {
        let shown = shown.clone();
        form.submit(
            move |file: Option<File>| preview(api.clone(), org, file),
            move |looked| shown.set(Some(looked)),
        )
    };
    let bind = form.bind("file", |file: &mut Option<File>| file);
    let chosen = bind.value.as_ref().map(|file| AttrValue::from(file.name()));
    let onfile = {
        let (bind, shown) = (bind.clone(), shown.clone());
        Callback::from(move |file| {
            shown.set(None);
            bind.set(Some(file));
        })
    };
    html! {
        <>
            <FormFrame view={form.view()} {onsubmit}>
                <FileField id="file" label="Tệp câu hỏi" accept=".xlsx,.gift,.txt" hint="Tệp Excel (.xlsx) hoặc GIFT (.gift, .txt), không quá 180 kB, 500 câu."
                    {chosen} error={bind.error.clone()} {onfile} />
                { sample() }
                <Cluster><Button submit=true busy={form.busy()}>{ "Xem trước" }</Button></Cluster>
            </FormFrame>
            if let Some((file, preview)) = &*shown { <Preview {org} file={file.clone()} preview={preview.clone()} /> }
        </>
    }
}

fn sample() -> Html {
    let columns = ["Câu hỏi", "A", "B", "C", "D", "Đáp án", "Chủ đề", "Mức độ", "Giải thích"];
    let row = [
        "Chi bộ sinh hoạt định kỳ mấy lần?",
        "Mỗi tháng một lần",
        "Mỗi quý một lần",
        "",
        "",
        "A",
        "Sinh hoạt",
        "Dễ",
        "",
    ];
    html! {
        <Disclosure summary="Tệp Excel ghi thế nào?">
            <Text>{ "Dòng tiêu đề có cột “Câu hỏi” và “Đáp án”. Nhiều đáp án đúng thì ghi A, C. Không có phương án thì đáp án là Đúng, Sai, hoặc câu trả lời ngắn (nhiều cách cách nhau bằng dấu |)." }</Text>
            <Table caption="Ví dụ một dòng" columns={columns.map(Column::text).to_vec()}
                rows={vec![Row::new("1", row.map(|cell| html! { cell }).to_vec())]} />
        </Disclosure>
    }
}

async fn preview(api: Api, org: OrgId, file: Option<File>) -> Result<(QuestionFile, ImportPreview), Refusal> {
    let Some(file) = file else { return Err(Refusal::field("file", "Xin chọn một tệp câu hỏi.")) };
    if file.size() > MOST_BYTES {
        return Err(Refusal::field("file", "Tệp lớn quá 180 kB. Xin bỏ hình ảnh hoặc chia thành nhiều tệp."));
    }
    let is_sheet = file.name().to_lowercase().ends_with(".xlsx");
    let format = if is_sheet { ImportFormat::Xlsx } else { ImportFormat::Gift };
    let file = QuestionFile { format, base64: upload::base64(&file).await? };
    let preview = api.send::<PreviewQuestionImport>(&OrgAt { org }, &file).await?;
    Ok((file, preview))
}

#[derive(Clone, PartialEq, Properties)]
struct PreviewProps {
    org: OrgId,
    file: QuestionFile,
    preview: ImportPreview,
}

/// What the file brings, and the button that brings it in.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let (api, toast, nav, form) = (use_api(), use_toast(), use_nav(), use_form(|| ()));
    let (org, preview) = (props.org, &props.preview);
    let import = QuestionImport { file: props.file.clone(), fingerprint: preview.fingerprint.clone() };
    let send = move |()| {
        let (api, import) = (api.clone(), import.clone());
        async move { Ok(api.send::<Import>(&OrgAt { org }, &import).await?) }
    };
    let onclick = form.submit(send, move |done: ImportedQuestions| {
        toast.show(format!("Đã nhập {} câu hỏi mới.", done.added));
        nav.replace(&Route::QuestionBank);
    });
    let new = preview.new_lines();
    html! {
        <Section title="Xem trước">
            { sums(preview) }
            { errors(&preview.errors) }
            <List>{ for preview.lines.iter().map(line) }</List>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            if new > 0 {
                <StickyAction><Button busy={form.busy()} {onclick}>{ format!("Nhập {new} câu mới") }</Button></StickyAction>
            } else {
                <Alert><p>{ "Không có câu nào mới để nhập." }</p></Alert>
            }
        </Section>
    }
}

fn sums(preview: &ImportPreview) -> Html {
    let new = preview.new_lines();
    let counts = vec![
        Count::new("Câu mới", new, Tone::Success),
        Count::new("Đã có", preview.lines.len() - new, Tone::Neutral),
        Count::new("Chưa đúng", preview.errors.len(), Tone::Danger),
    ];
    html! { <Tally label="Câu hỏi trong tệp" {counts} /> }
}

fn errors(all: &[LineError]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let row = |error: &LineError| {
        Row::new(error.line.to_string(), vec![html! { error.line }, html! { &error.sentence }])
    };
    html! {
        <Alert tone={Tone::Warning} title="Những dòng không nhập">
            <Table caption="Dòng không nhập và lý do" columns={vec![Column::text("Dòng"), Column::text("Lý do")]} rows={all.iter().map(row).collect::<Vec<_>>()} />
        </Alert>
    }
}

fn line(line: &ImportLine) -> Html {
    let state = if line.is_known { "Đã có trong ngân hàng" } else { "Mới" };
    let under = format!("Dòng {} · {} · {state}", line.line, line.question.task.kind().label());
    html! { <ListItem key={line.line.to_string()} title={line.question.text.clone()} under={html! { under }} /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn each_wrong_line_says_why() {
        let error = LineError { line: 7, sentence: "Thiếu đáp án.".into() };
        let html = rendered(errors(&[error]));
        assert!(html.contains('7') && html.contains("Thiếu đáp án."), "{html}");
        assert_eq!(rendered(errors(&[])), "");
    }
}
