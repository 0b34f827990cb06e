//! The rows of the preview as the sheet that people know: what happens to each row and cell, and why.

use shared::roster::{
    CellLook, CellRemark, CellState, Column, RosterCell, RosterPreview, RosterRow, RowVerdict,
};
use yew::prelude::*;

use crate::parts::{Cluster, Mark, MarkWord, Sheet, SheetCell, SheetNote, SheetRow, Tone};

/// A part of the sheet; `fields` says what the cells of each row are.
pub fn sheet_rows<'a>(fields: &[Column], rows: impl Iterator<Item = &'a RosterRow>) -> Html {
    let columns: Vec<AttrValue> = fields.iter().map(|column| column.label().into()).collect();
    let rows: Vec<SheetRow> = rows.map(|row| line(row, fields)).collect();
    html! { <Sheet caption="Danh sách sẽ nhập, từng dòng như trong tệp" {columns} {rows} /> }
}

/// The key to the signs.
pub fn sign_key() -> Html {
    let looks = [CellLook::New, CellLook::Changed, CellLook::Mended, CellLook::Warned, CellLook::Wrong];
    html! { <Cluster>{ for looks.map(|look| html! { <MarkWord mark={mark(look)} /> }) }</Cluster> }
}

/// Whether somebody should look at a row: it goes back, or a cell needs a second look.
pub fn needs_look(row: &RosterRow) -> bool {
    row.verdict == RowVerdict::Refused || row.cells.iter().any(|cell| cell.look() <= CellLook::Warned)
}

/// How many rows somebody should look at.
pub fn count_to_look_at(preview: &RosterPreview) -> usize {
    preview.rows.iter().filter(|row| needs_look(row)).count()
}

fn line(row: &RosterRow, fields: &[Column]) -> SheetRow {
    let notes = fields.iter().zip(&row.cells).flat_map(|(column, cell)| notes(*column, cell));
    SheetRow {
        number: row.number,
        mark: verdict(row.verdict),
        cells: row.cells.iter().map(|cell| field(cell, row.verdict)).collect(),
        notes: notes.collect(),
    }
}

fn field(cell: &RosterCell, verdict: RowVerdict) -> SheetCell {
    let look = cell.look();
    let shown = SheetCell::new(cell.text.clone());
    let shown = match look {
        CellLook::Same | CellLook::Empty => shown,
        // Nothing of such a row is imported: only what keeps it back matters.
        CellLook::New | CellLook::Changed | CellLook::Mended if verdict == RowVerdict::Refused => shown,
        // Each cell of a new member is new: the row says it once.
        CellLook::New if verdict == RowVerdict::New => shown.marked_as_row(mark(look)),
        _ => shown.marked(mark(look)),
    };
    match under(cell).filter(|_| verdict != RowVerdict::Refused) {
        Some(under) => shown.under(under),
        None => shown,
    }
}

/// What is known now, or what stands in the file where that was mended.
fn under(cell: &RosterCell) -> Option<String> {
    match (&cell.state, &cell.sheet) {
        (CellState::Changed { before }, _) if before.is_empty() => Some("Trước đây để trống".to_owned()),
        (CellState::Changed { before }, _) => Some(format!("Trước đây: {before}")),
        (CellState::Refused, _) => None,
        (_, Some(sheet)) => Some(format!("Trong tệp: {sheet}")),
        (_, None) => None,
    }
}

/// The sentences of warnings and errors; what was mended shows in the cell itself.
fn notes(column: Column, cell: &RosterCell) -> impl Iterator<Item = SheetNote> + '_ {
    cell.remarks.iter().filter_map(move |remark| {
        let look = match remark {
            CellRemark::Mended(_) => return None,
            CellRemark::Warning(_) => CellLook::Warned,
            CellRemark::Error(_) => CellLook::Wrong,
        };
        Some(SheetNote { mark: mark(look), column: column.label().into(), text: remark.sentence().into() })
    })
}

fn mark(look: CellLook) -> Mark {
    let tone = match look {
        CellLook::Wrong => Tone::Danger,
        CellLook::Warned => Tone::Warning,
        CellLook::Changed => Tone::Info,
        CellLook::Mended => Tone::Gold,
        CellLook::New => Tone::Success,
        CellLook::Same | CellLook::Empty => Tone::Neutral,
    };
    Mark { tone, sign: look.sign().into(), word: look.word().into() }
}

fn verdict(verdict: RowVerdict) -> Mark {
    let (tone, sign) = match verdict {
        RowVerdict::New => (Tone::Success, CellLook::New.sign()),
        RowVerdict::Changed => (Tone::Info, CellLook::Changed.sign()),
        RowVerdict::Same | RowVerdict::Repeated { .. } => (Tone::Neutral, ""),
        RowVerdict::Refused => (Tone::Danger, CellLook::Wrong.sign()),
    };
    let word = match verdict {
        RowVerdict::Repeated { of } => format!("Trùng dòng {of}, bỏ qua"),
        other => other.label().to_owned(),
    };
    Mark { tone, sign: sign.into(), word: word.into() }
}

#[cfg(test)]
mod tests;
