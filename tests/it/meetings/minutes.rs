//! Minutes: who writes, who signs, who reads, and that nobody writes over another.

use insta::assert_json_snapshot;
use shared::attendance::CheckIn;
use shared::minutes::{FindMinutes, MinutesText};
use shared::problem::ProblemCode;
use tests::{Evening, NONE, Persona, Scribe, World, minutes_text, plan};

/// A meeting that is over, with one official member absent.
async fn held(world: &World) -> Scribe<'_> {
    let evening =
        Evening::held_by(world, Persona::Secretary, 1, plan(), &[(Persona::Member, CheckIn::Absent)]).await;
    Scribe::of(world, evening)
}

#[tokio::test]
async fn the_figures_come_from_the_record_and_the_items_from_the_agenda() {
    let world = World::start().await;
    let scribe = held(&world).await;
    let view = scribe.view(Persona::Secretary).await;
    let titles: Vec<_> = view.minutes.unwrap().text.items.into_iter().map(|item| item.title).collect();
    assert_eq!(titles, plan().agenda.into_iter().map(|item| item.title).collect::<Vec<_>>());
    assert_eq!(view.issuer.superior, "Đảng ủy xã Phúc Lâm");
    assert_json_snapshot!((view.figures, view.base, view.people));
}

#[tokio::test]
async fn those_who_lead_and_the_named_minute_taker_write_and_secretary_and_deputy_sign() {
    let world = World::start().await;
    let taken_by_member = shared::meeting::MeetingPlan { minute_taker: Some(Persona::Member.id()), ..plan() };
    let evening = Evening::held_by(&world, Persona::Secretary, 1, taken_by_member, &[]).await;
    let scribe = Scribe::of(&world, evening);
    assert!(scribe.view(Persona::Member).await.may.write, "the minute-taker");
    let written = scribe.write(Persona::Member, minutes_text(), 0).await;
    assert_json_snapshot!(written.shown());
    scribe.write(Persona::CommitteeMember, minutes_text(), 1).await.ok();
    scribe.write(Persona::Fellow, minutes_text(), 2).await.refused(ProblemCode::Forbidden);
    scribe.write(Persona::SiblingSecretary, minutes_text(), 2).await.refused(ProblemCode::NotFound);
    for by in [Persona::Member, Persona::CommitteeMember] {
        scribe.sign(by, 2).await.refused(ProblemCode::Forbidden);
    }
    let signed = scribe.sign(Persona::Deputy, 2).await.ok();
    assert_eq!(signed.signed.unwrap().by, Persona::Deputy.id());
}

#[tokio::test]
async fn members_read_them_once_they_are_signed() {
    let world = World::start().await;
    let scribe = held(&world).await;
    scribe.write(Persona::CommitteeMember, minutes_text(), 0).await.ok();
    for by in [Persona::Member, Persona::Fellow, Persona::Guest, Persona::Probationary] {
        let view = scribe.view(by).await;
        assert!(view.minutes.is_none() && view.figures.is_empty() && view.people.is_empty(), "{by:?}");
    }
    scribe.sign(Persona::Secretary, 1).await.ok();
    for by in [Persona::Member, Persona::Fellow, Persona::Guest, Persona::Probationary] {
        let view = scribe.view(by).await;
        assert_eq!(view.minutes.unwrap().text, minutes_text(), "{by:?}");
        assert!(view.people.is_empty() && view.base.members.is_empty(), "{by:?}: figures without names");
    }
    world
        .refuses::<FindMinutes>(
            &[
                (Persona::SiblingMember, ProblemCode::NotFound),
                (Persona::CommuneAdmin, ProblemCode::Forbidden),
            ],
            || scribe.evening.at(),
            || NONE,
            || NONE,
        )
        .await;
}

#[tokio::test]
async fn nobody_writes_over_another_and_nothing_changes_after_the_signature() {
    let world = World::start().await;
    let scribe = held(&world).await;
    let (by, other) = (Persona::Secretary, Persona::CommitteeMember);
    scribe.write(by, minutes_text(), 0).await.ok();
    let text = || MinutesText { conclusion: "Ý khác.".into(), ..minutes_text() };
    scribe.write(other, text(), 0).await.refused(ProblemCode::Stale);
    scribe.sign(by, 0).await.refused(ProblemCode::Stale);
    scribe.add(by, "Bổ sung.", 1).await.refused(ProblemCode::MinutesNotSigned);
    scribe.sign(by, 1).await.ok();
    scribe.write(other, text(), 2).await.refused(ProblemCode::MinutesSigned);
    scribe.sign(by, 2).await.refused(ProblemCode::MinutesSigned);
    scribe.add(other, "Bổ sung.", 2).await.refused(ProblemCode::Forbidden);
    let added = scribe.add(by, " Bổ sung tên đại biểu. ", 2).await;
    assert_json_snapshot!(added.shown());
    scribe.add(by, "Thêm nữa.", 2).await.refused(ProblemCode::Stale);
}

#[tokio::test]
async fn before_the_session_there_is_nothing_to_write_and_a_stranger_takes_no_minutes() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let scribe = Scribe::of(&world, evening);
    scribe.write(Persona::Secretary, minutes_text(), 0).await.refused(ProblemCode::WrongMeetingState);
    world.clock.set(plan().starts_at);
    evening.open().await.ok();
    let stranger = MinutesText { minute_taker: Some(Persona::SiblingMember.id()), ..minutes_text() };
    let refused = scribe.write(Persona::Secretary, stranger, 0).await;
    assert_eq!(refused.refused(ProblemCode::Invalid).fields[0].field, "minute_taker");
    scribe.write(Persona::Secretary, minutes_text(), 0).await.ok();
    scribe.sign(Persona::Secretary, 1).await.refused(ProblemCode::WrongMeetingState);
}

#[tokio::test]
async fn minutes_of_the_committee_are_for_the_committee() {
    let world = World::start().await;
    let committee =
        shared::meeting::MeetingPlan { kind: shared::meeting::MeetingKind::BranchCommittee, ..plan() };
    let evening = Evening::held_by(&world, Persona::Secretary, 1, committee, &[]).await;
    let scribe = Scribe::of(&world, evening);
    scribe.write(Persona::Secretary, minutes_text(), 0).await.ok();
    scribe.sign(Persona::Secretary, 1).await.ok();
    assert!(scribe.view(Persona::CommitteeMember).await.minutes.is_some());
    scribe.find(Persona::Member).await.refused(ProblemCode::NotFound);
    scribe.write(Persona::Member, minutes_text(), 2).await.refused(ProblemCode::NotFound);
}
