//! Another time, another place, or no meeting at all.

use insta::assert_json_snapshot;
use shared::attendance::{Answer, CheckIn, Outcome, Verdict};
use shared::meeting::{
    AgendaItem, AtRevision, CancelMeeting, CancelOrder, ChangeMeeting, CloseMeeting, MeetingChange,
    MeetingPlan, OpenMeeting,
};
use shared::problem::ProblemCode;
use tests::{Evening, NONE, Persona, World, local, plan};

fn a_day_later() -> MeetingPlan {
    MeetingPlan { starts_at: local("2026-11-26T19:30"), ..plan() }
}

#[tokio::test]
async fn another_time_or_place_asks_everyone_again() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.answer(Persona::Member, Persona::Member).await.ok();
    let owes = async |whose| {
        let meeting = evening.view(Persona::Secretary).await.meeting;
        evening.entry(whose).await.owes_answer(&meeting)
    };
    assert!(!owes(Persona::Member).await);
    let moved = evening.change(a_day_later()).await;
    assert_json_snapshot!(moved.shown());
    assert!(owes(Persona::Member).await);
    evening.answer(Persona::Member, Persona::Member).await.ok();
    assert!(!owes(Persona::Member).await);
    let elsewhere = MeetingPlan { place: "Trường tiểu học".into(), ..a_day_later() };
    assert_eq!(evening.change(elsewhere).await.ok().round, 3);
    assert!(owes(Persona::Member).await);
}

#[tokio::test]
async fn a_change_of_the_agenda_alone_asks_nobody() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let mut plan = plan();
    plan.agenda.push(AgendaItem { title: "Việc khác".into(), minutes: 5 });
    let meeting = evening.change(plan).await.ok();
    assert_eq!((meeting.round, meeting.calendar_sequence), (1, 1));
}

#[tokio::test]
async fn a_decision_lapses_with_the_time_it_was_given_for() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let (me, mine) = (Persona::Member, Persona::Member);
    evening.report(me, mine).await.ok();
    evening.decide(Persona::Secretary, mine, Verdict::Refused).await.ok();
    evening.change(a_day_later()).await.ok();
    let meeting = evening.view(Persona::Secretary).await.meeting;
    assert!(evening.entry(mine).await.awaits_decision(&meeting));
    let entry = evening.decide(Persona::Deputy, mine, Verdict::Approved).await.ok();
    let decision = entry.absence.unwrap().decision.unwrap();
    assert_eq!((decision.stamp.by, decision.round), (Persona::Deputy.id(), 2));
    evening.decide(Persona::Secretary, mine, Verdict::Refused).await.refused(ProblemCode::AlreadyDecided);
}

#[tokio::test]
async fn a_request_made_for_the_old_time_is_never_absence_without_leave() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    evening.change(a_day_later()).await.ok();
    world.clock.set(a_day_later().starts_at);
    evening.mark_all_but(&[(Persona::Member, CheckIn::Absent)]).await.ok();
    let meeting = evening.view(Persona::Secretary).await.meeting;
    let entry = evening.entry(Persona::Member).await;
    assert_eq!(entry.outcome(&meeting), Outcome::AwaitingDecision);
}

#[tokio::test]
async fn marks_of_a_hall_that_was_sent_home_do_not_count_on_another_day() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    world.clock.set(local("2026-11-25T18:00"));
    evening.mark(Persona::Secretary, &[(Persona::Member, CheckIn::Present)]).await.ok();
    evening.change(a_day_later()).await.ok();
    let meeting = evening.view(Persona::Secretary).await.meeting;
    let entry = evening.entry(Persona::Member).await;
    assert_eq!(entry.outcome(&meeting), Outcome::NotTaken, "nobody has seen them on the 26th");
}

#[tokio::test]
async fn a_meeting_is_not_moved_into_the_past() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let yesterday = MeetingPlan { starts_at: local("2026-11-15T19:30"), ..plan() };
    let problem = evening.change(yesterday).await.refused(ProblemCode::MeetingIncomplete);
    assert_eq!(problem.fields[0].field, "starts_at");
}

#[tokio::test]
async fn once_open_a_plan_stands() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    evening.change(a_day_later()).await.refused(ProblemCode::WrongMeetingState);
    evening.cancel("Không họp nữa.").await.refused(ProblemCode::WrongMeetingState);
}

#[tokio::test]
async fn a_cancellation_tells_why_and_by_whom() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.answer(Persona::Member, Persona::Member).await.ok();
    for reason in ["", " hủy ", &"ă".repeat(501)] {
        let problem = evening.cancel(reason).await.refused(ProblemCode::Invalid);
        assert_eq!(problem.fields[0].field, "reason");
    }
    assert_json_snapshot!(evening.cancel("  Bão số 9 đổ bộ, chi bộ lùi sang tháng sau. ").await.shown());
    let view = evening.view(Persona::Member).await;
    assert!(view.meeting.cancelled.is_some(), "everyone summoned reads it");
    evening.answer(Persona::Fellow, Persona::Fellow).await.refused(ProblemCode::WrongMeetingState);
    evening.open().await.refused(ProblemCode::WrongMeetingState);
    let entry = evening.entry(Persona::Member).await;
    assert!(matches!(entry.answer, Answer::WillAttend { .. }), "what was said stays on record");
}

#[tokio::test]
async fn a_draft_is_removed_not_cancelled() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    evening.cancel("Không họp nữa.").await.refused(ProblemCode::WrongMeetingState);
}

#[tokio::test]
async fn whoever_read_an_older_revision_is_told_to_look_again() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let rev = evening.rev().await;
    evening.change(a_day_later()).await.ok();
    let change = MeetingChange { plan: plan(), rev };
    let stale = world.call::<ChangeMeeting>(Persona::Deputy, evening.at(), NONE, change).await;
    stale.refused(ProblemCode::Stale);
    world.clock.set(a_day_later().starts_at);
    let open = AtRevision { rev };
    let stale = world.call::<OpenMeeting>(Persona::Deputy, evening.at(), NONE, open).await;
    stale.refused(ProblemCode::Stale);
}

#[tokio::test]
async fn a_change_whose_reply_was_lost_answers_the_same_when_sent_again() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let rev = evening.rev().await;
    let change = async || {
        let change = MeetingChange { plan: a_day_later(), rev };
        world.call::<ChangeMeeting>(Persona::Secretary, evening.at(), NONE, change).await.ok()
    };
    assert_eq!(change().await, change().await);
    world.clock.set(a_day_later().starts_at);
    let order = AtRevision { rev: rev + 1 };
    let open = async || world.call::<OpenMeeting>(Persona::Secretary, evening.at(), NONE, order).await.ok();
    assert_eq!(open().await, open().await);
    evening.mark_all_but(&[]).await.ok();
    let order = AtRevision { rev: rev + 2 };
    let close = async || world.call::<CloseMeeting>(Persona::Secretary, evening.at(), NONE, order).await.ok();
    assert_eq!(close().await, close().await);

    let evening =
        Evening::called_as(&world, 2, MeetingPlan { starts_at: local("2027-01-20T19:30"), ..plan() }).await;
    let order = CancelOrder { reason: "Bão số 9 đổ bộ.".into(), rev: evening.rev().await };
    let cancel =
        async |order| world.call::<CancelMeeting>(Persona::Secretary, evening.at(), NONE, order).await;
    assert_eq!(cancel(order.clone()).await.ok(), cancel(order.clone()).await.ok());
    let other = CancelOrder { reason: "Lý do khác hẳn.".into(), ..order };
    cancel(other).await.refused(ProblemCode::Stale);
}

#[tokio::test]
async fn what_somebody_else_did_is_not_taken_for_ones_own() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let rev = evening.rev().await;
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    for rev in [rev, u32::MAX] {
        let change = MeetingChange { plan: plan(), rev };
        let stale = world.call::<ChangeMeeting>(Persona::Deputy, evening.at(), NONE, change).await;
        stale.refused(ProblemCode::Stale);
    }
}

#[tokio::test]
async fn of_two_changes_at_the_same_moment_one_stands() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let rev = evening.rev().await;
    let change = async |by, place: &str| {
        let change = MeetingChange { plan: MeetingPlan { place: place.into(), ..plan() }, rev };
        world.call::<ChangeMeeting>(by, evening.at(), NONE, change).await
    };
    let (one, other) =
        tokio::join!(change(Persona::Secretary, "Đình làng"), change(Persona::Deputy, "Trường học"));
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}
