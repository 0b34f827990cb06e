//! How much was said to an organisation and to those below it, and what became of it: a sentence, the year in a picture,
//! the kinds in a table, those directly below in another. A help to see where people wait, no ranking.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use shared::feedback::{
    FeedbackBelow, FeedbackCounts, FeedbackKind, FeedbackMonth, FeedbackTally, FindFeedbackCounts,
};
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::period::Period;
use shared::statistics::PeriodQuery;
use shared::time::local_date;
use yew::prelude::*;

use super::export::Export;
use crate::dom;
use crate::load::use_load;
use crate::pages::reports::capital;
use crate::pages::statistics::which_period;
use crate::parts::{
    Bar, BarChart, Cluster, Column, EmptyState, Glyph, Lead, Muted, Page, PrintButton, Row, ScreenOnly,
    Section, ShareBar, Table, TextLink, Tone, Width,
};
use crate::route::{Route, use_query};

/// What the address says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Asked {
    /// Over which period; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ky: Option<Period>,
}

/// Properties of [`FeedbackCountsPage`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct FeedbackCountsPageProps {
    /// Of which organisation.
    pub org: OrgId,
}

/// The page.
#[component]
pub fn FeedbackCountsPage(props: &FeedbackCountsPageProps) -> Html {
    let org = props.org;
    let (Asked { ky }, onask) = use_query::<Asked>();
    let today = local_date(dom::now());
    let period = ky.unwrap_or_else(|| Period::month_of(today));
    let load = use_load::<FindFeedbackCounts>(OrgAt { org }, PeriodQuery { period: Some(period) });
    let name = load.ready().map(|found| found.org.name.clone()).unwrap_or_default();
    let onperiod = onask.reform(|ky| Asked { ky: Some(ky) });
    html! {
        <Page title="Tổng hợp ý kiến" width={Width::Wide} under={html! { { name } }} back={Route::FeedbackDesk { org }}>
            <ScreenOnly>{ which_period(period, today, onperiod) }</ScreenOnly>
            { load.show(whole) }
        </Page>
    }
}

fn whole(found: &Rc<FeedbackCounts>) -> Html {
    let is_empty = found.months.iter().all(|month| month.sum == Default::default());
    html! {
        <>
            if is_empty {
                <EmptyState icon={Glyph::Chart} title={format!("Năm {} chưa có ý kiến nào gửi đến", found.period.year())}>
                    <p>{ "Số liệu tự có ít phút sau khi đảng viên gửi ý kiến." }</p>
                </EmptyState>
            } else {
                <Lead>{ sentence(found) }</Lead>
                if found.sum.all().received > 0 {
                    <ShareBar caption={format!("Ý kiến nhận {}: đã giải quyết thế nào", found.period.label())} name="Kết quả"
                        measure="Số ý kiến" bars={outcomes(found.sum.all())} />
                }
                <BarChart caption={format!("Ý kiến nhận từng tháng, năm {}", found.period.year())} name="Tháng"
                    measure="Số ý kiến" bars={months(&found.months)} />
                <Section title="Gửi đến chính cấp này, theo loại">
                    <Table caption={format!("Ý kiến gửi đến {}, {}", found.org.name, found.period.label())}
                        columns={columns("Loại")} rows={kinds(found)} />
                </Section>
            }
            if !found.below.is_empty() {
                <Section title="Các tổ chức trực thuộc">
                    <Table caption={format!("Ý kiến gửi đến các tổ chức trực thuộc, {}", found.period.label())}
                        columns={columns("Tổ chức")} rows={found.below.iter().map(below).collect::<Vec<_>>()} />
                </Section>
            }
            <Muted>{ "Mỗi ý kiến tính vào tháng nơi ấy nhận được. Ý kiến chuyển lên tính ở cả nơi chuyển và nơi nhận." }</Muted>
            <ScreenOnly>
                <Cluster>
                    <Export org={found.org.id} period={found.period} />
                    <PrintButton label="In tổng hợp" />
                </Cluster>
            </ScreenOnly>
        </>
    }
}

/// The period in one sentence.
fn sentence(found: &FeedbackCounts) -> String {
    let (all, period) = (found.sum.all(), capital(&found.period.label()));
    if all.received == 0 {
        return format!("{period} chưa có ý kiến nào gửi đến.");
    }
    let answered = all.in_time + all.late;
    let late = match all.climbed + all.overdue {
        0 => String::new(),
        late => format!("; {late} để quá hạn"),
    };
    format!("{period} nhận {} ý kiến: đã trả lời {answered}, đang chờ {}{late}.", all.received, all.open)
}

/// What became of them, as shares.
fn outcomes(tally: FeedbackTally) -> Vec<Bar> {
    let waits = tally.open.saturating_sub(tally.overdue);
    [
        ("Trả lời đúng hạn", tally.in_time, Tone::Success),
        ("Trả lời muộn", tally.late, Tone::Warning),
        ("Chuyển lên", tally.forwarded, Tone::Info),
        ("Quá hạn", tally.climbed + tally.overdue, Tone::Danger),
        ("Người gửi rút", tally.withdrawn, Tone::Neutral),
        ("Đang chờ", waits, Tone::Accent),
    ]
    .into_iter()
    .filter(|(_, value, _)| *value > 0)
    .map(|(label, value, tone)| Bar::new(label, value).tone(tone))
    .collect()
}

fn months(months: &[FeedbackMonth]) -> Vec<Bar> {
    let came = months.iter().map(|month| (month.month, month.sum.all().received));
    came.filter(|(_, received)| *received > 0)
        .map(|(month, received)| Bar::new(format!("Tháng {}", month.first_day().month()), received))
        .collect()
}

fn columns(of: &'static str) -> Vec<Column> {
    std::iter::once(Column::text(of)).chain(FeedbackTally::HEADINGS.map(Column::number)).collect()
}

fn kinds(found: &FeedbackCounts) -> Vec<Row> {
    let row = |kind: FeedbackKind| line(kind.label(), html! { kind.label() }, found.own.of(kind));
    let sum = line("sum", html! { <strong>{ "Cộng" }</strong> }, found.own.all());
    FeedbackKind::ALL.into_iter().map(row).chain([sum]).collect()
}

/// An organisation with the way down to it.
fn below(below: &FeedbackBelow) -> Row {
    let to = Route::FeedbackCounts { org: below.org };
    let name = html! { <TextLink {to}>{ below.name.clone() }</TextLink> };
    line(&below.org.to_string(), name, below.sum.all())
}

fn line(key: &str, name: Html, tally: FeedbackTally) -> Row {
    let figures = tally.figures().map(|figure| html! { figure });
    Row::new(key.to_owned(), std::iter::once(name).chain(figures).collect())
}

#[cfg(test)]
mod tests {
    use shared::feedback::FeedbackSum;
    use shared::org::{Org, OrgKind, OrgPath};

    use super::*;
    use crate::testing::rendered;

    fn commune(received: u32) -> FeedbackCounts {
        let (id, period): (_, Period) = (OrgId::from_parts(1, 1), "2026-11".parse().unwrap());
        let tally = FeedbackTally {
            received,
            in_time: received / 2,
            climbed: 1.min(received),
            ..FeedbackTally::default()
        };
        let sum = FeedbackSum::of_kind(FeedbackKind::Concern, tally);
        FeedbackCounts {
            org: Org {
                id,
                kind: OrgKind::PartyCommittee,
                name: "Đảng ủy xã".into(),
                path: OrgPath::root(id),
            },
            period,
            own: sum,
            sum,
            months: vec![FeedbackMonth { month: period, sum }],
            below: vec![FeedbackBelow {
                org: OrgId::from_parts(1, 2),
                name: "Chi bộ thôn Đoài".into(),
                kind: OrgKind::Branch,
                sum: FeedbackSum::default(),
            }],
        }
    }

    #[test]
    fn a_period_is_said_in_one_sentence() {
        assert_eq!(
            sentence(&commune(4)),
            "Tháng 11/2026 nhận 4 ý kiến: đã trả lời 2, đang chờ 0; 1 để quá hạn."
        );
        assert_eq!(sentence(&commune(0)), "Tháng 11/2026 chưa có ý kiến nào gửi đến.");
    }

    #[test]
    fn those_below_stand_in_a_table_by_name_also_when_nothing_came() {
        let html = rendered(whole(&Rc::new(commune(4))));
        for part in ["Chi bộ thôn Đoài", "Phản ánh", "Quá hạn, tự lên", "Tải tệp Excel"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(rendered(whole(&Rc::new(commune(0)))).contains("chưa có ý kiến nào"));
    }
}
