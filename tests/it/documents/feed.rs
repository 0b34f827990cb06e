//! What each reader finds: everything of their chain that is for them, newest first, and nothing else.

use jiff::SignedDuration;
use shared::document::{Audience, Body, Document, DocumentKind, FeedQuery, ReadState};
use shared::id::OrgId;
use shared::member::FindMe;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, FAR_COMMUNE, PROVINCE, SIBLING};
use tests::desk::{feed, paper, published};
use tests::{Desk, NONE, Persona, World};

/// Documents numbered from 1 on, one an hour, the first the oldest, each of the organisation at its place.
async fn shelf(world: &World, orgs: &[OrgId]) -> Vec<Document> {
    let hours = |number: usize| SignedDuration::from_hours((orgs.len() - number).try_into().unwrap());
    let document = |(at, org): (usize, &OrgId)| {
        let when = world.clock.now().saturating_sub(hours(at)).unwrap();
        (published(*org, u128::try_from(at).unwrap() + 1, when), Body::default())
    };
    let documents: Vec<_> = orgs.iter().enumerate().map(document).collect();
    world.own.load_documents(&documents, world.clock.now()).await.unwrap();
    documents.into_iter().map(|(document, _)| document).collect()
}

async fn numbers(world: &World, by: Persona, query: FeedQuery) -> Vec<u32> {
    let entries = feed(world, by, query).await.items;
    entries.iter().map(|entry| entry.document.number.as_ref().map_or(0, |number| number.serial)).collect()
}

#[tokio::test]
async fn everybody_reads_their_own_chain_and_nobody_looks_sideways() {
    let world = World::start().await;
    shelf(&world, &[PROVINCE, COMMUNE, BRANCH, SIBLING, FAR_COMMUNE, FAR_BRANCH]).await;
    let all = FeedQuery::default;
    assert_eq!(numbers(&world, Persona::Member, all()).await, [3, 2, 1]);
    assert_eq!(numbers(&world, Persona::SiblingMember, all()).await, [4, 2, 1]);
    assert_eq!(numbers(&world, Persona::FarMember, all()).await, [6, 5, 1]);
    let of = |org| FeedQuery { org: Some(org), ..FeedQuery::default() };
    assert_eq!(numbers(&world, Persona::Member, of(COMMUNE)).await, [2]);
    let reply =
        world.call::<shared::document::ListMyDocuments>(Persona::Member, NONE, of(SIBLING), NONE).await;
    reply.refused(ProblemCode::NotFound);
    let year = |year| FeedQuery { year: Some(year), ..FeedQuery::default() };
    assert_eq!(numbers(&world, Persona::Member, year(2026)).await, [3, 2, 1]);
    assert!(numbers(&world, Persona::Member, year(2025)).await.is_empty());
    let kind = FeedQuery { kind: Some(DocumentKind::News), ..FeedQuery::default() };
    assert!(numbers(&world, Persona::Member, kind).await.is_empty());
}

#[tokio::test]
async fn a_long_feed_comes_page_by_page_each_document_once() {
    let world = World::start().await;
    let orgs: Vec<_> = (0..47).map(|number| [PROVINCE, COMMUNE, BRANCH][number % 3]).collect();
    shelf(&world, &orgs).await;
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = feed(&world, Persona::Member, FeedQuery { after, ..FeedQuery::default() }).await;
        assert!(page.items.len() <= 20);
        seen.extend(page.items.iter().map(|entry| entry.document.head.serial.unwrap()));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, (1..=47).rev().collect::<Vec<u32>>());
}

#[tokio::test]
async fn an_audience_narrows_the_readers() {
    let world = World::start().await;
    let narrowed = [Audience::Committees, Audience::Official, Audience::Probationary];
    for (number, audience) in (1..).zip(narrowed) {
        let mut draft = paper();
        draft.head.audience = audience;
        Desk::of_commune(&world, u128::from(number)).issue(draft, number).await;
        world.clock.pass(SignedDuration::from_mins(1));
    }
    let all = FeedQuery::default;
    assert_eq!(numbers(&world, Persona::Member, all()).await, [2]);
    assert_eq!(numbers(&world, Persona::Probationary, all()).await, [3]);
    assert_eq!(numbers(&world, Persona::Secretary, all()).await, [2, 1]);
    let committees = Desk::of_commune(&world, 1);
    committees.find(Persona::Member).await.refused(ProblemCode::NotFound);
    committees.open(Persona::Member).await.refused(ProblemCode::NotFound);
    committees.find(Persona::CommitteeMember).await.ok();
}

#[tokio::test]
async fn what_was_opened_is_marked() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.issue(paper(), 1).await;
    let state = async |by| feed(&world, by, FeedQuery::default()).await.items[0].read;
    assert_eq!(state(Persona::Member).await, ReadState::Unread);
    desk.open(Persona::Member).await.ok();
    assert_eq!(state(Persona::Member).await, ReadState::Opened);
    desk.confirm(Persona::Member).await.ok();
    assert_eq!(state(Persona::Member).await, ReadState::Confirmed);
    assert_eq!(state(Persona::Fellow).await, ReadState::Unread);
}

#[tokio::test]
async fn the_newest_are_on_the_home_screen_half_a_minute_later() {
    let world = World::start().await;
    let newest = async |by| {
        let me = world.call::<FindMe>(by, NONE, NONE, NONE).await.ok();
        me.newest.into_iter().map(|line| line.title).collect::<Vec<_>>()
    };
    assert!(newest(Persona::Member).await.is_empty());
    Desk::of_commune(&world, 1).issue(paper(), 1).await;
    world.clock.pass(SignedDuration::from_secs(30));
    assert_eq!(newest(Persona::Member).await, ["Nghị quyết số 01-NQ/ĐU"]);
    assert!(newest(Persona::FarMember).await.is_empty());
}

#[tokio::test]
async fn what_was_opened_is_no_more_among_what_is_unread() {
    let world = World::start().await;
    let documents = shelf(&world, &[BRANCH; 45]).await;
    let open = async |document: &Document| {
        let at = shared::document::DocumentAt { document: document.id };
        world.call::<shared::document::OpenDocument>(Persona::Member, at, NONE, NONE).await.ok();
    };
    // All of the two newest pages, and one of the oldest.
    for document in documents[5..].iter().chain([&documents[0]]) {
        open(document).await;
    }
    let unread = || FeedQuery { unread: Some(true), ..FeedQuery::default() };
    assert_eq!(numbers(&world, Persona::Member, unread()).await, [5, 4, 3, 2], "beyond pages of nothing");
    assert_eq!(numbers(&world, Persona::Fellow, unread()).await.len(), 20, "of each reader");
    assert_eq!(numbers(&world, Persona::Member, FeedQuery::default()).await.len(), 20);
}
