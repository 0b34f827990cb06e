//! The reports of those below, side by side, and their sum.

use shared::period::Period;
use shared::report::{ReportLine, ReportOf, ReportShort, ReportStanding, ReportSum};
use shared::statistics::Rate;
use yew::prelude::*;

use super::periods::capital;
use super::words::{standing_tag, tone, when};
use crate::parts::{Bar, EmptyState, Glyph, Lead, List, ListItem, Muted, ShareBar, Stack, Text};
use crate::route::Route;

/// How many stand how, in a sentence and a picture, and what they reported.
pub fn sum(sum: &ReportSum, period: Period, of: ReportOf) -> Html {
    if sum.orgs == 0 {
        return Html::default();
    }
    let bars: Vec<_> = ReportStanding::ALL
        .into_iter()
        .filter(|standing| sum.count(*standing) > 0)
        .map(|standing| Bar::new(standing.label(), sum.count(standing)).tone(tone(standing)))
        .collect();
    let caption = format!("{}, {}", of.label(), period.label());
    html! {
        <Stack>
            <Lead>{ sentence(sum, period) }</Lead>
            <ShareBar {caption} name="Tình trạng" measure="Số tổ chức" {bars} />
            if sum.figures.reports > 0 { <Muted>{ reported(sum) }</Muted> }
        </Stack>
    }
}

fn sentence(sum: &ReportSum, period: Period) -> String {
    let settled = sum.sent + sum.accepted;
    let mut open = Vec::new();
    for (count, words) in [(sum.late, "quá hạn"), (sum.returned, "chờ gửi lại"), (sum.sent, "chờ tiếp nhận")]
    {
        if count > 0 {
            open.push(format!("{count} {words}"));
        }
    }
    let month = capital(&period.label());
    let first = format!("{month}: {settled} trên {} tổ chức đã gửi báo cáo", sum.orgs);
    if open.is_empty() { first + "." } else { format!("{first}; {}.", open.join(", ")) }
}

fn reported(sum: &ReportSum) -> String {
    let figures = sum.figures;
    let rate = Rate { part: figures.present as usize, whole: figures.summoned as usize };
    format!(
        "Cộng {} báo cáo đã gửi: có mặt {}, vắng có phép {}, không phép {}.",
        figures.reports,
        rate.text(),
        figures.excused,
        figures.unexcused
    )
}

/// A line for each organisation; one press leads to the report.
pub fn lines(lines: &[ReportLine]) -> Html {
    html! { <List>{ for lines.iter().flat_map(entries) }</List> }
}

fn entries(line: &ReportLine) -> Vec<Html> {
    if line.reports.is_empty() {
        let under = html! { "Chưa có báo cáo của kỳ này" };
        let end = standing_tag(line.standing);
        return vec![
            html! { <ListItem key={line.org.to_string()} title={line.name.clone()} {under} {end} /> },
        ];
    }
    line.reports.iter().map(|report| entry(line, report)).collect()
}

/// What was never sent cannot be opened from above.
fn entry(line: &ReportLine, report: &ReportShort) -> Html {
    let to = report.sent_on.map(|_| Route::Report { report: report.id });
    let under = html! { format!("{}. {}", report.title.trim_start_matches("Báo cáo: "), when(report.due_on, report.sent_on)) };
    html! {
        <ListItem key={report.id.to_string()} {to} title={line.name.clone()} {under} end={standing_tag(report.standing)} />
    }
}

/// Nobody is found, or nobody is there.
pub fn nothing(is_narrowed: bool) -> Html {
    let (title, sentence) = match is_narrowed {
        true => ("Không có tổ chức nào như vậy", "Xin chọn tình trạng khác hoặc tìm với ít chữ hơn."),
        false => ("Chưa có tổ chức nào trực thuộc", "Báo cáo sẽ hiện ở đây khi có chi bộ trực thuộc."),
    };
    html! { <EmptyState icon={Glyph::Search} {title}><Text>{ sentence }</Text></EmptyState> }
}

#[cfg(test)]
mod tests {
    use shared::report::ReportedFigures;

    use super::super::report::tests::report;
    use super::*;
    use crate::testing::rendered;

    fn november() -> Period {
        "2026-11".parse().expect("a month")
    }

    #[test]
    fn the_sum_is_one_sentence() {
        let figures = ReportedFigures { reports: 3, summoned: 50, present: 45, excused: 4, unexcused: 1 };
        let found =
            ReportSum { orgs: 5, late: 1, sent: 1, accepted: 2, missing: 1, figures, ..ReportSum::default() };
        let html = rendered(sum(&found, november(), ReportOf::Meetings));
        assert!(
            html.contains("Tháng 11/2026: 3 trên 5 tổ chức đã gửi báo cáo; 1 quá hạn, 1 chờ tiếp nhận."),
            "{html}"
        );
        assert!(
            html.contains("Cộng 3 báo cáo đã gửi: có mặt 45/50 (90\u{a0}%), vắng có phép 4, không phép 1."),
            "{html}"
        );
    }

    #[test]
    fn only_what_was_sent_can_be_opened() {
        let report = report();
        let today = report.due_on;
        let org = shared::org::Org {
            id: report.org,
            kind: report.org_kind,
            name: report.org_name.clone(),
            path: report.path.clone(),
        };
        let line = ReportLine::of(&org, std::slice::from_ref(&report), today);
        let html = rendered(lines(std::slice::from_ref(&line)));
        assert!(html.contains("Chưa đến hạn") && !html.contains("href="), "{html}");
        let missing = ReportLine::of(&org, &[], today);
        assert!(rendered(lines(&[missing])).contains("Chưa có báo cáo của kỳ này"));
    }
}
