//! A member's meetings of a year: the sum as a sentence and a short table, the meetings behind it.

use shared::id::MemberId;
use shared::member::MemberAt;
use shared::statistics::{FindMemberStatistics, MemberStatistics, MemberYear, MyOutcome, Warning, YearQuery};
use shared::time::{format_day, local_date};
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{
    Alert, Column, Count, Disclosure, EmptyState, Glyph, Lead, Muted, Opt, Row, Section, Segmented, Shape,
    Stack, Table, Tally, Tone,
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
    html! {
        <Section title="Dự họp chi bộ trong năm">
            <Segmented<i16> id="year" label="Năm" {options} value={Some(*year)} {onchange} />
            { load.show_as(Shape::Rows, |data| figures(data, *year)) }
        </Section>
    }
}

/// The figures of one year.
fn figures(data: &MemberYear, year: i16) -> Html {
    let MemberYear { sum, meetings } = data;
    if meetings.is_empty() {
        return html! {
            <EmptyState icon={Glyph::Calendar} title={format!("Năm {year} chưa có cuộc họp nào kết thúc")} />
        };
    }
    html! {
        <Stack>
            <Lead>{ sentence(sum, year) }</Lead>
            if sum.warning == Warning::MissedMonths {
                <Alert tone={Tone::Warning} title={missed(&sum.missed_months)}>
                    { "Xin chi bộ sớm gặp gỡ, tìm hiểu hoàn cảnh và giúp đỡ đồng chí." }
                </Alert>
            }
            <Tally label="Số cuộc họp trong năm" counts={counts(sum)} />
            if let Some(rest) = rest(sum) { <Muted>{ rest }</Muted> }
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

fn counts(sum: &MemberStatistics) -> Vec<Count> {
    let warned = |count, tone| if count > 0 { tone } else { Tone::Neutral };
    vec![
        Count::new("Triệu tập", sum.summoned, Tone::Neutral),
        Count::new("Có mặt", sum.present, Tone::Success),
        Count::new("Vắng có phép", sum.excused, warned(sum.excused, Tone::Info)),
        Count::new("Vắng không phép", sum.unexcused, warned(sum.unexcused, Tone::Warning)),
    ]
}

/// What is rarer, where there is something to say.
fn rest(sum: &MemberStatistics) -> Option<String> {
    let late = (sum.not_whole > 0).then(|| format!("{} lần đến muộn hoặc về sớm", sum.not_whole));
    let awaiting =
        (sum.awaiting > 0).then(|| format!("{} lần vắng có đơn đang chờ quyết định", sum.awaiting));
    let said: Vec<String> = late.into_iter().chain(awaiting).collect();
    (!said.is_empty()).then(|| format!("Ngoài ra: {}.", said.join(", ")))
}

fn one(meeting: &MyOutcome) -> Row {
    let day = format_day(local_date(meeting.starts_at));
    let cells = vec![html! { { &meeting.title } }, html! { { day } }, html! { meeting.outcome.label() }];
    Row::new(meeting.meeting.to_string(), cells)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use shared::attendance::Outcome;
    use shared::id::MeetingId;

    use super::*;
    use crate::testing::rendered;

    fn year() -> MemberYear {
        let sum = MemberStatistics {
            member: MemberId::from_parts(1, 1),
            name: "Lê Văn An".into(),
            summoned: 11,
            present: 8,
            not_whole: 2,
            excused: 0,
            unexcused: 3,
            awaiting: 0,
            missed_months: vec![3, 5, 8],
            warning: Warning::MissedMonths,
        };
        let meeting = MyOutcome {
            meeting: MeetingId::from_parts(1, 1),
            title: "Sinh hoạt tháng 3".into(),
            starts_at: Timestamp::UNIX_EPOCH,
            outcome: Outcome::UnexcusedAbsence,
        };
        MemberYear { sum, meetings: vec![meeting] }
    }

    #[test]
    fn a_year_is_said_in_one_sentence_and_warns_early() {
        let html = rendered(figures(&year(), 2026));
        assert!(html.contains("Năm 2026 đồng chí đã dự 8 trên 11 cuộc họp được triệu tập."), "{html}");
        assert!(html.contains("Vắng họp thường kỳ không có lý do: tháng 3, 5, 8"), "{html}");
        assert!(html.contains("Ngoài ra: 2 lần đến muộn hoặc về sớm."), "{html}");
        assert!(html.contains("thứ Năm, 01/01/1970") && html.contains("Vắng không phép"), "{html}");
    }

    #[test]
    fn a_year_without_meetings_says_so() {
        let html = rendered(figures(&MemberYear { meetings: vec![], ..year() }, 2025));
        assert!(html.contains("Năm 2025 chưa có cuộc họp nào kết thúc"), "{html}");
    }
}
