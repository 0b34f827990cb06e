//! A member's meetings of a year: the sum as a sentence and a short table, the meetings behind it.

use std::rc::Rc;

use shared::id::MemberId;
use shared::member::MemberAt;
use shared::statistics::{FindMemberStatistics, MemberStatistics, MemberYear, MyOutcome, Warning, YearQuery};
use shared::time::{format_day, local_date};
use yew::prelude::*;

use crate::load::{Loaded, use_load};
use crate::parts::{
    Alert, Column, Disclosure, EmptyState, Glyph, Lead, Opt, Row, Section, Segmented, Shape, Stack, Table,
    Tone,
};

/// Properties of [`MemberYearSection`].
#[derive(Clone, PartialEq, Properties)]
pub struct MemberYearSectionProps {
    /// Whose.
    pub member: MemberId,
    /// The present year; the one before can be looked at too.
    pub year: i16,
}

/// This year or the last.
#[component]
pub fn MemberYearSection(props: &MemberYearSectionProps) -> Html {
    let year = use_state(|| props.year);
    let load =
        use_load::<FindMemberStatistics>(MemberAt { member: props.member }, YearQuery { year: Some(*year) });
    let options = [props.year, props.year - 1].map(|year| Opt::new(year, format!("Năm {year}"))).to_vec();
    let onchange = {
        let year = year.clone();
        Callback::from(move |to| year.set(to))
    };
    let ready = {
        let year = *year;
        move |data: Rc<MemberYear>| html! { <MemberYearView {data} {year} /> }
    };
    html! {
        <Section title="Dự họp chi bộ trong năm">
            <Segmented<i16> id="year" label="Năm" {options} value={Some(*year)} {onchange} />
            <Loaded<MemberYear> {load} {ready} shape={Shape::Rows} />
        </Section>
    }
}

/// Properties of [`MemberYearView`].
#[derive(Clone, PartialEq, Properties)]
pub struct MemberYearViewProps {
    /// The figures.
    pub data: Rc<MemberYear>,
    /// Of which year.
    pub year: i16,
}

/// The figures of one year.
#[component]
pub fn MemberYearView(props: &MemberYearViewProps) -> Html {
    let MemberYear { sum, meetings } = &*props.data;
    if meetings.is_empty() {
        return html! {
            <EmptyState icon={Glyph::Calendar} title={format!("Năm {} chưa có cuộc họp nào kết thúc", props.year)} />
        };
    }
    let columns = vec![Column::text("Nội dung"), Column::number("Số cuộc họp")];
    html! {
        <Stack>
            <Lead>{ sentence(sum, props.year) }</Lead>
            if sum.warning == Warning::MissedMonths {
                <Alert tone={Tone::Warning} title={missed(&sum.missed_months)}>
                    { "Xin chi bộ sớm gặp gỡ, tìm hiểu hoàn cảnh và giúp đỡ đồng chí." }
                </Alert>
            }
            <Table caption="Tổng hợp dự họp" {columns} rows={sums(sum)} />
            <Disclosure summary={format!("Từng cuộc họp ({})", meetings.len())}>
                <Table caption="Từng cuộc họp" columns={vec![Column::text("Cuộc họp"), Column::text("Ngày"), Column::text("Kết quả")]}
                    rows={meetings.iter().map(one).collect::<Vec<_>>()} />
            </Disclosure>
        </Stack>
    }
}

fn sentence(sum: &MemberStatistics, year: i16) -> String {
    match sum.summoned {
        0 => format!("Năm {year} đồng chí không có cuộc họp nào phải dự."),
        summoned => {
            format!("Năm {year} đồng chí đã dự {} trên {summoned} cuộc họp được triệu tập.", sum.present)
        }
    }
}

fn missed(months: &[i8]) -> String {
    let months: Vec<String> = months.iter().map(i8::to_string).collect();
    format!("Vắng họp thường kỳ không có lý do: tháng {}", months.join(", "))
}

/// The rows of the sum; the rare ones only where there is something to say.
fn sums(sum: &MemberStatistics) -> Vec<Row> {
    [
        ("Được triệu tập", sum.summoned, true),
        ("Có mặt", sum.present, true),
        ("Đến muộn hoặc về sớm", sum.not_whole, false),
        ("Vắng có phép", sum.excused, true),
        ("Vắng không phép", sum.unexcused, true),
        ("Vắng, đơn chờ quyết định", sum.awaiting, false),
    ]
    .into_iter()
    .filter(|(_, count, always)| *always || *count > 0)
    .map(|(word, count, _)| Row::new(word, vec![html! { word }, html! { count }]))
    .collect()
}

fn one(meeting: &MyOutcome) -> Row {
    let day = format_day(local_date(meeting.starts_at));
    let cells = vec![html! { { &meeting.title } }, html! { { day } }, html! { meeting.outcome.label() }];
    Row::new(meeting.meeting.to_string(), cells)
}
