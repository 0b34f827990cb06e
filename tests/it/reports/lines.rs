//! The reports of those below, side by side.

use insta::assert_json_snapshot;
use shared::meeting::MeetingPlan;
use shared::org::OrgAt;
use shared::period::Period;
use shared::problem::ProblemCode;
use shared::report::{
    FindReportSum, ListReportLines, ReportLine, ReportOf, ReportStanding, ReportSum, ReportSumQuery,
    ReportsQuery,
};
use tests::country::{BRANCH, COMMUNE, FAR_COMMUNE, PROVINCE};
use tests::{Evening, NONE, Persona, World, local};

use super::{Upward, text};

fn november() -> ReportsQuery {
    ReportsQuery { period: "2026-11".parse().ok(), ..ReportsQuery::default() }
}

async fn lines(world: &World, query: ReportsQuery) -> Vec<ReportLine> {
    let at = OrgAt { org: COMMUNE };
    world.call::<ListReportLines>(Persona::CommuneOfficer, at, NONE, query).await.ok().items
}

async fn sum(world: &World) -> ReportSum {
    let query = ReportSumQuery { period: "2026-11".parse().ok(), ..ReportSumQuery::default() };
    world.call::<FindReportSum>(Persona::CommuneOfficer, OrgAt { org: COMMUNE }, query, NONE).await.ok()
}

#[tokio::test]
async fn the_committee_sees_what_is_due_late_missing_sent_and_accepted() {
    let world = World::start().await;
    let standings = async || {
        let lines = lines(&world, november()).await;
        lines.into_iter().map(|line| (line.name, line.standing)).collect::<Vec<_>>()
    };
    let with = |standing| {
        vec![
            ("Chi bộ thôn Đoài".to_owned(), ReportStanding::Missing),
            ("Chi bộ thôn Đông".to_owned(), standing),
        ]
    };
    assert_eq!(standings().await, with(ReportStanding::Missing));
    let report = Upward::of_closed_meeting(&world).await;
    assert_eq!(standings().await, with(ReportStanding::Due));
    world.clock.set(local("2026-11-27T23:59"));
    assert_eq!(standings().await, with(ReportStanding::Due), "two days after the meeting");
    world.clock.set(local("2026-11-28T00:00"));
    assert_eq!(standings().await, with(ReportStanding::Late));
    assert_eq!(sum(&world).await.figures.reports, 0, "what was not sent is not in the sum");
    report.send(Persona::Secretary, text()).await.ok();
    assert_eq!(standings().await, with(ReportStanding::Sent));
    assert_json_snapshot!("lines", lines(&world, november()).await);
    assert_json_snapshot!("sum", sum(&world).await);
    report.accept(Persona::CommuneOfficer).await.ok();
    assert_eq!(standings().await, with(ReportStanding::Accepted));
}

#[tokio::test]
async fn lines_are_searched_and_filtered_within_the_committee() {
    let world = World::start().await;
    Upward::of_closed_meeting(&world).await;
    let found = lines(&world, ReportsQuery { q: Some("dong".into()), ..november() }).await;
    assert_eq!(found.iter().map(|line| line.org).collect::<Vec<_>>(), [BRANCH]);
    let missing = Some(ReportStanding::Missing);
    let found = lines(&world, ReportsQuery { standing: missing, ..november() }).await;
    assert_eq!(found.len(), 1);
    let other =
        lines(&world, ReportsQuery { period: "2026-10".parse().ok(), ..ReportsQuery::default() }).await;
    assert!(other.iter().all(|line| line.standing == ReportStanding::Missing), "another month");
    let period = lines(&world, ReportsQuery { of: ReportOf::Period, ..november() }).await;
    assert!(period.iter().all(|line| line.standing == ReportStanding::Missing), "a meeting is no month");
}

#[tokio::test]
async fn only_who_staffs_the_committee_sees_its_reports() {
    let world = World::start().await;
    let cases = [
        (Persona::Secretary, ProblemCode::Forbidden),
        (Persona::SiblingMember, ProblemCode::Forbidden),
        (Persona::ProvinceAdmin, ProblemCode::Forbidden),
        (Persona::FarSecretary, ProblemCode::NotFound),
    ];
    world.refuses::<ListReportLines>(&cases, || OrgAt { org: COMMUNE }, || NONE, november).await;
    let query = ReportSumQuery::default;
    world.refuses::<FindReportSum>(&cases, || OrgAt { org: COMMUNE }, query, || NONE).await;
}

#[tokio::test]
async fn a_report_of_another_committee_is_in_no_line_of_this_one() {
    let world = World::start().await;
    Evening::held_by(&world, Persona::FarSecretary, 5, MeetingPlan { ..tests::plan() }, &[]).await;
    world.follow_changes().await;
    assert!(lines(&world, november()).await.iter().all(|line| line.reports.is_empty()));
    let far = shared::report::ReportOf::Meetings;
    let period: Period = "2026-11".parse().unwrap();
    assert_eq!(world.own.reports_to(FAR_COMMUNE, far, period).await.unwrap().len(), 1);
    let at = OrgAt { org: PROVINCE };
    let above = world.call::<ListReportLines>(Persona::ProvinceAdmin, at, NONE, november()).await.ok();
    assert!(above.items.iter().all(|line| line.reports.is_empty()), "reports go one level up");
}

#[tokio::test]
async fn reports_of_meetings_are_looked_at_by_the_month() {
    let world = World::start().await;
    let query = || ReportsQuery { period: "2026".parse().ok(), ..ReportsQuery::default() };
    let by = [(Persona::CommuneOfficer, ProblemCode::Invalid)];
    world.refuses::<ListReportLines>(&by, || OrgAt { org: COMMUNE }, || NONE, query).await;
}
