//! What the preview found: the sums, how the sheet was read, what was mended.

use std::collections::BTreeMap;
use std::rc::Rc;

use shared::roster::{Column, RosterPreview, RosterSums};
use yew::prelude::*;

use crate::parts::{
    Alert, Column as TableColumn, Disclosure, Grid, Muted, Row, Stack, StatTile, Table, Text, Tone,
};

/// Properties of [`Sums`].
#[derive(Clone, PartialEq, Properties)]
pub struct SumsProps {
    /// The sums.
    pub sums: RosterSums,
}

/// The sums as tiles; the rare ones only where there is something to say.
#[component]
pub fn Sums(props: &SumsProps) -> Html {
    let sums = &props.sums;
    let tiles = [
        ("Đồng chí mới", sums.new, Tone::Success, true),
        ("Có thay đổi", sums.changed, Tone::Info, true),
        ("Không đổi", sums.same, Tone::Neutral, true),
        ("Trùng trong tệp", sums.repeated, Tone::Neutral, false),
        ("Trả lại", sums.refused, Tone::Danger, true),
        ("Ô cần xem lại", sums.warned_cells, Tone::Warning, false),
        ("Ô đã sửa giúp", sums.mended_cells, Tone::Gold, false),
    ];
    let tiles = tiles.into_iter().filter(|(_, count, _, always)| *always || *count > 0);
    html! {
        <Grid>{ for tiles.map(|(label, count, tone, _)| html! {
            <StatTile {label} value={count.to_string()} tone={if count > 0 { tone } else { Tone::Neutral }} />
        }) }</Grid>
    }
}

/// Properties of [`Reading`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReadingProps {
    /// The preview.
    pub preview: Rc<RosterPreview>,
}

/// How the sheet was read: which page, which columns, which rows were passed over, what was mended.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let preview = &props.preview;
    let read = preview.columns.iter().filter(|column| column.column != Column::Ignored).count();
    let mended = mendings(preview);
    html! {
        <Stack>
            if !preview.other_sheets.is_empty() {
                <Alert tone={Tone::Warning} title="Tệp còn trang khác giống danh sách">
                    <p>{ format!("Chỉ đọc trang “{}”. Chưa đọc: {}.", preview.sheet, preview.other_sheets.join(", ")) }</p>
                    <p>{ "Nếu cần nhập cả các trang đó, xin lưu mỗi trang thành một tệp." }</p>
                </Alert>
            }
            <Disclosure summary={format!("Đã nhận ra {read} trên {} cột", preview.columns.len())}>
                <Text>{ whence(preview) }</Text>
                <Table caption="Các cột trong tệp" columns={vec![
                    TableColumn::text("Tiêu đề trong tệp"), TableColumn::text("Cột"), TableColumn::text("Hiểu là")
                ]} rows={columns(preview)} />
            </Disclosure>
            if !mended.is_empty() {
                <Disclosure summary={format!("Đã sửa giúp {} ô", preview.sums.mended_cells)}>
                    { for mended.iter().map(|(sentence, count)| html! { <Text>{ format!("{sentence} ({count} ô)") }</Text> }) }
                    <Muted>{ "Tệp của đồng chí không bị thay đổi; trong bảng có ghi lại nội dung gốc." }</Muted>
                </Disclosure>
            }
        </Stack>
    }
}

/// Where the list stands in the file, and what was not taken for a person.
fn whence(preview: &RosterPreview) -> String {
    let header = &preview.header;
    let rows = match header.first == header.last {
        true => format!("dòng {}", header.first),
        false => format!("dòng {} đến {}", header.first, header.last),
    };
    let passed: Vec<String> = preview.passed_over.iter().map(u32::to_string).collect();
    let passed = match passed.len() {
        0 => String::new(),
        _ => format!(" Bỏ qua vì không phải đảng viên: dòng {}.", passed.join(", ")),
    };
    format!("Tệp “{}”, trang “{}”, tiêu đề ở {rows}.{passed}", preview.file_name, preview.sheet)
}

fn columns(preview: &RosterPreview) -> Vec<Row> {
    let row = |guessed: &shared::roster::GuessedColumn| {
        let taken = match guessed.column {
            Column::Ignored => html! { <span>{ "Không nhập, không lưu" }</span> },
            column => html! { <strong>{ column.label() }</strong> },
        };
        Row::new(
            &*guessed.letters,
            vec![html! { { &guessed.header } }, html! { { &guessed.letters } }, taken],
        )
    };
    preview.columns.iter().map(row).collect()
}

/// What was mended, with how often.
fn mendings(preview: &RosterPreview) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for mending in preview.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.mendings()) {
        *counts.entry(mending.sentence()).or_default() += 1;
    }
    counts
}
