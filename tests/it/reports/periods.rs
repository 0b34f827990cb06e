//! Reports on a month, half a year, a year; of branches and of committees.

use jiff::civil::date;
use jobs::{RemindOrder, remind};
use shared::id::ReportId;
use shared::meeting::MeetingPlan;
use shared::member::{ChangeStanding, MemberAt, Standing, StandingChange};
use shared::notice::NoticeAbout;
use shared::org::{MemberCounts, OrgAt};
use shared::period::Period;
use shared::problem::ProblemCode;
use shared::report::{
    CreateReport, KnownFrom, ListReportLines, NewReport, Report, ReportFigures, ReportOf, ReportStanding,
    ReportText, ReportsQuery,
};
use shared::statistics::MonthSum;
use tests::board::inbox;
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
    let lines = world.call::<ListReportLines>(Persona::CommuneOfficer, at, NONE, query).await.ok().items;
    let standings: Vec<_> = lines.iter().map(|line| line.standing).collect();
    assert_eq!(standings, [ReportStanding::Missing, ReportStanding::Sent]);
    report.accept(Persona::CommuneOfficer).await.ok();
}

#[tokio::test]
async fn changes_of_standing_fill_the_report_with_their_source() {
    let world = World::start().await;
    let set = async |who: Persona, standing, since| {
        let rev = world.own.find_member(who.id()).await.unwrap().unwrap().rev;
        let change = StandingChange { standing, host: None, since, rev };
        let at = MemberAt { member: who.id() };
        world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await.ok();
    };
    set(Persona::Fellow, Standing::Deceased, date(2026, 11, 2)).await;
    set(Persona::Suspended, Standing::Active, date(2026, 11, 16)).await;
    // Of the month before, and of another branch.
    set(Persona::Member, Standing::Exempt, date(2026, 10, 31)).await;
    world.change_member(Persona::Probationary, |member| member.official_on = Some(date(2026, 11, 10))).await;
    let begun = begin(&world, Persona::Secretary, BRANCH, "2026-11").await.ok();
    let known = Upward { world: &world, id: begun.id }.view(Persona::Secretary).await.known;
    let said: Vec<_> =
        known.iter().filter(|it| it.from == KnownFrom::Standings).map(|it| it.text.as_str()).collect();
    assert_eq!(
        said,
        [
            "Thay đổi trạng thái đảng viên trong kỳ: trở lại sinh hoạt 1, từ trần 1.",
            "Công nhận 1 đảng viên chính thức.",
        ]
    );
    let before = begin(&world, Persona::Secretary, BRANCH, "2026-10").await.ok();
    let known = Upward { world: &world, id: before.id }.view(Persona::Secretary).await.known;
    assert!(known.iter().any(|it| it.text.ends_with("miễn công tác và sinh hoạt 1.")), "{known:?}");
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

#[tokio::test]
async fn after_a_month_every_report_is_there_by_itself_and_its_writers_are_reminded_the_day_before() {
    let world = World::start().await;
    Evening::held_by(&world, Persona::Secretary, 1, tests::plan(), &[]).await;
    let order = RemindOrder::default();
    world.clock.set(tests::local("2026-11-30T09:00"));
    remind(&world.app, order).await.unwrap();
    let lines = async || {
        let query =
            ReportsQuery { of: ReportOf::Period, period: Some(period("2026-11")), ..ReportsQuery::default() };
        let at = OrgAt { org: COMMUNE };
        let lines = world.call::<ListReportLines>(Persona::CommuneOfficer, at, NONE, query).await.ok().items;
        lines.iter().map(|line| line.standing).collect::<Vec<_>>()
    };
    assert_eq!(lines().await, [ReportStanding::Missing; 2], "the month is not over");
    world.clock.set(tests::local("2026-12-01T08:00"));
    // The walk takes as many runs as the tree has levels at most; a further one finds nothing.
    for _ in 0..4 {
        remind(&world.app, order).await.unwrap();
    }
    assert_eq!(remind(&world.app, order).await.unwrap(), jobs::Reminded::default());
    world.follow_changes().await;
    assert_eq!(lines().await, [ReportStanding::Due; 2]);
    let of_branch = ReportId::of_period(BRANCH, period("2026-11"));
    for id in [of_branch, ReportId::of_period(COMMUNE, period("2026-11"))] {
        assert!(world.own.find_report(id).await.unwrap().is_some(), "{id}");
    }
    let report = Upward { world: &world, id: of_branch };
    let view = report.view(Persona::Secretary).await;
    let content = ReportText::of_known(&view.known).content;
    assert!(content.starts_with("Đã sinh hoạt thường kỳ 1 buổi"), "{content}");
    // Due on the fifth, reminded on the fourth; who has sent is not.
    report.send(Persona::Secretary, ReportText::of_known(&view.known)).await.ok();
    world.follow_changes().await;
    world.clock.set(tests::local("2026-12-04T08:00"));
    remind(&world.app, order).await.unwrap();
    assert!(inbox(&world, Persona::Secretary).await.tasks.is_empty());
    let tasks = inbox(&world, Persona::SiblingSecretary).await.tasks;
    assert!(matches!(tasks[0].about, NoticeAbout::ReportDue { .. }), "{tasks:?}");
    world.clock.set(tests::local("2026-12-06T08:00"));
    assert_eq!(lines().await, [ReportStanding::Late, ReportStanding::Sent]);
}
