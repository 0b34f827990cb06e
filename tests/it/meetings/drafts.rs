//! Drafts: seen by the committee alone, changed freely, removed without a trace.

use insta::assert_json_snapshot;
use shared::meeting::{
    AgendaItem, CreateMeeting, ListMeetings, MeetingAt, MeetingKind, MeetingPlan, MeetingsQuery, NewMeeting,
    RemoveMeeting,
};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{Evening, NONE, Persona, World, plan};

async fn create(world: &World, by: Persona, plan: MeetingPlan) -> tests::Reply<CreateMeeting> {
    let new = NewMeeting { id: Evening::id_of(1), plan };
    world.call::<CreateMeeting>(by, OrgAt { org: BRANCH }, NONE, new).await
}

#[tokio::test]
async fn the_deputy_drafts_too() {
    let world = World::start().await;
    assert_json_snapshot!(create(&world, Persona::Deputy, plan()).await.shown());
}

#[tokio::test]
async fn a_draft_may_lack_what_calling_needs() {
    let world = World::start().await;
    let bare = MeetingPlan {
        place: String::new(),
        chair: None,
        minute_taker: None,
        agenda: vec![],
        note: String::new(),
        ..plan()
    };
    create(&world, Persona::Secretary, bare).await.ok();
    let reply = Evening::at_id(&world, 1).call().await;
    assert_json_snapshot!(reply.shown());
}

#[tokio::test]
async fn each_wrong_field_is_named() {
    let world = World::start().await;
    let item = |title: &str, minutes| AgendaItem { title: title.into(), minutes };
    let wrong = MeetingPlan {
        title: "a".into(),
        place: "ă".repeat(201),
        note: "ă".repeat(2001),
        agenda: vec![item("", 10), item("Kết luận", 481)],
        ..plan()
    };
    assert_json_snapshot!(create(&world, Persona::Secretary, wrong).await.shown());
}

#[tokio::test]
async fn chair_and_minute_taker_meet_in_this_branch() {
    let world = World::start().await;
    for (stranger, place) in [(Persona::SiblingMember, "chair"), (Persona::FarMember, "minute_taker")] {
        let mut plan = plan();
        match place {
            "chair" => plan.chair = Some(stranger.id()),
            _ => plan.minute_taker = Some(stranger.id()),
        }
        let problem = create(&world, Persona::Secretary, plan).await.refused(ProblemCode::Invalid);
        assert_eq!(problem.fields[0].field, place);
    }
    let hosted = MeetingPlan { minute_taker: Some(Persona::Guest.id()), ..plan() };
    let meeting = create(&world, Persona::Secretary, hosted).await.ok();
    assert_eq!(meeting.minute_taker_name, "Mai Văn Nhẫn");
}

#[tokio::test]
async fn only_the_committee_sees_a_draft() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    for by in [Persona::Secretary, Persona::Deputy, Persona::CommitteeMember] {
        evening.view(by).await;
    }
    for by in [Persona::Member, Persona::Guest, Persona::SiblingSecretary, Persona::FarMember] {
        evening.find(by).await.refused(ProblemCode::NotFound);
    }
}

#[tokio::test]
async fn acting_on_a_draft_does_not_give_it_away() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    evening.answer(Persona::Member, Persona::Member).await.refused(ProblemCode::NotFound);
    evening.report(Persona::Member, Persona::Member).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn a_draft_is_removed_and_a_called_meeting_is_not() {
    let world = World::start().await;
    let draft = Evening::drafted(&world).await;
    let remove = async |at: MeetingAt| world.call::<RemoveMeeting>(Persona::Secretary, at, NONE, NONE).await;
    remove(draft.at()).await.ok();
    draft.find(Persona::Secretary).await.refused(ProblemCode::NotFound);
    let called = Evening::called_as(&world, 2, plan()).await;
    assert_json_snapshot!(remove(called.at()).await.shown());
}

#[tokio::test]
async fn the_kind_is_fixed_once_created() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let other = MeetingPlan { kind: MeetingKind::Thematic, ..plan() };
    let problem = evening.change(other).await.refused(ProblemCode::Invalid);
    assert_eq!(problem.fields[0].field, "kind");
}

#[tokio::test]
async fn changing_a_draft_asks_nobody_again() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let later = MeetingPlan { place: "Trường tiểu học".into(), ..plan() };
    let meeting = evening.change(later).await.ok();
    assert_eq!((meeting.round, meeting.calendar_sequence, meeting.rev), (1, 0, 2));
}

#[tokio::test]
async fn nobody_drafts_for_another_branch_or_for_a_committee_above() {
    let world = World::start().await;
    for (org, code) in [(SIBLING, ProblemCode::NotFound), (COMMUNE, ProblemCode::Forbidden)] {
        let new = NewMeeting { id: Evening::id_of(1), plan: plan() };
        let reply = world.call::<CreateMeeting>(Persona::Secretary, OrgAt { org }, NONE, new).await;
        reply.refused(code);
    }
    let list = world
        .call::<ListMeetings>(Persona::Secretary, OrgAt { org: BRANCH }, MeetingsQuery::default(), NONE)
        .await;
    assert!(list.ok().items.is_empty());
}
