//! The plan of a year: written by those who call meetings, read by the branch and directly above, followed into meetings.

use jiff::civil::date;
use shared::meeting::{CreateMeeting, MeetingKind, NewMeeting, RemoveMeeting};
use shared::org::{OrgAt, OrgKind};
use shared::problem::ProblemCode;
use shared::year_plan::{
    FindYearPlan, Lack, PlannedMeeting, WriteYearPlan, YearPlanAt, YearPlanChange, YearPlanView, gaps,
};
use tests::country::{BRANCH, COMMUNE};
use tests::{Evening, NONE, Persona, Reply, World, local, plan};

const AT: YearPlanAt = YearPlanAt { org: BRANCH, year: 2026 };

/// A row whose meeting is the test's `number`th.
fn row(number: u128, month: i8, kind: MeetingKind) -> PlannedMeeting {
    PlannedMeeting {
        meeting: Evening::id_of(number),
        month,
        day: Some(25),
        kind,
        theme: "Xây dựng nông thôn mới".into(),
        prepared_by: "Đồng chí phó bí thư".into(),
        note: String::new(),
    }
}

async fn write(world: &World, by: Persona, rows: Vec<PlannedMeeting>, rev: u32) -> Reply<WriteYearPlan> {
    world.call(by, AT, NONE, YearPlanChange { rows, rev }).await
}

async fn find(world: &World, by: Persona) -> YearPlanView {
    world.call::<FindYearPlan>(by, AT, NONE, NONE).await.ok()
}

#[tokio::test]
async fn who_calls_meetings_writes_it_and_the_branch_and_the_committee_above_read_it() {
    let world = World::start().await;
    let rows = || vec![row(12, 12, MeetingKind::Regular), row(11, 11, MeetingKind::Thematic)];
    let written = write(&world, Persona::Deputy, rows(), 0).await.ok();
    assert_eq!(written.rows.iter().map(|row| row.month).collect::<Vec<_>>(), [11, 12], "by month");
    for by in [
        Persona::Secretary,
        Persona::CommitteeMember,
        Persona::Member,
        Persona::CommuneOfficer,
        Persona::CommuneAdmin,
    ] {
        let seen = find(&world, by).await;
        assert_eq!(seen.plan.rows.len(), 2, "{by:?}");
        assert_eq!(seen.may.write, by == Persona::Secretary, "{by:?}");
        assert_eq!(seen.issuer.superior, "Đảng ủy xã Phúc Lâm");
    }
    for (by, code) in [
        (Persona::CommitteeMember, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::CommuneAdmin, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
    ] {
        write(&world, by, rows(), 1).await.refused(code);
    }
    let refused =
        [(Persona::SiblingMember, ProblemCode::NotFound), (Persona::ProvinceAdmin, ProblemCode::Forbidden)];
    world.refuses::<FindYearPlan>(&refused, || AT, || NONE, || NONE).await;
    let of_commune = YearPlanAt { org: COMMUNE, year: 2026 };
    let closed = world.call::<FindYearPlan>(Persona::Member, of_commune, NONE, NONE).await;
    closed.refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn nobody_writes_over_another_and_a_mistake_names_its_field() {
    let world = World::start().await;
    write(&world, Persona::Secretary, vec![row(1, 11, MeetingKind::Regular)], 0).await.ok();
    write(&world, Persona::Deputy, vec![], 0).await.refused(ProblemCode::Stale);
    let wrong = write(&world, Persona::Deputy, vec![row(1, 11, MeetingKind::Committee)], 1).await;
    assert_eq!(wrong.refused(ProblemCode::Invalid).fields[0].field, "rows.0.kind");
    assert_eq!(write(&world, Persona::Deputy, vec![], 1).await.ok().rev, 2);
    let far = YearPlanAt { org: BRANCH, year: 1999 };
    world.call::<FindYearPlan>(Persona::Member, far, NONE, NONE).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn a_meeting_made_of_a_row_is_found_by_the_row_and_members_see_no_drafts() {
    let world = World::start().await;
    let planned = row(1, 11, MeetingKind::Regular);
    write(&world, Persona::Secretary, vec![planned.clone()], 0).await.ok();
    let new = || NewMeeting { id: planned.meeting, plan: plan() };
    for _ in 0..2 {
        // Pressed twice, it is one meeting.
        let at = OrgAt { org: BRANCH };
        world.call::<CreateMeeting>(Persona::Secretary, at, NONE, new()).await.ok();
    }
    let known = find(&world, Persona::Secretary).await.meetings;
    assert_eq!(known.iter().map(|meeting| meeting.id).collect::<Vec<_>>(), [planned.meeting]);
    assert!(find(&world, Persona::Member).await.meetings.is_empty());
    let evening = Evening::at_id(&world, 1);
    evening.call().await.ok();
    assert_eq!(find(&world, Persona::Member).await.meetings.len(), 1);
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    let seen = find(&world, Persona::Member).await;
    let missing = gaps(&seen.plan.rows, &seen.meetings, OrgKind::Branch, 2026, date(2026, 11, 20));
    assert!(missing.iter().any(|gap| gap.from == 11 && gap.lack == Lack::NotPlanned), "{missing:?}");
    let draft = Evening::drafted_as(
        &world,
        2,
        shared::meeting::MeetingPlan { starts_at: local("2026-12-25T19:30"), ..plan() },
    )
    .await;
    world.call::<RemoveMeeting>(Persona::Secretary, draft.at(), NONE, NONE).await.ok();
    assert_eq!(find(&world, Persona::Secretary).await.meetings.len(), 1);
}
