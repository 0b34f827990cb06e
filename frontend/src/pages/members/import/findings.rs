//! What the preview found: the sums, how the sheet was read, what was mended.

use std::collections::BTreeMap;

use shared::roster::{Column, GuessedColumn, RosterPreview, RosterSums};
use yew::prelude::*;

use crate::parts::{Alert, Count, Disclosure, Fact, Facts, Gap, Muted, Stack, Tally, Text, Tone};

/// The sums side by side; below, what is rarer, where there is something to say.
pub fn tally(sums: RosterSums) -> Html {
    let count = |label, value: u32, tone| {
        Count::new(label, value as usize, if value > 0 { tone } else { Tone::Neutral })
    };
    let counts = vec![
        count("Mới", sums.new, Tone::Success),
        count("Thay đổi", sums.changed, Tone::Info),
        count("Không đổi", sums.same, Tone::Neutral),
        count("Trả lại", sums.refused, Tone::Danger),
    ];
    let rest = [
        (sums.repeated, "dòng trùng trong tệp, được bỏ qua"),
        (sums.warned_cells, "ô cần xem lại"),
        (sums.mended_cells, "ô đã sửa giúp"),
    ];
    let rest =
        rest.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let rest: Vec<String> = rest.collect();
    html! {
        <Stack gap={Gap::Small}>
            <Tally label="Số dòng trong tệp" {counts} />
            if !rest.is_empty() { <Muted>{ format!("Trong đó: {}.", rest.join("; ")) }</Muted> }
        </Stack>
    }
}

/// How the sheet was read: which page, which columns, which rows were passed over, what was mended.
pub fn reading(preview: &RosterPreview) -> Html {
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
                <Facts>{ for preview.columns.iter().map(column) }</Facts>
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

/// What a column of the file was taken for.
fn column(guessed: &GuessedColumn) -> Html {
    let name = format!("Cột {}: {}", guessed.letters, guessed.header);
    match guessed.column {
        Column::Ignored => html! { <Fact {name}>{ "Không nhập, không lưu" }</Fact> },
        column => html! { <Fact {name}><strong>{ column.label() }</strong></Fact> },
    }
}

/// What was mended, with how often.
fn mendings(preview: &RosterPreview) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for mending in preview.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.mendings()) {
        *counts.entry(mending.sentence()).or_default() += 1;
    }
    counts
}
