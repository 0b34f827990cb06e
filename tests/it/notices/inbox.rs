//! One list of what is announced and what one is told alone, and how much of it is read.

use jiff::SignedDuration;
use shared::announcement::Urgency;
use shared::id::MeetingId;
use shared::notice::{MarkNoticesRead, NoticeAbout, NoticesQuery, PersonalNotice, ReadOrder};
use shared::problem::ProblemCode;
use tests::board::{inbox, mark_all, notices, titles};
use tests::{Board, NONE, Persona, World};

/// So many notices to a member, a minute after each other, the last one now.
async fn tell(world: &World, count: u32) {
    for number in 0..count {
        world.clock.pass(SignedDuration::from_mins(1));
        let meeting = MeetingId::from_parts(1, u128::from(number));
        let about = NoticeAbout::MeetingCalled { meeting, starts_at: world.clock.now() };
        let notice = PersonalNotice::new(Persona::Member.id(), world.clock.now(), about);
        world.own.create_notice(&notice, world.clock.now()).await.unwrap();
    }
}

#[tokio::test]
async fn both_kinds_stand_in_one_list_page_after_page() {
    let world = World::start().await;
    tell(&world, 30).await;
    Board::of_commune(&world, 1).announce(Urgency::Normal).await;
    tell(&world, 15).await;
    let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = notices(&world, Persona::Member, NoticesQuery { unread: None, after }).await;
        seen.extend(page.items);
        pages += 1;
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    // The second fifteen were told about the first fifteen meetings again, at other times.
    assert_eq!((seen.len(), pages), (46, 3));
    assert!(seen.is_sorted_by(|newer, older| newer.place() > older.place()), "newest first, none twice");
    assert_eq!(inbox(&world, Persona::Member).await.unread, 46);
    assert_eq!(inbox(&world, Persona::Fellow).await.unread, 1);
}

#[tokio::test]
async fn everything_is_read_with_one_mark_and_what_comes_later_is_not() {
    let world = World::start().await;
    tell(&world, 25).await;
    assert_eq!(mark_all(&world, Persona::Member).await.unread, 0);
    assert_eq!(inbox(&world, Persona::Member).await.unread, 0);
    tell(&world, 2).await;
    assert_eq!(inbox(&world, Persona::Member).await.unread, 2);
    let unread = NoticesQuery { unread: Some(true), after: None };
    let items = notices(&world, Persona::Member, unread.clone()).await.items;
    assert_eq!(items.len(), 2);
    let order = ReadOrder { until: None, notices: vec![items[1].id] };
    assert_eq!(world.call::<MarkNoticesRead>(Persona::Member, NONE, NONE, order).await.ok().unread, 1);
    let items = notices(&world, Persona::Member, unread).await.items;
    assert_eq!(items.len(), 1);
    let order = ReadOrder { until: None, notices: vec![items[0].id; 61] };
    world.call::<MarkNoticesRead>(Persona::Member, NONE, NONE, order).await.refused(ProblemCode::Invalid);
}

#[tokio::test]
async fn an_urgent_one_waits_on_the_first_page_until_it_is_acknowledged() {
    let world = World::start().await;
    let board = Board::of_commune(&world, 1);
    board.announce(Urgency::Urgent).await;
    let waiting = inbox(&world, Persona::Member).await;
    assert_eq!((waiting.unread, waiting.waiting[0].id), (1, board.at().announcement));
    assert_eq!(mark_all(&world, Persona::Member).await.unread, 1, "having seen it is not enough");
    let after = board.acknowledge(Persona::Member).await.ok();
    assert_eq!((after.unread, after.waiting.len()), (0, 0));
    assert_eq!(inbox(&world, Persona::Member).await.waiting, []);
    assert_eq!(titles(&world, Persona::Member).await.len(), 1, "it stays to be read");
    assert_eq!(inbox(&world, Persona::Fellow).await.waiting.len(), 1);
}

#[tokio::test]
async fn notices_are_gone_after_their_time() {
    let world = World::start().await;
    tell(&world, 1).await;
    assert_eq!(titles(&world, Persona::Member).await, ["Mời họp"]);
    world.clock.pass(SignedDuration::from_hours(30 * 24));
    assert!(titles(&world, Persona::Member).await.is_empty());
    assert_eq!(inbox(&world, Persona::Member).await.unread, 0);
}
