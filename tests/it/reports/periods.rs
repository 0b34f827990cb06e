//! Reports on a month, half a year, a year; of branches and of committees.

use shared::meeting::MeetingPlan;
use shared::org::{MemberCounts, OrgAt};
use shared::period::Period;
use shared::problem::ProblemCode;
use shared::report::{
    CreateReport, ListReportLines, NewReport, Report, ReportFigures, ReportOf, ReportStanding, ReportsQuery,
};
use shared::statistics::MonthSum;
use tests::country::{BRANCH, COMMUNE, PROVINCE};
use tests::{Evening, NONE, Persona, World};

use super::{Upward, text};

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

async fn begin(world: &World, by: Persona, org: shared::id::OrgId, of: &str) -> tests::Reply<CreateReport> {
    let new = NewReport::Period { period: period(of) };
    world.call::<CreateReport>(by, OrgAt { org }, NONE, new).await
}

fn sum(report: &Report) -> (MonthSum, MemberCounts) {
    let Some(ReportFigures::Period { sum, members }) = report.figures.clone() else {
        panic!("figures of a period")
    };
    (sum, members)
}

#[tokio::test]
async fn a_month_of_a_branch_is_filled_in_from_its_meetings() {
    let world = World::start().await;
    Evening::held_by(&world, Persona::Secretary, 1, tests::plan(), &[]).await;
    world.follow_changes().await;
    let begun = begin(&world, Persona::Secretary, BRANCH, "2026-11").await.ok();
    assert_eq!(begun.due_on.to_string(), "2026-12-05");
    assert_eq!(begin(&world, Persona::Deputy, BRANCH, "2026-11").await.ok(), begun, "begun once");
    let report = Upward { world: &world, id: begun.id };
    let seen = report.view(Persona::Secretary).await.report;
    let (figures, members) = sum(&seen);
    assert_eq!((figures.regular, figures.branches, figures.summoned, figures.present), (1, 1, 8, 8));
    assert_eq!((members.members, members.probationary, members.exempt), (10, 1, 1));
    report.send(Persona::Secretary, text()).await.ok();
    let query =
        ReportsQuery { of: ReportOf::Period, period: Some(period("2026-11")), ..ReportsQuery::default() };
    let at = OrgAt { org: COMMUNE };
    let lines = world.call::<ListReportLines>(Persona::CommuneOfficer, at, query, NONE).await.ok().items;
    let standings: Vec<_> = lines.iter().map(|line| line.standing).collect();
    assert_eq!(standings, [ReportStanding::Missing, ReportStanding::Sent]);
    report.accept(Persona::CommuneOfficer).await.ok();
}

#[tokio::test]
async fn the_report_of_a_committee_is_the_sum_of_its_branches_and_goes_one_level_up() {
    let world = World::start().await;
    let october = MeetingPlan { starts_at: tests::local("2026-10-28T19:30"), ..tests::plan() };
    Evening::held_by(&world, Persona::SiblingSecretary, 2, october, &[]).await;
    Evening::held_by(&world, Persona::Secretary, 1, tests::plan(), &[]).await;
    Evening::held_by(&world, Persona::FarSecretary, 3, tests::plan(), &[]).await;
    world.follow_changes().await;
    let begun = begin(&world, Persona::CommuneOfficer, COMMUNE, "2026-H2").await.ok();
    let report = Upward { world: &world, id: begun.id };
    let (figures, members) = sum(&report.view(Persona::CommuneAdmin).await.report);
    assert_eq!((figures.regular, figures.branches), (2, 2), "not of the other commune");
    assert_eq!(members.members, 15);
    report.send(Persona::CommuneAdmin, text()).await.ok();
    report.find(Persona::Secretary).await.refused(ProblemCode::Forbidden);
    report.accept(Persona::CommuneOfficer).await.refused(ProblemCode::Forbidden);
    report.accept(Persona::ProvinceAdmin).await.ok();
}

#[tokio::test]
async fn what_nobody_reports_on_is_refused() {
    let world = World::start().await;
    for wrong in ["2026-Q4", "2026-12", "2027"] {
        let problem = begin(&world, Persona::Secretary, BRANCH, wrong).await.refused(ProblemCode::Invalid);
        assert_eq!(problem.fields[0].field, "period", "{wrong}");
    }
    begin(&world, Persona::ProvinceAdmin, PROVINCE, "2026-11").await.refused(ProblemCode::Invalid);
    begin(&world, Persona::CommitteeMember, BRANCH, "2026-11").await.refused(ProblemCode::Forbidden);
    begin(&world, Persona::CommuneOfficer, BRANCH, "2026-11").await.refused(ProblemCode::NotFound);
    begin(&world, Persona::Secretary, COMMUNE, "2026-11").await.refused(ProblemCode::Forbidden);
}
