//! The network loses replies and people press twice: whatever is sent again happens once.

use shared::attendance::{Answer, Verdict};
use shared::meeting::{
    AtRevision, CallMeeting, CancelMeeting, CancelOrder, CloseMeeting, CreateMeeting, ListMeetings,
    MeetingPlan, MeetingState, MeetingsQuery, NewMeeting, OpenMeeting,
};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, SIBLING};
use tests::{Evening, NONE, Persona, World, plan};

async fn create(
    world: &World,
    by: Persona,
    org: shared::id::OrgId,
    plan: MeetingPlan,
) -> tests::Reply<CreateMeeting> {
    let new = NewMeeting { id: Evening::id_of(1), plan };
    world.call::<CreateMeeting>(by, OrgAt { org }, NONE, new).await
}

#[tokio::test]
async fn creating_with_the_same_id_again_gives_the_same_meeting() {
    let world = World::start().await;
    let first = create(&world, Persona::Secretary, BRANCH, plan()).await.ok();
    let again = create(&world, Persona::Secretary, BRANCH, plan()).await.ok();
    assert_eq!(first, again);
    let query = MeetingsQuery::default();
    let list = world.call::<ListMeetings>(Persona::Secretary, OrgAt { org: BRANCH }, query, NONE).await.ok();
    assert_eq!(list.items, [first]);
}

#[tokio::test]
async fn creating_twice_at_the_same_moment_makes_one_meeting() {
    let world = World::start().await;
    let (one, other) = tokio::join!(
        create(&world, Persona::Secretary, BRANCH, plan()),
        create(&world, Persona::Secretary, BRANCH, plan()),
    );
    assert_eq!(one.ok(), other.ok());
}

#[tokio::test]
async fn a_late_repetition_does_not_undo_what_was_changed_since() {
    let world = World::start().await;
    create(&world, Persona::Secretary, BRANCH, plan()).await.ok();
    let evening = Evening::at_id(&world, 1);
    evening.change(MeetingPlan { place: "Đình làng".into(), ..plan() }).await.ok();
    evening.call().await.ok();
    let again = create(&world, Persona::Secretary, BRANCH, plan()).await.ok();
    assert_eq!((again.plan.place.as_str(), again.state), ("Đình làng", MeetingState::Called));
}

#[tokio::test]
async fn an_id_of_another_branch_is_taken() {
    let world = World::start().await;
    create(&world, Persona::Secretary, BRANCH, plan()).await.ok();
    let bare = MeetingPlan { chair: None, minute_taker: None, ..plan() };
    create(&world, Persona::SiblingSecretary, SIBLING, bare).await.refused(ProblemCode::IdTaken);
}

#[tokio::test]
async fn calling_again_keeps_every_answer() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let rev = evening.rev().await;
    let call =
        async || world.call::<CallMeeting>(Persona::Secretary, evening.at(), NONE, AtRevision { rev }).await;
    let first = call().await.ok();
    evening.report(Persona::Member, Persona::Member).await.ok();
    let again = call().await.ok();
    assert_eq!((again.meeting, again.attendances.len()), (first.meeting, first.attendances.len()));
    let entry = again.attendances.iter().find(|entry| entry.member == Persona::Member.id()).unwrap();
    assert!(matches!(entry.answer, Answer::AbsenceReported { .. }));
}

#[tokio::test]
async fn calling_twice_at_the_same_moment_calls_once() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let (one, other) = tokio::join!(evening.call(), evening.call());
    assert!(one.status() == 200 || other.status() == 200);
    let view = evening.view(Persona::Secretary).await;
    assert_eq!((view.attendances.len(), view.meeting.rev, view.meeting.round), (11, 2, 1));
}

#[tokio::test]
async fn a_slow_second_call_of_a_large_branch_does_not_wipe_out_answers() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let draft = world.own.find_meeting(evening.id).await.unwrap().unwrap();
    let list = evening.call().await.ok().attendances;
    let many: Vec<_> = (0..120_u128)
        .map(|number| {
            let mut entry = list[0].clone();
            entry.member = shared::id::MemberId::from_parts(1_763_000_000_000, number);
            entry
        })
        .chain(list.iter().cloned())
        .collect();
    world.own.app.load(&many, world.clock.now()).await.unwrap();
    evening.report(Persona::Fellow, Persona::Fellow).await.ok();
    let late = world.own.call_meeting(&draft, &many, world.clock.now()).await;
    assert!(late.is_err(), "the meeting has been called");
    assert!(evening.entry(Persona::Fellow).await.absence.is_some(), "and what was answered stays");
}

#[tokio::test]
async fn saying_i_will_come_twice_is_saying_it_once() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let first = evening.answer(Persona::Member, Persona::Member).await.ok();
    assert_eq!(evening.answer(Persona::Member, Persona::Member).await.ok(), first);
}

#[tokio::test]
async fn the_same_request_again_keeps_its_decision() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    let decided = evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await.ok();
    assert_eq!(evening.report(Persona::Member, Persona::Member).await.ok(), decided);
    let again = evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await.ok();
    assert_eq!(again, decided, "deciding the same again too");
}

#[tokio::test]
async fn opening_closing_and_cancelling_again_never_happen_twice() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let rev = evening.rev().await;
    let cancelled = Evening::called_as(&world, 2, plan()).await;
    let order = || CancelOrder { reason: "Bão số 9 đổ bộ.".into(), rev };
    let cancel =
        async || world.call::<CancelMeeting>(Persona::Secretary, cancelled.at(), NONE, order()).await;
    let first = cancel().await.ok();
    cancel().await;
    assert_eq!(cancelled.view(Persona::Secretary).await.meeting, first);
    world.clock.set(plan().starts_at);
    let body = |rev| AtRevision { rev };
    let open = async || world.call::<OpenMeeting>(Persona::Secretary, evening.at(), NONE, body(rev)).await;
    let first = open().await.ok();
    open().await;
    assert_eq!(evening.view(Persona::Secretary).await.meeting, first);
    evening.mark_all_but(&[]).await.ok();
    let close =
        async || world.call::<CloseMeeting>(Persona::Secretary, evening.at(), NONE, body(rev + 1)).await;
    let first = close().await.ok();
    close().await;
    assert_eq!(evening.view(Persona::Secretary).await, first);
}
