//! The second step: what importing would do, before anything is imported.

use std::rc::Rc;

use shared::problem::ProblemCode;
use shared::roster::{RosterPreview, RosterRow, RosterSums};
use yew::prelude::*;

use super::findings::{Reading, Sums};
use super::rows::{SheetRows, SignKey, count_to_look_at, needs_look};
use super::stage::Confirming;
use crate::load::FailureNotice;
use crate::parts::{
    Alert, Button, Cluster, Glyph, Kind, Lead, Muted, Opt, PageTurner, Section, Segmented, Stack,
    StickyAction, Tone,
};

/// Rows on a page: more make an old phone slow.
const PAGE: usize = 50;

/// Properties of [`Preview`].
#[derive(Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// What would happen.
    pub preview: Rc<RosterPreview>,
    /// Where confirming stands.
    pub confirming: Confirming,
    /// Imports.
    pub onconfirm: Callback<()>,
    /// Makes a new preview of the same file.
    pub onagain: Callback<()>,
    /// Chooses another file.
    pub onother: Callback<()>,
}

/// Sums on top, the sheet below, the decision at the end.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let PreviewProps { preview, confirming, onconfirm, onagain, onother } = props.clone();
    let sums = preview.sums;
    html! {
        <>
            <Stack>
                <Lead>{ sums.to_string() }</Lead>
                <Alert tone={Tone::Info} live=true>
                    { "Chưa có gì được nhập. Xin xem kỹ bảng dưới đây; chỉ khi bấm nút nhập ở cuối trang, danh sách mới thay đổi." }
                </Alert>
                <Sums {sums} />
                <Reading preview={preview.clone()} />
            </Stack>
            <Rows {preview} />
            if let Confirming::Failed(failure) = &confirming {
                if failure.code() == Some(ProblemCode::PreviewOutdated) {
                    <Alert tone={Tone::Warning} live=true title="Cần xem trước lại">
                        <p>{ failure.sentence() }</p>
                        <Cluster><Button icon={Glyph::Retry} onclick={onagain}>{ "Xem trước lại" }</Button></Cluster>
                    </Alert>
                } else {
                    <FailureNotice failure={failure.clone()} onretry={onconfirm.clone()} />
                }
            }
            <StickyAction>
                if let Some(words) = confirm_words(&sums) {
                    <Button busy={confirming == Confirming::UnderWay} onclick={onconfirm}>{ words }</Button>
                }
                <Button kind={Kind::Secondary} onclick={onother}>{ "Chọn tệp khác" }</Button>
            </StickyAction>
        </>
    }
}

/// What pressing the button does; nothing when there is nothing to do.
fn confirm_words(sums: &RosterSums) -> Option<String> {
    match (sums.imported(), sums.refused) {
        (0, 0) => None,
        (0, _) => Some("Lấy tệp các dòng bị trả lại".to_owned()),
        (imported, 0) => Some(format!("Nhập {imported} dòng")),
        (imported, _) => Some(format!("Nhập {imported} dòng đúng")),
    }
}

/// Which rows to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    ToLookAt,
}

#[derive(Clone, PartialEq, Properties)]
struct RowsProps {
    preview: Rc<RosterPreview>,
}

/// The sheet, fifty rows at a time; all of it or what somebody should look at.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let preview = &props.preview;
    let to_look_at = count_to_look_at(preview);
    let filter = use_state(|| Filter::All);
    let page = use_state(|| 0);
    let onfilter = {
        let (filter, page) = (filter.clone(), page.clone());
        Callback::from(move |to| {
            filter.set(to);
            page.set(0);
        })
    };
    let onturn = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let kept: Vec<&RosterRow> =
        preview.rows.iter().filter(|row| *filter == Filter::All || needs_look(row)).collect();
    let rows: Vec<RosterRow> = kept.iter().skip(*page * PAGE).take(PAGE).map(|row| (*row).clone()).collect();
    let turner = html! { <PageTurner unit="dòng" page={*page} size={PAGE} of={kept.len()} {onturn} /> };
    let options = vec![
        Opt::new(Filter::All, format!("Tất cả {} dòng", preview.rows.len())),
        Opt::new(Filter::ToLookAt, format!("Chỉ {to_look_at} dòng có vấn đề")),
    ];
    html! {
        <Section title="Từng dòng trong tệp">
            if to_look_at > 0 {
                <Segmented<Filter> id="rows" label="Xem những dòng nào" {options} value={Some(*filter)} onchange={onfilter} />
            } else {
                <Muted>{ "Không có dòng nào có vấn đề." }</Muted>
            }
            <SignKey />
            { turner.clone() }
            <SheetRows fields={preview.fields.clone()} {rows} />
            { turner }
        </Section>
    }
}

#[cfg(test)]
mod tests;
