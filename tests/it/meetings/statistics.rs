//! Figures of a year: counted from the records, so that no two pages disagree.

use insta::assert_json_snapshot;
use shared::attendance::{CheckIn, Verdict};
use shared::meeting::{MeetingKind, MeetingPlan};
use shared::member::{ChangeStanding, FindMember, MemberAt, Standing, StandingChange};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::statistics::{
    BranchStatistics, FigureKind, FindBranchStatistics, FindMemberStatistics, MeetingFigures, MemberYear,
    Warning, YearQuery,
};
use tests::country::{BRANCH, SIBLING};
use tests::{Evening, NONE, Persona, World, local, plan};

/// A meeting that has been held, on that day, with these not simply present.
async fn held<'w>(
    world: &'w World,
    number: u128,
    day: &str,
    kind: MeetingKind,
    but: &[(Persona, CheckIn)],
) -> Evening<'w> {
    let starts_at = local(&format!("{day}T19:30"));
    let title = format!("Sinh hoạt {day}");
    let evening = Evening::called_as(world, number, MeetingPlan { kind, starts_at, title, ..plan() }).await;
    world.clock.set(starts_at);
    evening.open().await.ok();
    evening.mark_all_but(but).await.ok();
    evening.close().await.ok();
    evening
}

const ABSENT: (Persona, CheckIn) = (Persona::Member, CheckIn::Absent);

async fn branch(world: &World, year: Option<i16>) -> BranchStatistics {
    let query = YearQuery { year };
    world.call::<FindBranchStatistics>(Persona::Secretary, OrgAt { org: BRANCH }, query, NONE).await.ok()
}

async fn year_of(world: &World, by: Persona, whose: Persona) -> MemberYear {
    let at = MemberAt { member: whose.id() };
    world.call::<FindMemberStatistics>(by, at, YearQuery { year: Some(2026) }, NONE).await.ok()
}

#[tokio::test]
async fn a_year_of_the_branch() {
    let world = World::start().await;
    held(&world, 1, "2026-11-25", MeetingKind::Regular, &[ABSENT, (Persona::Deputy, CheckIn::Late)]).await;
    held(&world, 2, "2026-11-30", MeetingKind::BranchCommittee, &[]).await;
    held(&world, 3, "2026-12-23", MeetingKind::Thematic, &[]).await;
    Evening::called_as(&world, 4, MeetingPlan { starts_at: local("2026-12-28T19:30"), ..plan() }).await;
    let mut shown = serde_json::to_value(branch(&world, None).await).unwrap();
    for month in shown["months"].as_array_mut().unwrap() {
        for meeting in month["meetings"].as_array_mut().unwrap() {
            let figures = meeting["figures"]["figures"].as_array().unwrap();
            let counts: Vec<_> = figures
                .iter()
                .map(|figure| {
                    format!(
                        "{} {}",
                        figure["kind"].as_str().unwrap(),
                        figure["members"].as_array().unwrap().len()
                    )
                })
                .collect();
            meeting["figures"] = counts.into();
        }
    }
    assert_json_snapshot!(shown);
}

#[tokio::test]
async fn three_months_missed_without_leave_warn_the_branch_early() {
    let world = World::start().await;
    world.clock.set(local("2026-08-01T08:00"));
    for (number, day) in [(1, "2026-08-20"), (2, "2026-09-20")] {
        held(&world, number, day, MeetingKind::Regular, &[ABSENT]).await;
    }
    held(&world, 3, "2026-09-25", MeetingKind::Thematic, &[ABSENT]).await;
    assert_eq!(branch(&world, Some(2026)).await.warned().count(), 0, "two months so far");
    held(&world, 4, "2026-10-20", MeetingKind::Regular, &[ABSENT]).await;
    let year = branch(&world, Some(2026)).await;
    let warned: Vec<_> =
        year.warned().map(|member| (member.name.as_str(), member.missed_months.clone())).collect();
    assert_eq!(warned, [("Phạm Thị Đào", vec![8, 9, 10])]);
    assert_eq!(year_of(&world, Persona::Member, Persona::Member).await.sum.warning, Warning::MissedMonths);
}

#[tokio::test]
async fn a_month_with_leave_is_not_missed() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    world.clock.set(plan().starts_at);
    evening.open().await.ok();
    evening.mark_all_but(&[ABSENT]).await.ok();
    evening.close().await.ok();
    let mine = year_of(&world, Persona::Member, Persona::Member).await.sum;
    assert_eq!((mine.awaiting, mine.unexcused, mine.missed_months.len()), (1, 0, 0));
    evening.decide(Persona::Secretary, Persona::Member, Verdict::Refused).await.ok();
    let mine = year_of(&world, Persona::Member, Persona::Member).await.sum;
    assert_eq!((mine.awaiting, mine.unexcused, mine.missed_months), (0, 1, vec![11]));
}

#[tokio::test]
async fn every_page_tells_the_same() {
    let world = World::start().await;
    let exempt = (Persona::Exempt, CheckIn::Present);
    let evening = held(&world, 1, "2026-11-25", MeetingKind::Regular, &[ABSENT, exempt]).await;
    held(&world, 2, "2026-12-23", MeetingKind::Thematic, &[(Persona::Guest, CheckIn::LeftEarly)]).await;
    let view = evening.view(Persona::Secretary).await;
    let year = branch(&world, Some(2026)).await;
    let figures = MeetingFigures::count(&view.meeting, &view.attendances);
    let counted = &year.months[0].meetings[0].figures;
    for kind in FigureKind::ALL {
        let members = |figures: &MeetingFigures| {
            let mut members = figures.figure(kind).unwrap().members.clone();
            members.sort();
            members
        };
        assert_eq!(members(counted), members(&figures), "{kind:?}");
    }
    assert_eq!(figures.of(FigureKind::ExemptPresent), 1);
    assert_eq!(
        year.sum(FigureKind::Present),
        year.members.iter().map(|member| member.present).sum::<usize>()
    );
    for member in &year.members {
        let whose = Persona::PEOPLE.into_iter().find(|persona| persona.id() == member.member).unwrap();
        let own = year_of(&world, whose, whose).await;
        assert_eq!(own.sum, *member, "{whose:?}");
    }
}

#[tokio::test]
async fn whoever_goes_elsewhere_keeps_the_year_at_home() {
    let world = World::start().await;
    held(&world, 1, "2026-11-25", MeetingKind::Regular, &[]).await;
    let at = MemberAt { member: Persona::Member.id() };
    let rev = world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await.ok().rev;
    let change = StandingChange {
        standing: Standing::TemporarilyAway,
        host: Some(SIBLING),
        since: jiff::civil::date(2026, 11, 16),
        rev,
    };
    world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await.ok();
    let own = year_of(&world, Persona::Member, Persona::Member).await;
    assert_eq!((own.sum.summoned, own.meetings.len()), (1, 1), "the meeting of November does not vanish");
}

#[tokio::test]
async fn a_members_year_is_theirs_and_their_committees() {
    let world = World::start().await;
    held(&world, 1, "2026-11-25", MeetingKind::Regular, &[ABSENT]).await;
    let at = MemberAt { member: Persona::Member.id() };
    let ask =
        async |by| world.call::<FindMemberStatistics>(by, at, YearQuery { year: Some(2026) }, NONE).await;
    assert_json_snapshot!(ask(Persona::Member).await.shown());
    ask(Persona::Deputy).await.ok();
    ask(Persona::CommuneAdmin).await.ok();
    ask(Persona::Fellow).await.refused(ProblemCode::Forbidden);
    ask(Persona::SiblingSecretary).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn a_year_is_one_of_our_time() {
    let world = World::start().await;
    for year in [1999, 2101, -1] {
        let query = YearQuery { year: Some(year) };
        let at = OrgAt { org: BRANCH };
        let reply = world.call::<FindBranchStatistics>(Persona::Secretary, at, query, NONE).await;
        reply.refused(ProblemCode::Invalid);
    }
    assert!(branch(&world, Some(2025)).await.months.is_empty());
}

#[tokio::test]
async fn new_years_eve_belongs_to_the_old_year_by_the_clock_of_vietnam() {
    let world = World::start().await;
    let late = MeetingPlan { starts_at: local("2026-12-31T23:30"), ..plan() };
    let evening = Evening::called_as(&world, 1, late).await;
    world.clock.set(local("2026-12-31T23:30"));
    evening.open().await.ok();
    evening.mark_all_but(&[]).await.ok();
    evening.close().await.ok();
    assert_eq!(branch(&world, Some(2026)).await.months.len(), 1);
    assert_eq!(branch(&world, Some(2027)).await.months.len(), 0);
}
