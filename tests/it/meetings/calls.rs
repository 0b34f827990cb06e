//! Calling: the invitations go out, and the list says of everyone why they are on it.

use insta::assert_json_snapshot;
use serde_json::json;
use shared::attendance::ListedAs;
use shared::meeting::{MeetingKind, MeetingPlan, MeetingState, MeetingView};
use shared::member::Standing;
use shared::problem::ProblemCode;
use tests::{Evening, Persona, World, local, plan};

/// The list as the secretary reads it.
fn list(view: &MeetingView) -> Vec<serde_json::Value> {
    let line = |entry: &shared::attendance::Attendance| json!({ "name": entry.name, "summoned": entry.listed_as.is_summoned(), "why": entry.listed_as.reason() });
    view.attendances.iter().map(line).collect()
}

#[tokio::test]
async fn the_list_of_a_branch_meeting_names_everyone_with_the_reason() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let view = evening.call().await.ok();
    assert_eq!(view.meeting.state, MeetingState::Called);
    assert_json_snapshot!(list(&view));
}

#[tokio::test]
async fn the_whole_reply_to_calling() {
    let world = World::start().await;
    assert_json_snapshot!(Evening::drafted(&world).await.call().await.shown());
}

#[tokio::test]
async fn to_its_own_meeting_only_the_committee_is_summoned() {
    let world = World::start().await;
    let small = MeetingPlan { kind: MeetingKind::BranchCommittee, ..plan() };
    let evening = Evening::drafted_as(&world, 1, small).await;
    assert_json_snapshot!(list(&evening.call().await.ok()));
}

#[tokio::test]
async fn recognised_by_the_day_of_the_meeting_is_official_in_it() {
    let world = World::start().await;
    world
        .change_member(Persona::Probationary, |member| {
            member.official_on = Some(jiff::civil::date(2026, 11, 25))
        })
        .await;
    let evening = Evening::called(&world).await;
    assert_eq!(evening.entry(Persona::Probationary).await.listed_as, ListedAs::Official);
    let earlier = MeetingPlan { starts_at: local("2026-11-24T19:30"), ..plan() };
    let evening = Evening::called_as(&world, 2, earlier).await;
    assert_eq!(evening.entry(Persona::Probationary).await.listed_as, ListedAs::Probationary);
}

#[tokio::test]
async fn the_list_stands_as_it_was_when_the_invitations_went_out() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    world.change_member(Persona::Member, |member| member.standing = Standing::Suspended).await;
    assert_eq!(evening.entry(Persona::Member).await.listed_as, ListedAs::Official);
}

#[tokio::test]
async fn a_time_that_has_passed_is_no_time_to_meet() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    world.clock.set(plan().starts_at);
    let problem = evening.call().await.refused(ProblemCode::MeetingIncomplete);
    assert_eq!(problem.fields[0].field, "starts_at");
}

#[tokio::test]
async fn a_meeting_without_anybody_to_summon_is_not_called() {
    let world = World::start().await;
    for who in [Persona::Secretary, Persona::Deputy, Persona::CommitteeMember] {
        world.change_member(who, |member| member.standing = Standing::Exempt).await;
    }
    let small = MeetingPlan { kind: MeetingKind::BranchCommittee, ..plan() };
    let evening = Evening::drafted_as(&world, 1, small).await;
    assert_json_snapshot!(evening.call().await.shown());
}

#[tokio::test]
async fn a_member_sees_the_meeting_and_their_own_entry_alone() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    for by in [Persona::Member, Persona::Probationary, Persona::Suspended, Persona::Exempt, Persona::Guest] {
        let view = evening.view(by).await;
        let whose: Vec<_> = view.attendances.iter().map(|entry| entry.member).collect();
        assert_eq!(whose, [by.id()]);
        assert!(!view.may.run && !view.may.attend_to_list);
    }
    let view = evening.view(Persona::CommitteeMember).await;
    assert!(!view.may.run && view.may.attend_to_list);
    assert_eq!(view.attendances.len(), 11);
    for by in [Persona::SiblingMember, Persona::SiblingSecretary, Persona::FarMember] {
        evening.find(by).await.refused(ProblemCode::NotFound);
    }
    evening.find(Persona::CommuneAdmin).await.refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn what_the_committee_deals_with_stays_in_the_committee() {
    let world = World::start().await;
    let small = MeetingPlan { kind: MeetingKind::BranchCommittee, ..plan() };
    let evening = Evening::called_as(&world, 1, small).await;
    evening.view(Persona::CommitteeMember).await;
    evening.find(Persona::Member).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn a_branch_of_two_hundred_is_called_as_a_whole() {
    let world = World::start().await;
    settle_many(&world, 190).await;
    let evening = Evening::drafted(&world).await;
    let view = evening.call().await.ok();
    assert_eq!(view.attendances.len(), 201);
    assert_eq!(evening.view(Persona::Secretary).await.attendances, view.attendances);
}

async fn settle_many(world: &World, count: u128) {
    let example = world.own.find_member(Persona::Member.id()).await.unwrap().unwrap().value;
    let many: Vec<_> = (0..count)
        .map(|number| {
            let mut person = example.clone();
            person.id = shared::id::MemberId::from_parts(1_763_000_000_000, number);
            person
        })
        .collect();
    world.own.app.load(&many, world.clock.now()).await.unwrap();
}
