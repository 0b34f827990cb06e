//! Meetings of a committee: of a branch, and of an organisation above the branches.

use shared::attendance::{AnswerInvitation, AttendanceAt};
use shared::duty::ListDuties;
use shared::endpoint::Endpoint;
use shared::grant::{GrantRole, Role};
use shared::meeting::{
    AtRevision, CallMeeting, CloseMeeting, CreateMeeting, FindMeeting, ListMeetings, MeetingAt, MeetingKind,
    MeetingPlan, MeetingsQuery, NewMeeting,
};
use shared::org::OrgAt;
use shared::paper::{AddPaper, ListPapers};
use shared::problem::ProblemCode;
use shared::statistics::{FindBranchStatistics, YearQuery};
use tests::country::{BRANCH, COMMUNE};
use tests::{Evening, NONE, Persona, World, new_grant, new_paper, plan};

/// Gives the commune a committee: the secretary of Đông leads it, a member of Đoài sits in it.
async fn seat(world: &World) {
    for (who, role) in
        [(Persona::Secretary, Role::Secretary), (Persona::SiblingMember, Role::BranchCommitteeMember)]
    {
        let grant = new_grant(who.id(), role);
        world.call::<GrantRole>(Persona::CommuneAdmin, OrgAt { org: COMMUNE }, NONE, grant).await.ok();
    }
}

fn of_commune() -> MeetingPlan {
    MeetingPlan {
        kind: MeetingKind::Committee,
        title: "Họp Ban Chấp hành tháng 11/2026".into(),
        chair: Some(Persona::Secretary.id()),
        minute_taker: Some(Persona::SiblingMember.id()),
        ..plan()
    }
}

async fn called(world: &World) -> MeetingAt {
    seat(world).await;
    let (by, at) = (Persona::Secretary, MeetingAt { meeting: Evening::id_of(1) });
    let new = NewMeeting { id: at.meeting, plan: of_commune() };
    world.call::<CreateMeeting>(by, OrgAt { org: COMMUNE }, NONE, new).await.ok();
    world.call::<CallMeeting>(by, at, NONE, AtRevision { rev: 1 }).await.ok();
    at
}

#[tokio::test]
async fn the_holders_of_seats_are_summoned_wherever_they_are_members() {
    let world = World::start().await;
    let at = called(&world).await;
    let view = world.call::<FindMeeting>(Persona::Secretary, at, NONE, NONE).await.ok();
    let mut listed: Vec<_> = view.attendances.iter().map(|entry| entry.member).collect();
    listed.sort();
    let mut seats = [Persona::Secretary.id(), Persona::SiblingMember.id()];
    seats.sort();
    assert_eq!(listed, seats);
    let mine = world.call::<ListDuties>(Persona::SiblingMember, NONE, NONE, NONE).await.ok().meetings;
    assert!(mine.iter().any(|mine| mine.meeting.id == at.meeting && mine.mine.is_some()));
    let new = new_paper(1, "Dự thảo.pdf", b"a", None);
    world.call::<AddPaper>(Persona::Secretary, at, NONE, new).await.ok();
    world.call::<ListPapers>(Persona::SiblingMember, at, NONE, NONE).await.ok();
}

#[tokio::test]
async fn nobody_else_learns_of_it() {
    let world = World::start().await;
    let at = called(&world).await;
    let entry = |whose: Persona| AttendanceAt { meeting: at.meeting, member: whose.id() };
    for by in [Persona::Member, Persona::Deputy, Persona::SiblingSecretary, Persona::FarMember] {
        for code in [
            world.call::<FindMeeting>(by, at, NONE, NONE).await.status(),
            world.call::<ListPapers>(by, at, NONE, NONE).await.status(),
            world.call::<CallMeeting>(by, at, NONE, AtRevision { rev: 1 }).await.status(),
            world.call::<CloseMeeting>(by, at, NONE, AtRevision { rev: 1 }).await.status(),
            world.call::<AnswerInvitation>(by, entry(by), NONE, NONE).await.status(),
            world.call::<AnswerInvitation>(by, entry(Persona::Secretary), NONE, NONE).await.status(),
        ] {
            assert_eq!(code, 404, "{by:?}");
        }
        let mine = world.call::<ListDuties>(by, NONE, NONE, NONE).await.ok().meetings;
        assert!(mine.iter().all(|mine| mine.meeting.id != at.meeting), "{by:?}");
    }
    let list =
        world.call::<ListMeetings>(Persona::Member, OrgAt { org: COMMUNE }, MeetingsQuery::default(), NONE);
    assert_eq!(list.await.status(), 403, "{}", ListMeetings::NAME);
    let year = YearQuery { year: Some(2026) };
    for by in [Persona::CommuneAdmin, Persona::ProvinceAdmin] {
        let at = OrgAt { org: COMMUNE };
        let figures = world.call::<FindBranchStatistics>(by, at, year, NONE).await.ok();
        assert!(figures.months.is_empty(), "{by:?}");
    }
}

#[tokio::test]
async fn each_organisation_holds_its_own_kinds_of_meetings() {
    let world = World::start().await;
    seat(&world).await;
    let create = async |number, org, plan| {
        let new = NewMeeting { id: Evening::id_of(number), plan };
        world.call::<CreateMeeting>(Persona::Secretary, OrgAt { org }, NONE, new).await
    };
    create(1, COMMUNE, plan()).await.refused(ProblemCode::Invalid);
    create(2, BRANCH, of_commune()).await.refused(ProblemCode::Invalid);
    let strangers = MeetingPlan { chair: Some(Persona::Member.id()), ..of_commune() };
    create(3, COMMUNE, strangers).await.refused(ProblemCode::Invalid);
    let members = MeetingPlan { minute_taker: Some(Persona::Member.id()), ..plan() };
    let of_branch = MeetingPlan { kind: MeetingKind::BranchCommittee, ..members };
    create(4, BRANCH, of_branch).await.refused(ProblemCode::Invalid);
}
