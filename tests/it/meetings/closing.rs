//! The end: everyone is marked, the figures stand.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use serde_json::json;
use shared::attendance::{CheckIn, Verdict};
use shared::meeting::{AtRevision, CloseMeeting, MeetingState, OpenMeeting};
use shared::problem::ProblemCode;
use shared::statistics::MeetingFigures;
use tests::{Evening, NONE, Persona, World};

#[tokio::test]
async fn a_meeting_does_not_end_before_everyone_is_marked() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    let members = [Persona::Member, Persona::Fellow];
    evening.mark_all_but(&members.map(|whom| (whom, CheckIn::Unmarked))).await.ok();
    let problem = evening.close().await.refused(ProblemCode::RollCallIncomplete);
    assert_eq!(problem.sentence, "Còn 2 đồng chí chưa được điểm danh nên chưa kết thúc cuộc họp được.");
    world.clock.pass(SignedDuration::from_secs(1));
    evening.mark(Persona::Secretary, &members.map(|whom| (whom, CheckIn::Absent))).await.ok();
    assert_eq!(evening.close().await.ok().meeting.state, MeetingState::Closed);
}

#[tokio::test]
async fn an_evening_from_beginning_to_end() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.answer(Persona::Deputy, Persona::Deputy).await.ok();
    for (whom, verdict) in [
        (Persona::Member, Some(Verdict::Approved)),
        (Persona::Fellow, Some(Verdict::Refused)),
        (Persona::Guest, None),
    ] {
        evening.report(whom, whom).await.ok();
        if let Some(verdict) = verdict {
            evening.decide(Persona::Secretary, whom, verdict).await.ok();
        }
    }
    world.clock.set(tests::plan().starts_at);
    evening.open().await.ok();
    let absent = CheckIn::Absent;
    let marks = [
        (Persona::Member, absent),
        (Persona::Fellow, absent),
        (Persona::Guest, absent),
        (Persona::Probationary, absent),
        (Persona::Deputy, CheckIn::Late),
        (Persona::BranchAdmin, CheckIn::LateAndLeftEarly),
    ];
    evening.mark_all_but(&marks).await.ok();
    evening.mark(Persona::Deputy, &[(Persona::Exempt, CheckIn::Present)]).await.ok();
    world.clock.pass(SignedDuration::from_mins(95));
    let reply = evening.close().await;
    assert_json_snapshot!("the_reply_to_closing", reply.shown());
    let view = reply.ok();
    let figures = MeetingFigures::count(&view.meeting, &view.attendances);
    let shown: Vec<_> = figures.iter().map(|figure| json!([figure.kind.label(), figure.count()])).collect();
    assert_json_snapshot!("the_figures", shown);
    assert_eq!(figures.rate().text(), "4/8 (50\u{a0}%)");
}

#[tokio::test]
async fn only_who_runs_the_meeting_opens_and_closes_it() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    evening.mark_all_but(&[]).await.ok();
    let rev = evening.rev().await;
    for (by, code) in [
        (Persona::CommitteeMember, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::CommuneAdmin, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
    ] {
        let body = || AtRevision { rev };
        world.call::<OpenMeeting>(by, evening.at(), NONE, body()).await.refused(code);
        world.call::<CloseMeeting>(by, evening.at(), NONE, body()).await.refused(code);
    }
    world.call::<CloseMeeting>(Persona::Deputy, evening.at(), NONE, AtRevision { rev }).await.ok();
}

#[tokio::test]
async fn a_meeting_closes_only_after_it_was_opened() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    world.clock.set(tests::plan().starts_at);
    evening.mark_all_but(&[]).await.ok();
    evening.close().await.refused(ProblemCode::WrongMeetingState);
}

#[tokio::test]
async fn what_closing_replied_is_what_stands_also_when_another_phone_marks_meanwhile() {
    let world = World::start().await;
    for number in 1..=3 {
        let evening = Evening::called_as(&world, number, tests::plan()).await;
        world.clock.set(tests::plan().starts_at);
        evening.open().await.ok();
        evening.mark_all_but(&[]).await.ok();
        world.clock.pass(SignedDuration::from_secs(5));
        let marks = [(Persona::Member, CheckIn::Unmarked)];
        let (closing, _) = tokio::join!(evening.close(), evening.mark(Persona::Deputy, &marks));
        if closing.status() == 200 {
            let stored = evening.view(Persona::Secretary).await;
            assert_eq!(stored.attendances, closing.ok().attendances);
        }
        world.clock.set(tests::plan().starts_at - SignedDuration::from_hours(24));
    }
}
