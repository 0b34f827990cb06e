//! Answers to the invitation: "I will come", or a request to be absent.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::attendance::{AbsenceReason, AbsenceReport, Answer, ReportAbsence};
use shared::problem::ProblemCode;
use tests::{Evening, NONE, Persona, World, plan};

#[tokio::test]
async fn i_will_come() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    assert_json_snapshot!(evening.answer(Persona::Member, Persona::Member).await.shown());
}

#[tokio::test]
async fn i_ask_to_be_absent() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    assert_json_snapshot!(evening.report(Persona::Member, Persona::Member).await.shown());
}

#[tokio::test]
async fn the_latest_word_counts() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let (me, mine) = (Persona::Member, Persona::Member);
    evening.report(me, mine).await.ok();
    let coming = evening.answer(me, mine).await.ok();
    assert!(matches!(coming.answer, Answer::WillAttend { .. }) && coming.absence.is_none());
    let absent = evening.report(me, mine).await.ok();
    assert!(matches!(absent.answer, Answer::AbsenceReported { .. }) && absent.absence.is_some());
    let back = evening.withdraw(me, mine).await.ok();
    assert_eq!((back.answer, back.absence), (Answer::Waiting, None));
    assert_eq!(evening.withdraw(me, mine).await.ok(), evening.entry(mine).await, "once more changes nothing");
    evening.withdraw(Persona::Fellow, Persona::Fellow).await.refused(ProblemCode::NoAbsence);
}

#[tokio::test]
async fn another_reason_is_told_in_words() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let send = async |reason, text: &str| {
        let report = AbsenceReport { reason, text: text.into() };
        world.call::<ReportAbsence>(Persona::Member, evening.entry_at(Persona::Member), NONE, report).await
    };
    send(AbsenceReason::Other, "  ").await.refused(ProblemCode::Invalid);
    send(AbsenceReason::Illness, &"ă".repeat(501)).await.refused(ProblemCode::Invalid);
    send(AbsenceReason::Illness, "").await.ok();
    send(AbsenceReason::Other, "Đưa con đi thi.").await.ok();
}

#[tokio::test]
async fn answers_close_when_the_meeting_starts() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let (me, mine) = (Persona::Member, Persona::Member);
    world.clock.set(plan().starts_at - SignedDuration::from_secs(1));
    evening.report(me, mine).await.ok();
    world.clock.pass(SignedDuration::from_secs(1));
    let late = evening.report(Persona::Fellow, Persona::Fellow).await;
    late.refused(ProblemCode::MeetingStarted);
    assert_json_snapshot!(late.shown());
    evening.answer(me, mine).await.refused(ProblemCode::MeetingStarted);
    evening.withdraw(me, mine).await.refused(ProblemCode::MeetingStarted);
}

#[tokio::test]
async fn answers_close_when_the_chair_opens_early() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    world.clock.set(plan().starts_at - SignedDuration::from_mins(10));
    evening.open().await.ok();
    let late = evening.report(Persona::Member, Persona::Member).await;
    late.refused(ProblemCode::MeetingStarted);
}

#[tokio::test]
async fn whoever_is_not_summoned_has_nothing_to_answer() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    for who in [Persona::Suspended, Persona::Exempt, Persona::Away] {
        evening.answer(who, who).await.refused(ProblemCode::NotSummoned);
        evening.report(who, who).await.refused(ProblemCode::NotSummoned);
    }
    for who in [Persona::Probationary, Persona::Guest] {
        evening.answer(who, who).await.ok();
    }
}

#[tokio::test]
async fn to_a_stranger_the_meeting_does_not_exist() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    for who in [Persona::SiblingMember, Persona::SiblingSecretary, Persona::FarMember, Persona::CommuneAdmin]
    {
        for whose in [who, Persona::Member] {
            let status = evening.answer(who, whose).await.status();
            assert!(matches!(status, 403 | 404), "{who:?} for {whose:?}: {status}");
        }
    }
    for who in [Persona::SiblingMember, Persona::SiblingSecretary, Persona::FarMember] {
        for whose in [who, Persona::Member] {
            evening.answer(who, whose).await.refused(ProblemCode::NotFound);
            evening.report(who, whose).await.refused(ProblemCode::NotFound);
            evening.withdraw(who, whose).await.refused(ProblemCode::NotFound);
        }
    }
}

#[tokio::test]
async fn the_committee_answers_for_a_member_without_a_phone_and_the_record_shows_it() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let entry = evening.report(Persona::CommitteeMember, Persona::Fellow).await.ok();
    let absence = entry.absence.expect("the request was recorded");
    assert_eq!(
        (absence.stamp.by, absence.stamp.name.as_str()),
        (Persona::CommitteeMember.id(), "Lê Văn Cần")
    );
    let entry = evening.answer(Persona::Deputy, Persona::Probationary).await.ok();
    let Answer::WillAttend { stamp } = entry.answer else { panic!("{:?}", entry.answer) };
    assert_eq!(stamp.by, Persona::Deputy.id());
}

#[tokio::test]
async fn nobody_without_a_role_answers_for_another() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    for by in [Persona::Member, Persona::BranchAdmin, Persona::CommuneAdmin] {
        evening.answer(by, Persona::Fellow).await.refused(ProblemCode::Forbidden);
        evening.report(by, Persona::Fellow).await.refused(ProblemCode::Forbidden);
    }
    evening.report(Persona::Guest, Persona::Fellow).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn whoever_is_on_no_list_is_not_summoned() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let reply = evening.report(Persona::Secretary, Persona::SiblingMember).await;
    reply.refused(ProblemCode::NotSummoned);
}
