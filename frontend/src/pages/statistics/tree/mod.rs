//! Statistics up the tree: a period in one sentence, the year in one picture, those directly below in one table, and
//! the way down to each of them.

mod below;
mod export;
mod period;

use std::rc::Rc;

use shared::id::OrgId;
use shared::org::OrgAt;
use shared::period::Period;
use shared::statistics::{AfterSum, FindTreeStatistics, PeriodQuery, SumOfMonth, TreeStatistics};
use shared::time::local_date;
use yew::prelude::*;

use self::below::Below;
use self::export::Export;
pub(in crate::pages) use self::export::save as save_sheet;
pub(in crate::pages) use self::period::which_period;
use super::attendance::Asked;
use crate::dom;
use crate::load::use_load;
use crate::pages::reports::capital;
use crate::parts::{
    Bar, BarChart, Breadcrumbs, Cluster, EmptyState, Fact, Facts, Glyph, Heading, Lead, Muted, PrintButton,
    SubPage, Tone,
};
use crate::route::Route;
use crate::session::use_viewer;

/// Properties of [`TreeSums`].
#[derive(Clone, PartialEq, Properties)]
pub struct TreeSumsProps {
    /// Whose sums.
    pub org: OrgId,
    /// What the address says.
    pub asked: Asked,
    /// Changes it.
    pub onask: Callback<Asked>,
}

/// Loads the sums and shows them.
#[component]
pub fn TreeSums(props: &TreeSumsProps) -> Html {
    let viewer = use_viewer();
    let TreeSumsProps { org, asked, onask } = props.clone();
    let today = local_date(dom::now());
    let period = asked.ky.unwrap_or_else(|| Period::month_of(today));
    let load = use_load::<FindTreeStatistics>(OrgAt { org }, PeriodQuery { period: Some(period) });
    let onperiod = onask.reform(move |ky: Period| Asked { ky: Some(ky), ..asked });
    let is_below = org != viewer.org();
    html! {
        <>
            if is_below {
                <Breadcrumbs label="Tổ chức cấp trên" pages={vec![SubPage { to: Route::Statistics, label: "Thống kê chung".into() }]} />
            }
            { which_period(period, today, onperiod) }
            { load.show(|found| whole(found, is_below)) }
        </>
    }
}

fn whole(found: &Rc<TreeStatistics>, is_below: bool) -> Html {
    let is_empty = found.months.iter().all(|month| month.sum == Default::default());
    html! {
        <>
            if is_below { <Heading text={found.org.name.clone()} /> }
            if is_empty {
                <EmptyState icon={Glyph::Chart} title={format!("Năm {} chưa có cuộc họp nào kết thúc", found.period.year())}>
                    <p>{ "Số liệu tự có sau khi các chi bộ điểm danh và kết thúc cuộc họp." }</p>
                </EmptyState>
            } else {
                <Lead>{ sentence(found) }</Lead>
                { after(&found.sum.after) }
                <BarChart caption={format!("Tỷ lệ dự họp từng tháng, năm {}", found.period.year())} name="Tháng"
                    measure="Tỷ lệ dự họp" bars={bars(&found.months)} full={Some(100)} />
                <Muted>{ "Tính trên lượt triệu tập của sinh hoạt thường kỳ và chuyên đề. Số liệu đến đây ít phút sau khi \
                          chi bộ kết thúc cuộc họp." }</Muted>
            }
            <Below found={found.clone()} />
            <Cluster>
                <Export org={found.org.id} period={found.period} />
                <PrintButton label="In thống kê" />
            </Cluster>
        </>
    }
}

/// The period in one sentence.
fn sentence(found: &TreeStatistics) -> String {
    let (sum, period) = (found.sum, capital(&found.period.label()));
    if sum.meetings() == 0 {
        return format!("{period} chưa có buổi sinh hoạt nào kết thúc.");
    }
    let who = match found.period.length() {
        1 => format!("{} chi bộ đã sinh hoạt thường kỳ", sum.branches),
        _ => format!("đã có {} buổi sinh hoạt thường kỳ, {} buổi chuyên đề", sum.regular, sum.thematic),
    };
    format!("{period}, {who}; tỷ lệ dự họp {}.", sum.rate().text())
}

/// What was written after the meetings: how they were scored, whether the minutes were in time.
fn after(sum: &AfterSum) -> Html {
    if *sum == AfterSum::default() {
        return Html::default();
    }
    html! {
        <Facts>
            <Fact name="Điểm tự chấm bình quân">{ sum.average_text() }</Fact>
            <Fact name="Xếp loại">{ sum.grades_text() }</Fact>
            <Fact name="Biên bản hoàn tất đúng hạn">{ sum.minutes_in_time }</Fact>
            <Fact name="Biên bản hoàn tất muộn">{ sum.minutes_late }</Fact>
        </Facts>
    }
}

/// A bar for each month with meetings.
fn bars(months: &[SumOfMonth]) -> Vec<Bar> {
    let held = months.iter().filter(|month| month.sum.meetings() > 0);
    held.map(|month| {
        let percent = month.sum.rate().percent().unwrap_or_default();
        let bar = Bar::new(format!("Tháng {}", month.month.first_day().month()), percent);
        bar.shown(format!("{percent}\u{a0}%")).tone(Tone::Success)
    })
    .collect()
}

#[cfg(test)]
pub(super) mod tests;
