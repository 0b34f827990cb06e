//! Those directly below, side by side in the order of their names: a help to see who needs help, no ranking.

use std::rc::Rc;

use shared::statistics::{SumBelow, TreeStatistics};
use shared::text::matches;
use yew::prelude::*;

use super::super::attendance::Asked;
use crate::parts::{Button, Column, Kind, Muted, PageTurner, Row, SearchBox, Section, Table};
use crate::route::{Nav, Route, use_nav};

/// From how many organisations on the table can be searched, and how many stand on a page of it.
const SEARCH_FROM: usize = 20;

/// Properties of [`Below`].
#[derive(Clone, PartialEq, Properties)]
pub struct BelowProps {
    /// The statistics.
    pub found: Rc<TreeStatistics>,
}

/// The table, with search and pages when it is long.
#[component]
pub fn Below(props: &BelowProps) -> Html {
    let (nav, words, page) = (use_nav(), use_state(String::new), use_state(|| 0));
    let found = &props.found;
    if found.below.is_empty() {
        return Html::default();
    }
    let wanted: Vec<_> = found.below.iter().filter(|below| matches(&words, &below.name)).collect();
    let rows: Vec<_> = wanted
        .iter()
        .skip(*page * SEARCH_FROM)
        .take(SEARCH_FROM)
        .map(|below| row(below, found, &nav))
        .collect();
    let onsearch = {
        let (words, page) = (words.clone(), page.clone());
        Callback::from(move |text| {
            words.set(text);
            page.set(0);
        })
    };
    let onturn = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let columns = vec![
        Column::text("Tổ chức"),
        Column::number("Buổi sinh hoạt"),
        Column::number("Có mặt trên triệu tập"),
        Column::number("Vắng có phép"),
        Column::number("Vắng không phép"),
        Column::number("Biên bản đúng hạn"),
        Column::number("Điểm bình quân"),
    ];
    html! {
        <Section title="Các tổ chức trực thuộc">
            if found.below.len() > SEARCH_FROM {
                <SearchBox label="Tìm theo tên tổ chức" value={(*words).clone()} {onsearch} />
            }
            if wanted.is_empty() {
                <Muted>{ "Không có tổ chức nào có tên như vậy." }</Muted>
            } else {
                <Table caption={format!("Các tổ chức trực thuộc, {}", found.period.label())} {columns} {rows} />
                <PageTurner unit="tổ chức" page={*page} size={SEARCH_FROM} of={wanted.len()} {onturn} />
            }
        </Section>
    }
}

/// An organisation with the way down to it: a branch to its own statistics, anything else to those below it.
fn row(below: &SumBelow, found: &TreeStatistics, nav: &Nav) -> Row {
    let SumBelow { org, name, kind, sum } = below;
    let (nav, ky) = (nav.clone(), Some(found.period));
    let asked = match kind.has_members() {
        true => Asked { chi_bo: Some(*org), nam: Some(found.period.year()), ky, ..Asked::default() },
        false => Asked { duoi: Some(*org), ky, ..Asked::default() },
    };
    let onclick = Callback::from(move |()| nav.go_with(&Route::Statistics, &asked));
    let held = if sum.meetings() == 0 {
        html! { "Chưa họp" }
    } else {
        html! { sum.meetings() }
    };
    let label = format!("Xem thống kê: {name}");
    Row::new(
        org.to_string(),
        vec![
            html! { <Button kind={Kind::Tertiary} {onclick} {label}>{ name.clone() }</Button> },
            held,
            html! { sum.rate().text() },
            html! { sum.excused },
            html! { sum.unexcused },
            html! { sum.after.minutes_in_time },
            html! { sum.after.average_text() },
        ],
    )
}
