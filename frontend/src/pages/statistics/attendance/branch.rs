//! A branch's year.

use std::rc::Rc;

use shared::access::Action;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::statistics::{BranchStatistics, FindBranchStatistics, YearQuery};
use yew::prelude::*;

use super::members::Members;
use super::months::months;
use super::warnings::warnings;
use crate::load::use_load;
use crate::parts::{Bar, BarChart, EmptyState, Glyph, Lead, Muted, PrintButton, Tone};
use crate::session::use_viewer;

/// Properties of [`BranchYear`].
#[derive(Clone, PartialEq, Properties)]
pub struct BranchYearProps {
    /// Whose.
    pub org: OrgId,
    /// Which year.
    pub year: i16,
}

/// Loads the year and shows it.
#[component]
pub fn BranchYear(props: &BranchYearProps) -> Html {
    let viewer = use_viewer();
    let results = match viewer.org() == props.org && viewer.may(Action::AttendToList) {
        true => Results::Linked,
        false => Results::Figures,
    };
    let query = YearQuery { year: Some(props.year) };
    let load = use_load::<FindBranchStatistics>(OrgAt { org: props.org }, query);
    load.show(|year| whole_year(year, results))
}

/// How far one may look into the meetings behind the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Results {
    /// To the figures: an administrator above does not see into a branch's meeting.
    Figures,
    /// To the result of each meeting.
    Linked,
}

/// The sentence, the picture, who needs care, the months, the people.
fn whole_year(year: &Rc<BranchStatistics>, results: Results) -> Html {
    if year.months.is_empty() {
        return html! {
            <EmptyState icon={Glyph::Chart} title={format!("Năm {} chưa có cuộc họp nào kết thúc", year.year)}>
                <p>{ "Số liệu tự có sau khi chi bộ điểm danh và kết thúc một cuộc họp." }</p>
            </EmptyState>
        };
    }
    html! {
        <>
            <Lead>{ sentence(year) }</Lead>
            <BarChart caption="Tỷ lệ dự họp theo tháng" name="Tháng" measure="Có mặt trên số được triệu tập"
                bars={bars(year)} full={Some(100)} />
            <Muted>{ "Tỷ lệ tính trên số được triệu tập của sinh hoạt thường kỳ và chuyên đề; không gồm đồng chí được miễn, \
                      bị đình chỉ, sinh hoạt nơi khác." }</Muted>
            { warnings(year) }
            { months(year, results) }
            <Members year={year.clone()} />
            <PrintButton label="In thống kê" />
        </>
    }
}

fn sentence(year: &BranchStatistics) -> String {
    let held = year.months.iter().map(|month| month.meetings.len()).sum::<usize>();
    let (rate, number) = (year.rate, year.year);
    match rate.percent() {
        Some(percent) => format!(
            "Năm {number}, chi bộ đã họp {held} lần; tỷ lệ dự họp {percent}\u{a0}% ({}/{} lượt).",
            rate.part, rate.whole
        ),
        None => format!("Năm {number}, chi bộ đã họp {held} lần, chưa có buổi sinh hoạt chi bộ nào."),
    }
}

fn bars(year: &BranchStatistics) -> Vec<Bar> {
    let bar = |month: &shared::statistics::MonthStatistics| {
        let tone = if month.rate.percent().is_none() { Tone::Neutral } else { Tone::Success };
        let bar = Bar::new(format!("Tháng {}", month.month), month.rate.percent().unwrap_or_default());
        bar.shown(month.rate.text()).tone(tone)
    };
    year.months.iter().map(bar).collect()
}

#[cfg(test)]
pub(super) mod tests;
