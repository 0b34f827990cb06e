//! The course of a report, and how it looks from above.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::id::{MeetingId, MemberId};
use crate::org::{MemberCounts, Org};
use crate::period::{Period, Span};
use crate::problem::ProblemCode;
use crate::statistics::MonthSum;

fn at(text: &str) -> Timestamp {
    text.parse().expect("the test writes a time")
}

fn org(number: u64) -> Org {
    let path = OrgPath::root(OrgId::from_parts(1, 0)).child(OrgId::from_parts(number, 0));
    Org { id: OrgId::from_parts(number, 0), kind: OrgKind::Branch, name: format!("Chi bộ {number}"), path }
}

fn month() -> Period {
    Period::new(2026, Span::Month(11)).expect("there is such a month")
}

fn report(number: u64) -> Report {
    Report::of_period(&org(number), month(), at("2026-11-20T00:00:00Z")).expect("a month is reported on")
}

fn stamp(time: &str) -> Stamp {
    Stamp { by: MemberId::from_parts(1, 1), name: "Trần Thị Ánh".into(), at: at(time) }
}

fn figures(present: u32) -> ReportFigures {
    let sum = MonthSum { regular: 1, summoned: 10, present, excused: 10 - present, ..MonthSum::default() };
    ReportFigures::Period { sum, members: MemberCounts::default() }
}

#[test]
fn a_report_goes_up_comes_back_and_is_accepted() {
    let mut report = report(5);
    let problem = |result: Result<(), Problem>| result.unwrap_err().code;
    assert_eq!(
        problem(report.accept(String::new(), stamp("2026-12-01T00:00:00Z"))),
        ProblemCode::WrongReportState
    );
    report.send(figures(9), stamp("2026-12-01T00:00:00Z")).unwrap();
    assert_eq!(problem(report.check_writable()), ProblemCode::WrongReportState);
    report.give_back("Bổ sung kết luận.".into(), stamp("2026-12-02T00:00:00Z")).unwrap();
    assert_eq!(report.open_remarks().map(|step| step.remarks.as_str()), Some("Bổ sung kết luận."));
    report.send(figures(8), stamp("2026-12-09T00:00:00Z")).unwrap();
    assert_eq!(
        (report.was_late(), report.figures.clone()),
        (false, Some(figures(8))),
        "the first sending counts"
    );
    report.accept(String::new(), stamp("2026-12-10T00:00:00Z")).unwrap();
    assert_eq!(
        problem(report.give_back("Muộn rồi.".into(), stamp("2026-12-11T00:00:00Z"))),
        ProblemCode::WrongReportState
    );
    let acts: Vec<_> = report.steps.iter().map(|step| step.act).collect();
    assert_eq!(acts, [ReportAct::Sent, ReportAct::Returned, ReportAct::Sent, ReportAct::Accepted]);
}

#[test]
fn what_nobody_has_sent_is_due_and_then_late() {
    let mut report = report(5);
    assert_eq!(report.due_on, date(2026, 12, 5));
    assert_eq!(report.standing(date(2026, 12, 5)), ReportStanding::Due);
    assert_eq!(report.standing(date(2026, 12, 6)), ReportStanding::Late);
    // Half past eleven in the evening here is still that day.
    report.send(figures(9), stamp("2026-12-05T16:30:00Z")).unwrap();
    assert!(!report.was_late());
    assert_eq!(report.standing(date(2027, 1, 1)), ReportStanding::Sent);
}

#[test]
fn a_quarter_a_period_ahead_and_the_top_have_no_report() {
    let now = at("2026-11-20T00:00:00Z");
    let period = |span| Period::new(2026, span).expect("there is such a period");
    assert!(Report::of_period(&org(5), period(Span::Quarter(4)), now).is_none());
    assert!(Report::of_period(&org(5), period(Span::Month(12)), now).is_none());
    assert!(Report::of_period(&org(5), period(Span::Year), now).is_some());
    let top = Org { path: OrgPath::root(OrgId::from_parts(1, 0)), ..org(1) };
    assert!(Report::of_period(&top, month(), now).is_none());
}

#[test]
fn the_lines_add_up_and_what_asks_for_most_stands_first() {
    let today = date(2026, 12, 10);
    let orgs: Vec<_> = (5..9).map(org).collect();
    let mut sent = report(5);
    sent.send(figures(9), stamp("2026-12-01T00:00:00Z")).unwrap();
    let late = Report { id: ReportId::of_meeting(MeetingId::from_parts(1, 1)), ..report(5) };
    let mut accepted = report(6);
    accepted.send(figures(7), stamp("2026-12-01T00:00:00Z")).unwrap();
    accepted.accept(String::new(), stamp("2026-12-02T00:00:00Z")).unwrap();
    let reports = [sent, late, accepted];
    let lines: Vec<_> = orgs.iter().map(|org| ReportLine::of(org, &reports, today)).collect();
    assert_eq!(lines[0].standing, ReportStanding::Late, "of two reports the late one");
    assert_eq!(lines[2].standing, ReportStanding::Missing);
    let sum = ReportSum::of(&orgs, &reports, today);
    assert_eq!((sum.orgs, sum.late, sum.accepted, sum.missing), (4, 1, 1, 2));
    assert_eq!(ReportStanding::ALL.map(|standing| sum.count(standing)).iter().sum::<u32>(), sum.orgs);
    let ReportedFigures { reports, summoned, present, excused, .. } = sum.figures;
    assert_eq!((reports, summoned, present, excused), (2, 20, 16, 4));
}

#[test]
fn only_what_says_something_is_sent() {
    let text = |content: &str| ReportText { content: content.into(), ..ReportText::default() };
    assert!(text("").check().is_ok(), "a draft may be empty");
    assert_eq!(text(" \n").check_sendable().unwrap_err().fields[0].field, "content");
    assert!(text("Đã họp.").check_sendable().is_ok());
    assert_eq!(text(&"a".repeat(5001)).check().unwrap_err().fields[0].field, "content");
    assert!(check_remarks("Sửa").is_err() && check_remarks("Bổ sung kết luận.").is_ok());
}

proptest! {
    #[test]
    fn the_same_meeting_has_the_same_report_and_another_one_another(ms in 0_u64..1 << 48, random in any::<u128>(), other in any::<u128>()) {
        let meeting = |random: u128| MeetingId::from_parts(ms, random >> 48);
        prop_assert_eq!(ReportId::of_meeting(meeting(random)).bits(), meeting(random).bits());
        prop_assert_eq!(meeting(random) == meeting(other), ReportId::of_meeting(meeting(random)) == ReportId::of_meeting(meeting(other)));
    }

    #[test]
    fn each_period_of_an_organisation_has_a_report_of_its_own(year in 2000_i16..2100, month in 1_i8..=12) {
        let org = OrgId::from_parts(7, 42);
        let periods = [Span::Month(month), Span::Half((month + 5) / 6), Span::Year].map(|span| Period::new(year, span));
        let ids: std::collections::BTreeSet<_> =
            periods.into_iter().flatten().map(|period| ReportId::of_period(org, period)).collect();
        prop_assert_eq!(ids.len(), 3);
    }
}

#[test]
fn periods_that_are_reported_on_end_with_their_last_day() {
    for (day, expected) in [
        (date(2026, 11, 30), vec!["2026-11"]),
        (date(2026, 11, 29), vec![]),
        (date(2027, 2, 28), vec!["2027-02"]),
        (date(2028, 2, 28), vec![]),
        (date(2026, 6, 30), vec!["2026-06", "2026-H1"]),
        (date(2026, 9, 30), vec!["2026-09"]),
        (date(2026, 12, 31), vec!["2026-12", "2026-H2", "2026"]),
    ] {
        let found: Vec<_> = periods_ended_on(day).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{day}");
    }
}
