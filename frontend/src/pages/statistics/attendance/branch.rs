//! A branch's year.

use std::rc::Rc;

use shared::access::Action;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::statistics::{BranchStatistics, FindBranchStatistics, YearQuery};
use yew::prelude::*;

use super::members::Members;
use super::months::Months;
use super::warnings::Warnings;
use crate::load::{Loaded, use_load};
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
    let ready = move |year: Rc<BranchStatistics>| html! { <Year {year} {results} /> };
    html! { <Loaded<BranchStatistics> {load} {ready} /> }
}

/// Properties of [`Year`].
#[derive(Clone, PartialEq, Properties)]
pub struct YearProps {
    /// The year.
    pub year: Rc<BranchStatistics>,
    /// How far one may look into its meetings.
    #[prop_or_default]
    pub results: Results,
}

/// How far one may look into the meetings behind the figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Results {
    /// To the figures: an administrator above does not see into a branch's meeting.
    #[default]
    Figures,
    /// To the result of each meeting.
    Linked,
}

/// Warnings first, then the sentence, the picture, the months, the people.
#[component]
pub fn Year(props: &YearProps) -> Html {
    let year = &props.year;
    if year.months.is_empty() {
        return html! {
            <EmptyState icon={Glyph::Chart} title={format!("Năm {} chưa có cuộc họp nào kết thúc", year.year)}>
                <p>{ "Số liệu tự có sau khi chi bộ điểm danh và kết thúc một cuộc họp." }</p>
            </EmptyState>
        };
    }
    html! {
        <>
            <Warnings year={year.clone()} />
            <Lead>{ sentence(year) }</Lead>
            <BarChart caption="Tỷ lệ dự họp theo tháng" name="Tháng" measure="Có mặt trên số được triệu tập"
                bars={bars(year)} full={Some(100)} />
            <Muted>{ "Tỷ lệ tính trên số được triệu tập của sinh hoạt thường kỳ và chuyên đề; không gồm đồng chí được miễn, \
                      bị đình chỉ, sinh hoạt nơi khác." }</Muted>
            <Months year={year.clone()} results={props.results} />
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
            "Năm {number}, chi bộ đã họp {held} lần; {percent}\u{a0}% lượt đồng chí được triệu tập có mặt ({}/{} lượt).",
            rate.part, rate.whole
        ),
        None => format!("Năm {number}, chi bộ đã họp {held} lần, chưa có buổi sinh hoạt chi bộ nào."),
    }
}

fn bars(year: &BranchStatistics) -> Vec<Bar> {
    let bar = |month: &shared::statistics::MonthStatistics| {
        let tone = if month.rate.percent().is_none() { Tone::Neutral } else { Tone::Accent };
        let bar = Bar::new(format!("Tháng {}", month.month), month.rate.percent().unwrap_or_default());
        bar.shown(month.rate.text()).tone(tone)
    };
    year.months.iter().map(bar).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::{SignedDuration, Timestamp};
    use shared::attendance::{CheckIn, Verdict};
    use shared::id::MeetingId;
    use shared::meeting::{Meeting, MeetingState};
    use shared::statistics::{Listed, branch_year};

    use super::*;
    use crate::pages::meetings::fixtures::{self, asks_leave, decided, entry, marked};
    use crate::testing::rendered;

    fn held(n: u64, back: i64) -> Meeting {
        let mut meeting = fixtures::meeting(MeetingState::Closed);
        meeting.id = MeetingId::from_parts(n, 1);
        let start: Timestamp = meeting.plan.starts_at;
        meeting.plan.starts_at =
            start.saturating_sub(SignedDuration::from_hours(24 * 30 * back)).unwrap_or(start);
        meeting
    }

    /// Three months: one comes always, one never and without leave, one with leave once.
    pub(in super::super) fn year() -> BranchStatistics {
        let official = |n, name| entry(n, name, shared::attendance::ListedAs::Official);
        let listed = |n: u64| -> Listed {
            let leave = decided(asks_leave(official(3, "Lê Văn Bình"), 3), Verdict::Approved, -60);
            let attended = match n {
                1 => marked(leave, CheckIn::Absent, 1),
                _ => marked(official(3, "Lê Văn Bình"), CheckIn::Late, 1),
            };
            let list = vec![
                marked(official(1, "Nguyễn Thị Hường"), CheckIn::Present, 1),
                marked(official(2, "Trần Văn Ước"), CheckIn::Absent, 1),
                attended,
            ];
            (held(n, i64::try_from(n).unwrap_or_default() - 1), list)
        };
        branch_year(fixtures::meeting(MeetingState::Closed).org, 2026, &[listed(1), listed(2), listed(3)])
    }

    #[test]
    fn a_year_is_told_in_one_sentence_with_its_numbers() {
        assert_eq!(
            sentence(&year()),
            "Năm 2026, chi bộ đã họp 3 lần; 56\u{a0}% lượt đồng chí được triệu tập có mặt (5/9 lượt)."
        );
    }

    #[test]
    fn the_warning_stands_before_everything_else() {
        let html = rendered(html! { <Year year={Rc::new(year())} /> });
        let warning = html.find("Trần Văn Ước").expect("somebody is to be warned about");
        assert!(warning < html.find("Năm 2026, chi bộ").expect("the sentence is there"), "{html}");
        assert!(html.contains("Tháng 11") && html.contains("1/3 (33 %)"), "{html}");
    }

    #[test]
    fn a_year_without_meetings_says_how_figures_come_about() {
        let empty = branch_year(year().org, 2025, &[]);
        let html = rendered(html! { <Year year={Rc::new(empty)} /> });
        assert!(html.contains("Năm 2025 chưa có cuộc họp nào kết thúc"), "{html}");
    }
}
