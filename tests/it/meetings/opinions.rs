//! Written opinions before a meeting.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::meeting::ItemMark;
use shared::opinion::{ListOpinions, Opinion, OpinionQuery, OpinionText, WithdrawOpinion, WriteOpinion};
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
    world.call(by, evening.entry_at(whose), NONE, OpinionText { about: None, text: text.into(), rev }).await
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
    let withdraw =
        async || world.call::<WithdrawOpinion>(me, evening.entry_at(me), OpinionQuery::default(), NONE).await;
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

/// What somebody says to an item of the agenda of [`plan`].
async fn write_to(
    world: &World,
    evening: &Evening<'_>,
    by: Persona,
    item: usize,
    text: &str,
    rev: u32,
) -> Reply<WriteOpinion> {
    let text = OpinionText { about: Some(mark(item)), text: text.into(), rev };
    world.call(by, evening.entry_at(by), NONE, text).await
}

fn mark(item: usize) -> ItemMark {
    plan().agenda[item].mark()
}

#[tokio::test]
async fn one_speaks_to_the_whole_and_to_each_item_and_they_stand_in_the_order_of_the_agenda() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    write_to(&world, &evening, Persona::Member, 1, "Làm đường trước.", 0).await.ok();
    write_to(&world, &evening, Persona::Fellow, 0, "Đánh giá sát hơn.", 0).await.ok();
    write_to(&world, &evening, Persona::Member, 0, "Nhất trí.", 0).await.ok();
    write(&world, &evening, Persona::Member, Persona::Member, "Nên họp sớm hơn.", 0).await.ok();
    let all = list(&world, &evening, Persona::Secretary).await;
    let shown: Vec<_> =
        all.iter().map(|it| (it.about.as_ref().map(|about| about.mark.clone()), it.member)).collect();
    let mut first = [Persona::Member.id(), Persona::Fellow.id()];
    if shown[1].1 != first[0] {
        first.reverse();
    }
    assert_eq!(
        shown,
        [
            (None, Persona::Member.id()),
            (Some(mark(0)), first[0]),
            (Some(mark(0)), first[1]),
            (Some(mark(1)), Persona::Member.id())
        ]
    );
    assert_eq!(all[3].about.as_ref().unwrap().title, plan().agenda[1].title);
    assert_eq!(list(&world, &evening, Persona::Member).await.len(), 3, "one's own, and no other's");
    assert_eq!(list(&world, &evening, Persona::Fellow).await.len(), 1);
}

#[tokio::test]
async fn each_opinion_is_changed_and_taken_back_for_itself_and_one_on_nothing_is_refused() {
    let world = World::start().await;
    let (evening, me) = (Evening::called(&world).await, Persona::Member);
    write(&world, &evening, me, me, "Nên họp sớm hơn.", 0).await.ok();
    let to = async |text: &str, rev| write_to(&world, &evening, me, 0, text, rev).await;
    assert_eq!(to("Ý thứ nhất.", 0).await.ok().rev, 1);
    assert_eq!(to("Ý thứ nhất.", 0).await.ok().rev, 1, "sent again, it is answered the same");
    assert_eq!(to("Ý thứ hai.", 1).await.ok().rev, 2);
    to("Ý cũ.", 1).await.refused(ProblemCode::Stale);
    let strange = ItemMark::try_from("0123456789abcdef".to_owned()).unwrap();
    let strange = OpinionText { about: Some(strange), text: "Về mục đã bỏ.".into(), rev: 0 };
    let refused = world.call::<WriteOpinion>(me, evening.entry_at(me), NONE, strange).await;
    assert_eq!(refused.refused(ProblemCode::Invalid).fields[0].field, "about");
    let item = OpinionQuery { about: Some(mark(0)) };
    world.call::<WithdrawOpinion>(me, evening.entry_at(me), item, NONE).await.ok();
    let left = list(&world, &evening, me).await;
    assert_eq!(left.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["Nên họp sớm hơn."]);
}
