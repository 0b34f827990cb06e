//! Announcements: who reads them, when they show, who has acknowledged them.

use jiff::SignedDuration;
use shared::announcement::{AnnouncementDraft, AnnouncementWords, ListAnnouncements, Urgency};
use shared::document::{Audience, ReadState};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::board::{inbox, titles};
use tests::country::{BRANCH, COMMUNE, PROVINCE, SIBLING};
use tests::{Board, NONE, Persona, World};

#[tokio::test]
async fn an_announcement_reaches_all_below_and_nobody_beside() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    let view = board.announce(Urgency::Normal).await;
    assert!(view.may.write && view.announcement.work.is_some());
    for reader in [Persona::Member, Persona::SiblingMember, Persona::CommuneAdmin] {
        assert_eq!(titles(&world, reader).await, ["Trực phòng chống bão số 9"], "{reader:?}");
    }
    let seen = board.find(Persona::Member).await.ok();
    assert!(seen.announcement.work.is_none() && !seen.may.write, "who wrote it is for its desk");
    assert!(titles(&world, Persona::FarMember).await.is_empty());
    board.find(Persona::FarMember).await.refused(ProblemCode::NotFound);
    // A branch speaks for itself.
    Board::of_branch(&world, 2).announce(Urgency::Normal).await;
    assert_eq!(titles(&world, Persona::Fellow).await.len(), 2);
    assert_eq!(titles(&world, Persona::SiblingMember).await.len(), 1);
}

#[tokio::test]
async fn only_those_who_act_in_its_name_announce() {
    let world = World::start().await;
    let board = Board::of_branch(&world, 1);
    for by in [Persona::Member, Persona::CommitteeMember, Persona::CommuneAdmin] {
        board.publish_by(by, board.draft()).await.refused(ProblemCode::Forbidden);
    }
    board.publish_by(Persona::SiblingSecretary, board.draft()).await.refused(ProblemCode::NotFound);
    board.publish_by(Persona::Deputy, board.draft()).await.ok();
    board.withdraw().await.ok();
    let at = OrgAt { org: BRANCH };
    let listed = world.call::<ListAnnouncements>(Persona::Secretary, at, Default::default(), NONE).await.ok();
    let work = listed.items[0].work.clone().expect("its desk sees who did what");
    assert_eq!(work.published.by, Persona::Deputy.id());
    assert_eq!(work.withdrawn.map(|stamp| stamp.by), Some(Persona::Secretary.id()));
}

#[tokio::test]
async fn a_narrower_audience_is_asked_of_role_and_class() {
    let world = World::start().await;
    for (number, audience) in [(1, Audience::Committees), (2, Audience::Probationary)] {
        let board = Board::of_commune(&world, number);
        board.publish(AnnouncementDraft { audience, ..board.draft() }).await.ok();
    }
    for (reader, count) in [(Persona::Member, 0), (Persona::Secretary, 1), (Persona::Probationary, 1)] {
        assert_eq!(titles(&world, reader).await.len(), count, "{reader:?}");
        assert_eq!(inbox(&world, reader).await.unread, count, "{reader:?}");
    }
    Board::of_commune(&world, 1).find(Persona::Member).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn it_shows_from_its_hour_until_it_expires() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    let hours = |hours| world.clock.now().saturating_add(SignedDuration::from_hours(hours)).unwrap();
    let (from, end) = (hours(2), hours(5));
    let words = AnnouncementWords { expires_at: end, ..board.draft().words };
    board.publish(AnnouncementDraft { words, shows_from: Some(from), ..board.draft() }).await.ok();
    board.find(Persona::Member).await.refused(ProblemCode::NotFound);
    assert!(titles(&world, Persona::Member).await.is_empty());
    world.clock.set(from);
    assert_eq!(titles(&world, Persona::Member).await.len(), 1);
    board.find(Persona::Member).await.ok();
    world.clock.set(end);
    assert!(titles(&world, Persona::Member).await.is_empty());
    board.withdraw().await.refused(ProblemCode::WrongDocumentState);
}

#[tokio::test]
async fn changed_words_are_read_and_what_was_taken_back_is_not() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    board.announce(Urgency::Normal).await;
    let title = "Bão số 9 đã suy yếu".to_owned();
    let stale = board.change(AnnouncementWords { title: title.clone(), ..board.draft().words }).await.ok();
    assert!(stale.announcement.changed_at.is_some());
    world.clock.pass(SignedDuration::from_secs(31));
    assert_eq!(titles(&world, Persona::Member).await, [title]);
    board.withdraw().await.ok();
    assert!(titles(&world, Persona::Member).await.is_empty(), "the function that took it back knows at once");
    let seen = board.find(Persona::Member).await.ok().announcement;
    assert!(seen.withdrawn_at.is_some() && seen.words.text.is_empty());
}

#[tokio::test]
async fn acknowledgements_are_counted_up_to_the_publisher_once() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    board.announce(Urgency::Urgent).await;
    for reader in [Persona::Member, Persona::Fellow, Persona::SiblingMember] {
        board.acknowledge(reader).await.ok();
    }
    let records = world.stream_records().await;
    world.hand_over(&records, 100).await;
    world.hand_over(&records, 3).await;
    let report = board.acknowledgements(Persona::CommuneAdmin, COMMUNE).await.ok();
    assert_eq!(report.own.counts.confirmed, 3);
    let below: Vec<_> = report.below.iter().map(|it| (it.org.id, it.counts.confirmed)).collect();
    assert_eq!(below, [(SIBLING, 1), (BRANCH, 2)]);
    let named =
        board.acknowledgements(Persona::Secretary, BRANCH).await.ok().names.expect("their own branch");
    let state = |who: Persona| named.iter().find(|it| it.member == who.id()).map(|it| it.state);
    assert_eq!(state(Persona::Member), Some(ReadState::Confirmed));
    assert_eq!(state(Persona::Deputy), Some(ReadState::Unread));
    assert_eq!(board.acknowledgements(Persona::ProvinceAdmin, BRANCH).await.ok().names, None);
    board.acknowledgements(Persona::Member, BRANCH).await.refused(ProblemCode::Forbidden);
    board.acknowledgements(Persona::ProvinceAdmin, PROVINCE).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn what_asks_for_nothing_is_not_acknowledged() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    board.announce(Urgency::Important).await;
    board.acknowledge(Persona::Member).await.refused(ProblemCode::WrongDocumentState);
    board.acknowledge(Persona::FarMember).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn one_id_is_one_announcement_and_other_words_under_it_are_refused() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    let sent = board.draft();
    let made = board.publish(sent.clone()).await.ok();
    assert_eq!(board.publish(sent.clone()).await.ok(), made, "the same request, sent again");
    let words = AnnouncementWords { title: "Trực phòng cháy rừng".into(), ..sent.words.clone() };
    let urgency = Urgency::Urgent;
    for other in [AnnouncementDraft { words, ..sent.clone() }, AnnouncementDraft { urgency, ..sent.clone() }]
    {
        board.publish(other).await.refused(ProblemCode::IdTaken);
    }
    board.publish_by(Persona::CommuneAdmin, sent.clone()).await.refused(ProblemCode::IdTaken);
    // Its reply comes late, when such words could not be sent any more.
    world.clock.set(sent.words.expires_at);
    assert_eq!(board.publish(sent).await.ok().announcement.id, made.announcement.id);
}
