//! Month by month: its meetings with their figures.

use std::rc::Rc;

use shared::statistics::{BranchStatistics, CountedMeeting, FigureKind, MonthStatistics};
use shared::time::format_date_time;
use yew::prelude::*;

use super::branch::Results;
use crate::pages::meetings::figures::{Names, figures, sentence};
use crate::parts::{Disclosure, Gap, Heading, Muted, Section, Stack, TextLink, Unfold};
use crate::route::Route;

/// The months, newest first, each to be opened.
pub fn months(year: &Rc<BranchStatistics>, results: Results) -> Html {
    html! {
        <Section title="Từng tháng">
            { for (0..year.months.len()).rev().map(|at| folded(year, at, results)) }
        </Section>
    }
}

/// A month in one line. In a large branch a year has thousands of names: they are made when the month is opened.
fn folded(year: &Rc<BranchStatistics>, at: usize, results: Results) -> Html {
    let month = &year.months[at];
    let held = month.meetings.len();
    let summary = match month.rate.percent() {
        Some(_) => format!("Tháng {}: {held} cuộc họp, có mặt {}", month.month, month.rate.text()),
        None => format!("Tháng {}: {held} cuộc họp", month.month),
    };
    let inside = {
        let year = year.clone();
        Callback::from(move |()| meetings(&year, &year.months[at], results))
    };
    html! { <Unfold key={i32::from(month.month)} {summary} {inside} /> }
}

fn meetings(year: &BranchStatistics, month: &MonthStatistics, results: Results) -> Html {
    let names: Names = year.members.iter().map(|member| (member.member, member.name.clone())).collect();
    html! { <Stack>{ for month.meetings.iter().map(|meeting| counted(meeting, &names, results)) }</Stack> }
}

fn counted(meeting: &CountedMeeting, names: &Names, results: Results) -> Html {
    let counted = &meeting.figures;
    let absent = format!(
        "Vắng có phép {}, không phép {}, đơn chờ quyết định {}.",
        counted.of(FigureKind::Excused),
        counted.of(FigureKind::Unexcused),
        counted.of(FigureKind::AwaitingDecision)
    );
    html! {
        <Stack key={meeting.id.to_string()} gap={Gap::Small}>
            <Heading level={3} text={meeting.title.clone()} />
            <Muted>{ format!("{}, {}", meeting.kind.label(), format_date_time(meeting.starts_at)) }</Muted>
            <p>{ sentence(counted) }{ " " }{ absent }</p>
            if let Some(score) = meeting.score { <p>{ format!("Tự chấm {}.", score.text()) }</p> }
            <Disclosure summary="Các số liệu và những đồng chí trong đó">
                { figures(counted, names) }
            </Disclosure>
            if results == Results::Linked {
                <TextLink to={Route::CloseMeeting { meeting: meeting.id }}>{ "Mở kết quả cuộc họp" }</TextLink>
            }
        </Stack>
    }
}

#[cfg(test)]
mod tests {
    use super::super::branch::tests::year;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_month_opens_to_its_meetings_and_their_people() {
        let year = Rc::new(year());
        let html = rendered(months(&year, Results::Linked));
        assert!(html.contains("Tháng 11: 1 cuộc họp, có mặt 1/3 (33\u{a0}%)"), "{html}");
        assert!(html.find("Tháng 11:") < html.find("Tháng 9:"), "{html}");
        let november = year.months.last().expect("the year has months");
        let html = rendered(meetings(&year, november, Results::Linked));
        assert!(html.contains("Vắng có phép 1, không phép 1, đơn chờ quyết định 0."), "{html}");
        assert!(html.contains("/ket-qua") && html.contains("Lê Văn Bình"), "{html}");
        assert!(
            !rendered(meetings(&year, november, Results::Figures)).contains("/ket-qua"),
            "not from above"
        );
    }
}
