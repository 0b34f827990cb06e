//! Who has read: counted up the tree exactly once, named to few.

use shared::document::{ReadState, ReceiptCounts};
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, PROVINCE, SIBLING};
use tests::desk::paper;
use tests::{Desk, Persona, World};

fn read(counts: ReceiptCounts) -> (u32, u32) {
    (counts.opened, counts.confirmed)
}

#[tokio::test]
async fn the_first_opening_and_the_first_confirmation_stand() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.issue(paper(), 1).await;
    let opened = desk.open(Persona::Member).await.ok();
    world.clock.pass(jiff::SignedDuration::from_mins(5));
    assert_eq!(desk.open(Persona::Member).await.ok(), opened);
    let confirmed = desk.confirm(Persona::Member).await.ok();
    assert_eq!((confirmed.opened_at, confirmed.confirmed_at), (opened.opened_at, Some(world.clock.now())));
    world.clock.pass(jiff::SignedDuration::from_mins(5));
    assert_eq!(desk.confirm(Persona::Member).await.ok(), confirmed);
    let mut draft = paper();
    draft.head.asks_confirmation = false;
    let other = Desk::of_commune(&world, 2);
    other.issue(draft, 2).await;
    other.confirm(Persona::Member).await.refused(ProblemCode::WrongDocumentState);
}

#[tokio::test]
async fn readers_are_counted_up_to_the_issuer_once_however_often_the_stream_comes() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.issue(paper(), 1).await;
    for reader in [Persona::Member, Persona::Fellow, Persona::SiblingMember] {
        desk.open(reader).await.ok();
    }
    desk.confirm(Persona::Member).await.ok();
    let records = world.stream_records().await;
    world.hand_over(&records, 100).await;
    world.hand_over(&records, 3).await;
    let report = desk.receipts(Persona::CommuneAdmin, COMMUNE).await.ok();
    assert_eq!(read(report.own.counts), (3, 1));
    let below: Vec<_> = report.below.iter().map(|it| (it.org.id, read(it.counts))).collect();
    assert_eq!(below, [(SIBLING, (1, 0)), (BRANCH, (2, 1))]);
    assert_eq!(report.names, None, "a committee is no branch");
    // The province did not issue it, so it is not asked there.
    desk.receipts(Persona::ProvinceAdmin, PROVINCE).await.refused(ProblemCode::NotFound);
    desk.receipts(Persona::ProvinceAdmin, FAR_BRANCH).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn names_are_for_the_branchs_own_leaders_and_the_committee_directly_above() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.issue(paper(), 1).await;
    desk.open(Persona::Member).await.ok();
    for by in [Persona::Secretary, Persona::CommitteeMember, Persona::CommuneAdmin, Persona::CommuneOfficer] {
        let names = desk.receipts(by, BRANCH).await.ok().names.expect("they see names");
        let state = |who: Persona| names.iter().find(|it| it.member == who.id()).map(|it| it.state);
        assert_eq!(state(Persona::Member), Some(ReadState::Opened));
        assert_eq!(state(Persona::Fellow), Some(ReadState::Unread));
    }
    let counts = desk.receipts(Persona::ProvinceAdmin, BRANCH).await.ok();
    assert_eq!(counts.names, None, "higher up there are counts alone");
    desk.receipts(Persona::Member, BRANCH).await.refused(ProblemCode::Forbidden);
    desk.receipts(Persona::SiblingSecretary, BRANCH).await.refused(ProblemCode::NotFound);
}
