//! Pictures of figures: the tile, bars, shares of a whole. Each has its table behind it.

use yew::prelude::*;

use super::table::{Column, Row, Table};
use super::tone::Tone;
use crate::route::{Route, use_go};

/// Properties of [`StatTile`].
#[derive(Clone, PartialEq, Properties)]
pub struct StatTileProps {
    /// What is counted.
    pub label: AttrValue,
    /// The figure, ready to read: `92 %`, `17/18`.
    pub value: AttrValue,
    /// A line below: compared with what, by which rule.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Its colour.
    #[prop_or_default]
    pub tone: Tone,
    /// Where the people behind the figure are listed.
    #[prop_or_default]
    pub to: Option<Route>,
}

/// One large figure.
#[component]
pub fn StatTile(props: &StatTileProps) -> Html {
    let words = html! {
        <>
            <span class="muted">{ &props.label }</span>
            <strong>{ &props.value }</strong>
            if let Some(note) = &props.note { <small class="muted">{ note }</small> }
        </>
    };
    let color = props.tone.color();
    match &props.to {
        Some(to) => html! { <TileLink to={to.clone()} {color}>{ words }</TileLink> },
        None => html! { <div class="tile" data-color={color}>{ words }</div> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TileLinkProps {
    to: Route,
    color: AttrValue,
    children: Html,
}

#[component]
fn TileLink(props: &TileLinkProps) -> Html {
    let onclick = use_go(props.to.clone());
    html! {
        <a class="tile" data-color={&props.color} href={props.to.href()} {onclick}>{ props.children.clone() }</a>
    }
}

/// A bar or a share: a word, a figure, a colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    label: AttrValue,
    value: u32,
    shown: AttrValue,
    tone: Tone,
}

impl Bar {
    /// A bar of this length, shown as the plain number.
    pub fn new(label: impl Into<AttrValue>, value: u32) -> Self {
        Self { label: label.into(), value, shown: value.to_string().into(), tone: Tone::Accent }
    }

    /// Shows the figure in these words instead: `92 %`.
    pub fn shown(self, shown: impl Into<AttrValue>) -> Self {
        Self { shown: shown.into(), ..self }
    }

    /// Sets the colour.
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// Properties of [`BarChart`] and [`ShareBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// What the picture shows, in one sentence.
    pub caption: AttrValue,
    /// Heading of the words: `Tháng`.
    pub name: AttrValue,
    /// Heading of the figures: `Tỷ lệ dự họp`.
    pub measure: AttrValue,
    /// The bars.
    pub bars: Vec<Bar>,
    /// The value of a full bar; the largest when left out.
    #[prop_or_default]
    pub full: Option<u32>,
}

/// Bars below each other, with the table behind.
#[component]
pub fn BarChart(props: &ChartProps) -> Html {
    let full = props.full.or_else(|| props.bars.iter().map(|bar| bar.value).max()).unwrap_or(1).max(1);
    let bars = props.bars.iter().map(|bar| {
        html! {
            <div class="bar" data-color={bar.tone.color()}>
                <span>{ &bar.label }</span>
                <svg aria-hidden="true" focusable="false">
                    <rect class="track" width="100%" height="100%" rx="4" />
                    <rect class="fill" width={percent(bar.value, full)} height="100%" rx="4" />
                </svg>
                <strong>{ &bar.shown }</strong>
            </div>
        }
    });
    html! {
        <figure class="chart">
            <figcaption>{ &props.caption }</figcaption>
            <div class="bars" aria-hidden="true">{ for bars }</div>
            <Behind ..props.clone() />
        </figure>
    }
}

/// One bar divided into shares of a whole, with its legend and the table behind.
#[component]
pub fn ShareBar(props: &ChartProps) -> Html {
    let full = props.bars.iter().map(|bar| bar.value).sum::<u32>().max(1);
    let mut before = 0;
    let shares: Html = props
        .bars
        .iter()
        .filter(|bar| bar.value > 0)
        .map(|bar| {
            let x = percent(before, full);
            before += bar.value;
            html! {
                <rect class="fill" data-color={bar.tone.color()} {x} width={percent(bar.value, full)} height="100%" />
            }
        })
        .collect();
    let legend = props.bars.iter().map(|bar| {
        html! { <li data-color={bar.tone.color()}>{ &bar.label }{ " " }<strong>{ &bar.shown }</strong></li> }
    });
    html! {
        <figure class="chart">
            <figcaption>{ &props.caption }</figcaption>
            <svg class="share" aria-hidden="true" focusable="false">{ shares }</svg>
            <ul class="legend" role="list" aria-hidden="true">{ for legend }</ul>
            <Behind ..props.clone() />
        </figure>
    }
}

/// The table behind a picture.
#[component]
fn Behind(props: &ChartProps) -> Html {
    let columns = vec![Column::text(&props.name), Column::number(&props.measure)];
    let rows = props
        .bars
        .iter()
        .map(|bar| Row::new(&bar.label, vec![html! { &bar.label }, html! { &bar.shown }]))
        .collect::<Vec<_>>();
    html! {
        <details class="behind">
            <summary>{ "Xem bảng số liệu" }</summary>
            <Table caption={&props.caption} {columns} {rows} />
        </details>
    }
}

/// `value` of `full` with one decimal, as SVG reads it.
fn percent(value: u32, full: u32) -> String {
    let tenths = u64::from(value.min(full)) * 1000 / u64::from(full);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_bar_is_never_longer_than_its_track() {
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(9, 3), "100.0%");
        assert_eq!(percent(0, 3), "0.0%");
    }
}
