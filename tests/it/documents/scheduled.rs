//! What is handed down at a set time is nowhere before it and everywhere from then on, and nobody does anything for it.

use jiff::SignedDuration;
use shared::announcement::AnnouncementDraft;
use shared::document::{FeedQuery, OpenDocument, SearchDocuments, SearchQuery};
use shared::member::FindMe;
use shared::notice::NoticesQuery;
use tests::board::{Board, inbox, notices};
use tests::desk::{feed, paper};
use tests::{Desk, NONE, Persona, World};

/// In how many places a reader sees it: feed, home screen, search, document page, receipt.
async fn seen(world: &World, desk: &Desk<'_>, by: Persona) -> [bool; 5] {
    let in_feed = !feed(world, by, FeedQuery::default()).await.items.is_empty();
    let at_home = !world.call::<FindMe>(by, NONE, NONE, NONE).await.ok().newest.is_empty();
    let ask = SearchQuery { q: "vụ đông".into(), ..SearchQuery::default() };
    let found = !world.call::<SearchDocuments>(by, NONE, NONE, ask).await.ok().items.is_empty();
    let page = desk.find(by).await.raw.status == 200;
    let opens = world.call::<OpenDocument>(by, desk.at(), NONE, NONE).await.raw.status == 200;
    [in_feed, at_home, found, page, opens]
}

#[tokio::test]
async fn a_document_with_a_set_time_comes_out_by_itself() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.create(paper()).await.ok();
    desk.hand_in().await.ok();
    desk.check(Persona::CommuneAdmin).await.ok();
    let at = world.clock.now() + SignedDuration::from_hours(3);
    desk.publish(5, Some(at)).await.ok();
    world.follow_changes().await;
    let readers = [Persona::Member, Persona::Secretary, Persona::SiblingMember, Persona::Guest];
    for passed in [SignedDuration::from_mins(1), SignedDuration::from_mins(178)] {
        world.clock.pass(passed);
        for by in readers {
            assert_eq!(seen(&world, &desk, by).await, [false; 5], "{by:?} before its time");
        }
    }
    // The minute itself, and what a process keeps of the newest. The stream is not asked again.
    world.clock.pass(SignedDuration::from_secs(91));
    for by in readers {
        assert_eq!(seen(&world, &desk, by).await, [true; 5], "{by:?} from its time on");
    }
    assert_eq!(seen(&world, &desk, Persona::FarMember).await, [false; 5]);
}

#[tokio::test]
async fn an_announcement_with_a_set_time_reaches_the_inbox_by_itself() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    let shows_from = Some(world.clock.now() + SignedDuration::from_hours(3));
    board.publish(AnnouncementDraft { shows_from, ..board.draft() }).await.ok();
    let told = async |by| {
        let listed = notices(&world, by, NoticesQuery::default()).await.items.len();
        (inbox(&world, by).await.unread, listed, board.find(by).await.raw.status)
    };
    world.clock.pass(SignedDuration::from_mins(179));
    for by in [Persona::Member, Persona::Guest] {
        assert_eq!(told(by).await, (0, 0, 404), "{by:?} before its hour");
    }
    world.clock.pass(SignedDuration::from_secs(91));
    for by in [Persona::Member, Persona::Guest] {
        assert_eq!(told(by).await, (1, 1, 200), "{by:?} from its hour on");
    }
}
