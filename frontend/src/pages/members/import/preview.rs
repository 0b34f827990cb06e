//! The second step: what importing would do, before anything is imported.

use std::rc::Rc;

use shared::roster::{RosterPreview, RosterRow, RowVerdict};
use yew::prelude::*;

use super::decision::decision;
use super::findings::{reading, tally};
use super::rows::{count_to_look_at, needs_look, sheet_rows, sign_key};
use super::stage::Confirming;
use crate::parts::{
    Alert, Button, Cluster, Glyph, Kind, Lead, Muted, Opt, PageTurner, Section, Segmented, Stack, Tone,
};

/// Rows on a page: more make an old phone slow.
const PAGE: usize = 50;

/// Sums on top, the sheet below, the decision at the end. `onagain` makes a new preview of the same file, `onother`
/// chooses another.
pub fn preview_body(
    preview: Rc<RosterPreview>,
    confirming: &Confirming,
    onconfirm: Callback<()>,
    onagain: Callback<()>,
    onother: Callback<()>,
) -> Html {
    let sums = preview.sums;
    html! {
        <>
            <Stack>
                <Lead>{ sums.to_string() }</Lead>
                <Alert tone={Tone::Info} live=true>
                    { "Chưa có gì được nhập. Xin xem kỹ bảng dưới đây; danh sách chỉ thay đổi khi đồng chí bấm nút nhập." }
                </Alert>
                { tally(sums) }
                { reading(&preview) }
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Upload} onclick={onother}>{ "Chọn tệp khác" }</Button>
                </Cluster>
            </Stack>
            <Rows {preview} />
            { decision(sums, confirming, onconfirm, onagain) }
        </>
    }
}

/// Which rows to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Changed,
    ToLookAt,
}

impl Filter {
    fn keeps(self, row: &RosterRow) -> bool {
        match self {
            Self::All => true,
            Self::Changed => row.verdict == RowVerdict::Changed,
            Self::ToLookAt => needs_look(row),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowsProps {
    preview: Rc<RosterPreview>,
}

/// The sheet, fifty rows at a time; all of it or what somebody should look at.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let preview = &props.preview;
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
    let kept: Vec<&RosterRow> = preview.rows.iter().filter(|row| filter.keeps(row)).collect();
    let rows = kept.iter().skip(*page * PAGE).take(PAGE).copied();
    let turner = html! { <PageTurner unit="dòng" page={*page} size={PAGE} of={kept.len()} {onturn} /> };
    let options = filters(preview);
    html! {
        <Section title="Từng dòng trong tệp">
            if options.len() > 1 {
                <Segmented<Filter> id="rows" label="Xem những dòng nào" {options} value={Some(*filter)} onchange={onfilter} />
            } else {
                <Muted>{ "Không có dòng nào có vấn đề." }</Muted>
            }
            { sign_key() }
            { turner.clone() }
            { sheet_rows(&preview.fields, rows) }
            { turner }
        </Section>
    }
}

/// All rows, and the few that one looks for.
fn filters(preview: &RosterPreview) -> Vec<Opt<Filter>> {
    let (all, changed, to_look_at) = (preview.rows.len(), preview.sums.changed, count_to_look_at(preview));
    [
        (true, Filter::All, format!("Tất cả {all} dòng")),
        (changed > 0, Filter::Changed, format!("Chỉ {changed} dòng thay đổi")),
        (to_look_at > 0, Filter::ToLookAt, format!("Chỉ {to_look_at} dòng có vấn đề")),
    ]
    .into_iter()
    .filter_map(|(offered, filter, words)| offered.then(|| Opt::new(filter, words)))
    .collect()
}

#[cfg(test)]
mod tests;
