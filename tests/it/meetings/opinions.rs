//! Written opinions before a meeting.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::opinion::{ListOpinions, Opinion, OpinionText, WithdrawOpinion, WriteOpinion};
use shared::problem::ProblemCode;
use tests::{Evening, NONE, Persona, Reply, World, plan};

async fn write(
    world: &World,
    evening: &Evening<'_>,
    by: Persona,
    whose: Persona,
    text: &str,
    rev: u32,
) -> Reply<WriteOpinion> {
    world.call(by, evening.entry_at(whose), NONE, OpinionText { text: text.into(), rev }).await
}

async fn list(world: &World, evening: &Evening<'_>, by: Persona) -> Vec<Opinion> {
    world.call::<ListOpinions>(by, evening.at(), NONE, NONE).await.ok()
}

#[tokio::test]
async fn an_opinion_is_read_by_its_author_and_by_those_who_lead() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let written =
        write(&world, &evening, Persona::Member, Persona::Member, " Làm đường thôn trước. ", 0).await;
    assert_json_snapshot!(written.shown());
    write(&world, &evening, Persona::Fellow, Persona::Fellow, "Đồng ý với dự thảo.", 0).await.ok();
    for (by, count) in [
        (Persona::Member, 1),
        (Persona::Probationary, 0),
        (Persona::Secretary, 2),
        (Persona::Deputy, 2),
        (Persona::CommitteeMember, 2),
    ] {
        assert_eq!(list(&world, &evening, by).await.len(), count, "{by:?}");
    }
    let refused = [
        (Persona::Suspended, ProblemCode::Forbidden),
        (Persona::BranchAdmin, ProblemCode::NotFound),
        (Persona::CommuneAdmin, ProblemCode::Forbidden),
        (Persona::SiblingMember, ProblemCode::NotFound),
    ];
    let refused: Vec<_> = refused.into_iter().filter(|(by, _)| *by != Persona::BranchAdmin).collect();
    world.refuses::<ListOpinions>(&refused, || evening.at(), || NONE, || NONE).await;
}

#[tokio::test]
async fn the_author_changes_it_and_takes_it_back_until_the_roll_call_opens() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let me = Persona::Member;
    assert_eq!(write(&world, &evening, me, me, "Ý thứ nhất.", 0).await.ok().rev, 1);
    assert_eq!(write(&world, &evening, me, me, "Ý thứ hai.", 1).await.ok().rev, 2);
    write(&world, &evening, me, me, "Ý cũ.", 1).await.refused(ProblemCode::Stale);
    write(&world, &evening, me, me, " ", 2).await.refused(ProblemCode::Invalid);
    let withdraw = async || world.call::<WithdrawOpinion>(me, evening.entry_at(me), NONE, NONE).await;
    withdraw().await.ok();
    assert!(list(&world, &evening, me).await.is_empty());
    write(&world, &evening, me, me, "Ý sau cùng.", 0).await.ok();
    world.clock.set(plan().starts_at.checked_sub(SignedDuration::from_mins(120)).unwrap());
    write(&world, &evening, me, me, "Muộn rồi.", 1).await.refused(ProblemCode::MeetingStarted);
    withdraw().await.refused(ProblemCode::MeetingStarted);
    assert_eq!(list(&world, &evening, me).await[0].text, "Ý sau cùng.");
}

#[tokio::test]
async fn the_committee_writes_for_one_without_a_phone_and_it_shows() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let opinion =
        write(&world, &evening, Persona::CommitteeMember, Persona::Member, "Nói qua điện thoại.", 0)
            .await
            .ok();
    assert!(opinion.is_on_behalf());
    assert_eq!(opinion.member, Persona::Member.id());
    assert!(list(&world, &evening, Persona::Member).await[0].is_on_behalf(), "the member sees who wrote");
    let own = write(&world, &evening, Persona::Member, Persona::Member, "Tôi tự viết.", 1).await.ok();
    assert!(!own.is_on_behalf());
    write(&world, &evening, Persona::Fellow, Persona::Member, "Không phải của tôi.", 2)
        .await
        .refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn only_who_is_invited_writes() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    write(&world, &evening, Persona::Suspended, Persona::Suspended, "Ý kiến.", 0)
        .await
        .refused(ProblemCode::NotSummoned);
    write(&world, &evening, Persona::Exempt, Persona::Exempt, "Ý kiến.", 0).await.ok();
    write(&world, &evening, Persona::Guest, Persona::Guest, "Ý kiến.", 0).await.ok();
    let draft = Evening::drafted_as(&world, 2, plan()).await;
    write(&world, &draft, Persona::Member, Persona::Member, "Ý kiến.", 0)
        .await
        .refused(ProblemCode::NotFound);
}
