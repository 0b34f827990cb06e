//! Deciding on a request: by any one of the committee, once; the first decision stands.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::attendance::{
    AbsenceReason, AbsenceReport, CheckIn, DecideAbsence, DecisionOrder, Outcome, ReportAbsence, Verdict,
};
use shared::grant::Role;
use shared::problem::ProblemCode;
use tests::{Evening, NONE, Persona, World, plan};

/// A meeting from which the member has asked to be absent.
async fn asked(world: &World) -> Evening<'_> {
    let evening = Evening::called(world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    evening
}

#[tokio::test]
async fn the_decision_shows_who_in_which_role_and_when() {
    let world = World::start().await;
    let evening = asked(&world).await;
    assert_json_snapshot!(evening.decide(Persona::Deputy, Persona::Member, Verdict::Refused).await.shown());
}

#[tokio::test]
async fn each_of_the_committee_may_decide_and_nobody_else() {
    for (by, role) in [
        (Persona::Secretary, Role::Secretary),
        (Persona::Deputy, Role::DeputySecretary),
        (Persona::CommitteeMember, Role::BranchCommitteeMember),
    ] {
        let world = World::start().await;
        let evening = asked(&world).await;
        let entry = evening.decide(by, Persona::Member, Verdict::Approved).await.ok();
        assert_eq!(entry.absence.unwrap().decision.unwrap().role, role);
    }
    let world = World::start().await;
    let evening = asked(&world).await;
    for by in [Persona::Member, Persona::Fellow, Persona::BranchAdmin, Persona::CommuneAdmin] {
        evening.decide(by, Persona::Member, Verdict::Approved).await.refused(ProblemCode::Forbidden);
    }
    for by in [Persona::Guest, Persona::SiblingSecretary, Persona::FarMember] {
        evening.decide(by, Persona::Member, Verdict::Approved).await.refused(ProblemCode::NotFound);
    }
}

#[tokio::test]
async fn the_first_decision_stands() {
    let world = World::start().await;
    let evening = asked(&world).await;
    evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await.ok();
    for verdict in [Verdict::Approved, Verdict::Refused] {
        let second = evening.decide(Persona::Deputy, Persona::Member, verdict).await;
        second.refused(ProblemCode::AlreadyDecided);
    }
    let own = evening.decide(Persona::Secretary, Persona::Member, Verdict::Refused).await;
    own.refused(ProblemCode::AlreadyDecided);
    let decision = evening.entry(Persona::Member).await.absence.unwrap().decision.unwrap();
    assert_eq!((decision.stamp.by, decision.verdict), (Persona::Secretary.id(), Verdict::Approved));
}

#[tokio::test]
async fn of_two_decisions_at_the_same_moment_one_stands() {
    let world = World::start().await;
    for number in 1..=5 {
        let evening = Evening::called_as(&world, number, plan()).await;
        evening.report(Persona::Member, Persona::Member).await.ok();
        let (one, other) = tokio::join!(
            evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved),
            evening.decide(Persona::Deputy, Persona::Member, Verdict::Refused),
        );
        let mut statuses = [one.status(), other.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        let winner = if one.status() == 200 { Persona::Secretary } else { Persona::Deputy };
        let decision = evening.entry(Persona::Member).await.absence.unwrap().decision.unwrap();
        assert_eq!(decision.stamp.by, winner.id());
    }
}

#[tokio::test]
async fn a_refusal_says_why() {
    let world = World::start().await;
    let evening = asked(&world).await;
    let at = evening.entry_at(Persona::Member);
    for (verdict, note) in
        [(Verdict::Refused, "  "), (Verdict::Refused, ""), (Verdict::Approved, &"ă".repeat(501))]
    {
        let asked_at = evening.asked_at(Persona::Member).await;
        let order = DecisionOrder { asked_at, verdict, note: note.into() };
        let reply = world.call::<DecideAbsence>(Persona::Secretary, at, NONE, order).await;
        assert_eq!(reply.refused(ProblemCode::Invalid).fields[0].field, "note");
    }
}

#[tokio::test]
async fn a_request_that_was_sent_again_must_be_read_before_it_is_decided() {
    let world = World::start().await;
    let evening = asked(&world).await;
    let order = DecisionOrder {
        asked_at: evening.asked_at(Persona::Member).await,
        verdict: Verdict::Approved,
        note: String::new(),
    };
    world.clock.pass(SignedDuration::from_secs(60));
    let again = AbsenceReport { reason: AbsenceReason::Other, text: "Đi xem bóng đá.".into() };
    let at = evening.entry_at(Persona::Member);
    world.call::<ReportAbsence>(Persona::Member, at, NONE, again).await.ok();
    let reply = world.call::<DecideAbsence>(Persona::Secretary, at, NONE, order).await;
    reply.refused(ProblemCode::Stale);
    assert!(evening.entry(Persona::Member).await.absence.unwrap().decision.is_none());
}

#[tokio::test]
async fn without_a_request_there_is_nothing_to_decide() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let decide = async || evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await;
    decide().await.refused(ProblemCode::NoAbsence);
    evening.report(Persona::Member, Persona::Member).await.ok();
    evening.withdraw(Persona::Member, Persona::Member).await.ok();
    decide().await.refused(ProblemCode::NoAbsence);
}

#[tokio::test]
async fn a_decision_after_the_start_counts_and_is_marked_late() {
    let world = World::start().await;
    let evening = asked(&world).await;
    evening.report(Persona::Fellow, Persona::Fellow).await.ok();
    world.clock.set(plan().starts_at - SignedDuration::from_secs(1));
    evening.decide(Persona::Secretary, Persona::Fellow, Verdict::Approved).await.ok();
    world.clock.set(plan().starts_at);
    evening.open().await.ok();
    evening
        .mark_all_but(&[(Persona::Member, CheckIn::Absent), (Persona::Fellow, CheckIn::Absent)])
        .await
        .ok();
    evening.close().await.ok();
    assert_eq!(outcome(&evening, Persona::Member).await, Outcome::AwaitingDecision);
    world.clock.pass(SignedDuration::from_hours(48));
    evening.decide(Persona::Deputy, Persona::Member, Verdict::Approved).await.ok();
    assert_eq!(outcome(&evening, Persona::Member).await, Outcome::ExcusedAbsence);
    let meeting = evening.view(Persona::Secretary).await.meeting;
    let is_late =
        async |whose| evening.entry(whose).await.absence.unwrap().decision.unwrap().is_late(&meeting);
    assert_eq!((is_late(Persona::Member).await, is_late(Persona::Fellow).await), (true, false));
}

async fn outcome(evening: &Evening<'_>, whose: Persona) -> Outcome {
    let meeting = evening.view(Persona::Secretary).await.meeting;
    evening.entry(whose).await.outcome(&meeting)
}

#[tokio::test]
async fn a_refused_request_is_absent_without_leave_and_an_undecided_one_is_not() {
    let world = World::start().await;
    let evening = asked(&world).await;
    evening.report(Persona::Fellow, Persona::Fellow).await.ok();
    evening.decide(Persona::Secretary, Persona::Fellow, Verdict::Refused).await.ok();
    world.clock.set(plan().starts_at);
    let absent = CheckIn::Absent;
    let away = [(Persona::Member, absent), (Persona::Fellow, absent), (Persona::Probationary, absent)];
    evening.mark_all_but(&away).await.ok();
    assert_eq!(outcome(&evening, Persona::Member).await, Outcome::AwaitingDecision);
    assert_eq!(outcome(&evening, Persona::Fellow).await, Outcome::UnexcusedAbsence);
    assert_eq!(outcome(&evening, Persona::Probationary).await, Outcome::UnexcusedAbsence);
    assert_eq!(outcome(&evening, Persona::Deputy).await, Outcome::Present);
}

#[tokio::test]
async fn a_cancelled_meeting_has_nothing_left_to_decide() {
    let world = World::start().await;
    let evening = asked(&world).await;
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    let reply = evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await;
    reply.refused(ProblemCode::WrongMeetingState);
}
