//! The meetings ahead of me, and the meetings of a branch.

use insta::assert_json_snapshot;
use jiff::{SignedDuration, Timestamp};
use shared::duty::ListDuties;
use shared::endpoint::Cursor;
use shared::meeting::{ListMeetings, MeetingKind, MeetingPlan, MeetingsQuery};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, SIBLING};
use tests::{Evening, NONE, Persona, Reply, World, local, plan};

async fn mine(world: &World, by: Persona) -> Vec<String> {
    let list = world.call::<ListDuties>(by, NONE, NONE, NONE).await.ok().meetings;
    list.into_iter().map(|mine| mine.meeting.plan.title).collect()
}

fn titled(title: &str, starts_at: Timestamp) -> MeetingPlan {
    MeetingPlan { title: title.into(), starts_at, ..plan() }
}

async fn list(world: &World, by: Persona, year: Option<i16>, after: Option<Cursor>) -> Reply<ListMeetings> {
    world.call(by, OrgAt { org: BRANCH }, MeetingsQuery { year, after }, NONE).await
}

#[tokio::test]
async fn the_home_screen_of_a_member_who_has_answered() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.answer(Persona::Member, Persona::Member).await.ok();
    assert_json_snapshot!(world.call::<ListDuties>(Persona::Member, NONE, NONE, NONE).await.shown());
}

#[tokio::test]
async fn meetings_ahead_come_soonest_first_and_drafts_not_at_all() {
    let world = World::start().await;
    Evening::called_as(&world, 1, titled("Tháng 12", local("2026-12-23T19:30"))).await;
    Evening::called_as(&world, 2, titled("Tháng 11", local("2026-11-25T19:30"))).await;
    Evening::drafted_as(&world, 3, titled("Bản nháp", local("2026-11-27T19:30"))).await;
    Evening::called_as(&world, 4, titled("Năm sau", local("2027-03-23T19:30"))).await;
    for by in [Persona::Member, Persona::Secretary, Persona::Guest, Persona::Suspended] {
        assert_eq!(mine(&world, by).await, ["Tháng 11", "Tháng 12"], "{by:?}");
    }
    for by in [Persona::SiblingMember, Persona::FarMember, Persona::CommuneAdmin] {
        assert!(mine(&world, by).await.is_empty(), "{by:?}");
    }
}

#[tokio::test]
async fn a_meeting_of_the_committee_is_ahead_of_the_committee_alone() {
    let world = World::start().await;
    let small = MeetingPlan { kind: MeetingKind::BranchCommittee, ..titled("Chi ủy", plan().starts_at) };
    Evening::called_as(&world, 1, small).await;
    assert_eq!(mine(&world, Persona::CommitteeMember).await, ["Chi ủy"]);
    assert!(mine(&world, Persona::Member).await.is_empty());
    let of = async |by| list(&world, by, None, None).await.ok().items.len();
    assert_eq!((of(Persona::CommitteeMember).await, of(Persona::Member).await), (1, 0));
}

#[tokio::test]
async fn a_meeting_stays_for_the_night_and_is_gone_in_the_morning() {
    let world = World::start().await;
    Evening::called(&world).await;
    world.clock.set(plan().starts_at + SignedDuration::from_hours(12));
    assert_eq!(mine(&world, Persona::Member).await.len(), 1);
    world.clock.pass(SignedDuration::from_secs(1));
    assert!(mine(&world, Persona::Member).await.is_empty());
}

#[tokio::test]
async fn a_branchs_meetings_come_newest_first_in_pages() {
    let world = World::start().await;
    for number in 1..=22_u32 {
        let day = plan().starts_at + SignedDuration::from_hours(24 * i64::from(number));
        Evening::called_as(&world, u128::from(number), titled(&format!("Lần {number}"), day)).await;
    }
    let one = list(&world, Persona::Member, None, None).await.ok();
    let two = list(&world, Persona::Member, None, one.next.clone()).await.ok();
    assert_eq!((one.items[0].plan.title.as_str(), one.items.len()), ("Lần 22", 20));
    assert_eq!(
        two.items.iter().map(|meeting| meeting.plan.title.as_str()).collect::<Vec<_>>(),
        ["Lần 2", "Lần 1"]
    );
    assert_eq!(two.next, None);
    let other = MeetingsQuery { year: None, after: one.next };
    let reply =
        world.call::<ListMeetings>(Persona::SiblingSecretary, OrgAt { org: SIBLING }, other, NONE).await;
    reply.refused(ProblemCode::Unreadable);
}

#[tokio::test]
async fn a_year_shows_the_meetings_of_that_year() {
    let world = World::start().await;
    Evening::called_as(&world, 1, titled("Năm nay", local("2026-12-31T23:30"))).await;
    Evening::called_as(&world, 2, titled("Năm sau", local("2027-01-01T00:30"))).await;
    for (year, expected) in [(2026, vec!["Năm nay"]), (2027, vec!["Năm sau"]), (2025, vec![])] {
        let page = list(&world, Persona::Member, Some(year), None).await.ok();
        let titles: Vec<_> = page.items.iter().map(|meeting| meeting.plan.title.clone()).collect();
        assert_eq!(titles, expected, "{year}");
    }
}

#[tokio::test]
async fn drafts_are_listed_for_the_committee_alone() {
    let world = World::start().await;
    Evening::drafted(&world).await;
    for (by, count) in [(Persona::Deputy, 1), (Persona::CommitteeMember, 1), (Persona::Member, 0)] {
        assert_eq!(list(&world, by, None, None).await.ok().items.len(), count, "{by:?}");
    }
    list(&world, Persona::Guest, None, None).await.refused(ProblemCode::Forbidden);
    list(&world, Persona::SiblingMember, None, None).await.refused(ProblemCode::NotFound);
}
