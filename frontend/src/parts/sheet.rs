//! A spreadsheet as people know it: rows with their numbers, and cells that say by colour, sign and word how they
//! stand. What is to be said about the cells of a row stands below it, over its whole width.

use yew::prelude::*;

use super::mark::{Mark, MarkWord};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetCell {
    text: AttrValue,
    mark: Option<Mark>,
    quiet: bool,
    under: Option<AttrValue>,
}

impl SheetCell {
    /// A cell with this text; empty for an empty cell.
    pub fn new(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), mark: None, quiet: false, under: None }
    }

    /// Marks it with colour, sign and word.
    pub fn marked(self, mark: Mark) -> Self {
        Self { mark: Some(mark), ..self }
    }

    /// Marks it with colour and sign only, where the row says the word already.
    pub fn marked_as_row(self, mark: Mark) -> Self {
        Self { mark: Some(mark), quiet: true, ..self }
    }

    /// A line below the text: what stood there before.
    pub fn under(self, under: impl Into<AttrValue>) -> Self {
        Self { under: Some(under.into()), ..self }
    }
}

/// What is to be said about a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetNote {
    /// How grave it is.
    pub mark: Mark,
    /// Of which column it speaks.
    pub column: AttrValue,
    /// What to do.
    pub text: AttrValue,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Its number, as the spreadsheet shows it.
    pub number: u32,
    /// How it stands as a whole.
    pub mark: Mark,
    /// One cell per column.
    pub cells: Vec<SheetCell>,
    /// What is to be said about its cells.
    pub notes: Vec<SheetNote>,
}

/// Properties of [`Sheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct SheetProps {
    /// What the table shows; read out first.
    pub caption: AttrValue,
    /// The headings.
    pub columns: Vec<AttrValue>,
    /// The rows.
    pub rows: Vec<SheetRow>,
}

/// The sheet; on a phone one card per row with the headings before the values.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    html! {
        <div class="sheet" role="region" aria-label={&props.caption} tabindex="0">
            <table class="ds-table" role="table">
                <caption class="ds-sr-only">{ &props.caption }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ "Dòng" }</th>
                        { for props.columns.iter().map(|title| html! {
                            <th role="columnheader" scope="col">{ title }</th>
                        }) }
                    </tr>
                </thead>
                { for props.rows.iter().map(|row| group(&props.columns, row)) }
            </table>
        </div>
    }
}

/// A row with what is to be said about it.
fn group(columns: &[AttrValue], row: &SheetRow) -> Html {
    let noted = !row.notes.is_empty();
    html! {
        <tbody role="rowgroup" key={row.number} data-color={row.mark.tone.color()}>
            <tr role="row">
                <th role="rowheader" scope="row" rowspan={noted.then_some("2")}>
                    <span>{ format!("Dòng {}", row.number) }</span>
                    <MarkWord mark={row.mark.clone()} />
                </th>
                { for columns.iter().zip(&row.cells).map(|(title, cell)| field(title, cell)) }
            </tr>
            if noted {
                <tr role="row" class="notes">
                    <td role="cell" colspan={columns.len().to_string()}>
                        <ul role="list">{ for row.notes.iter().map(note) }</ul>
                    </td>
                </tr>
            }
        </tbody>
    }
}

fn field(title: &AttrValue, cell: &SheetCell) -> Html {
    let color = cell.mark.as_ref().map(|mark| mark.tone.color());
    let sign = cell.mark.as_ref().filter(|_| cell.quiet).map(|mark| mark.sign.clone());
    let empty = cell.text.is_empty() && cell.mark.is_none();
    html! {
        <td role="cell" data-label={title} data-color={color} data-marked={color.map(|_| if cell.quiet { "as-row" } else { "true" })}
            data-empty={empty.then_some("true")}>
            <div class="value">
                <span>
                    if let Some(sign) = sign { <span class="sign" aria-hidden="true">{ sign }</span>{ " " } }
                    { &cell.text }
                </span>
                if let Some(mark) = cell.mark.clone().filter(|_| !cell.quiet) { <MarkWord {mark} /> }
                if let Some(under) = &cell.under { <small>{ under }</small> }
            </div>
        </td>
    }
}

fn note(note: &SheetNote) -> Html {
    html! {
        <li data-color={note.mark.tone.color()}>
            <span class="sign" aria-hidden="true">{ &note.mark.sign }</span>
            <span><strong>{ &note.column }{ ": " }</strong>{ &note.text }</span>
        </li>
    }
}
