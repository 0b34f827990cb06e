//! A table that turns into cards on a phone.

use yew::prelude::*;

/// A column: its heading and how its cells stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    title: AttrValue,
    number: bool,
}

impl Column {
    /// A column of words.
    pub fn text(title: impl Into<AttrValue>) -> Self {
        Self { title: title.into(), number: false }
    }

    /// A column of figures: right-aligned, digits of equal width.
    pub fn number(title: impl Into<AttrValue>) -> Self {
        Self { title: title.into(), number: true }
    }
}

/// A row: the first cell names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    key: AttrValue,
    cells: Vec<Html>,
}

impl Row {
    /// A row with a key unique in its table and one cell per column.
    pub fn new(key: impl Into<AttrValue>, cells: Vec<Html>) -> Self {
        Self { key: key.into(), cells }
    }
}

/// Properties of [`Table`].
#[derive(Clone, PartialEq, Properties)]
pub struct TableProps {
    /// What the table shows; read out first.
    pub caption: AttrValue,
    /// Shows the caption above as well.
    #[prop_or_default]
    pub show_caption: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Rows and columns; on a phone one card per row with the headings before the values.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let caption = if props.show_caption { "caption" } else { "ds-sr-only" };
    html! {
        <table class="ds-table table" role="table">
            <caption class={caption}>{ &props.caption }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    { for props.columns.iter().map(|column| html! {
                        <th role="columnheader" scope="col" data-number={column.number.then_some("true")}>{ &column.title }</th>
                    }) }
                </tr>
            </thead>
            <tbody role="rowgroup">{ for props.rows.iter().map(|row| line(&props.columns, row)) }</tbody>
        </table>
    }
}

fn line(columns: &[Column], row: &Row) -> Html {
    let cells = columns.iter().zip(&row.cells).enumerate().map(|(index, (column, cell))| {
        let number = column.number.then_some("true");
        if index == 0 {
            html! { <th role="rowheader" scope="row" data-number={number}>{ cell.clone() }</th> }
        } else {
            html! {
                <td role="cell" data-label={&column.title} data-number={number}>
                    <div class="cell">{ cell.clone() }</div>
                </td>
            }
        }
    });
    html! { <tr role="row" key={row.key.to_string()}>{ for cells }</tr> }
}
