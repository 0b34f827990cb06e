//! Who sojourns in another branch reads what both chains hand down, and is counted once.

use shared::document::{
    FeedQuery, FindReceipts, ReadState, ReaderKind, ReceiptsAt, SearchDocuments, SearchQuery,
};
use shared::member::{FindMe, Standing};
use shared::problem::ProblemCode;
use tests::board::{Board, inbox, titles};
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, FAR_COMMUNE, PROVINCE, SIBLING};
use tests::desk::{feed, paper, published};
use tests::{Desk, NONE, Persona, World};

/// Away from the branch of another commune, and hosted by [`BRANCH`].
const SOJOURNER: Persona = Persona::FarMember;

async fn world() -> World {
    let world = World::start().await;
    world
        .change_member(SOJOURNER, |member| {
            (member.standing, member.host) = (Standing::TemporarilyAway, Some(BRANCH));
        })
        .await;
    world
}

#[tokio::test]
async fn a_guest_reads_and_finds_what_both_chains_hand_down() {
    let world = world().await;
    let orgs = [PROVINCE, COMMUNE, BRANCH, SIBLING, FAR_COMMUNE, FAR_BRANCH];
    let documents: Vec<_> = (1..)
        .zip(orgs)
        .map(|(n, org)| (published(org, n, world.clock.now()), shared::document::Body::default()))
        .collect();
    world.own.load_documents(&documents, world.clock.now()).await.unwrap();
    world.follow_changes().await;
    let read = async |by| {
        let items = feed(&world, by, FeedQuery::default()).await.items;
        let mut orgs: Vec<_> = items.into_iter().map(|entry| entry.document.org).collect();
        orgs.sort();
        orgs
    };
    let found = async |by| {
        let ask = SearchQuery { q: "vụ đông".into(), ..SearchQuery::default() };
        let hits = world.call::<SearchDocuments>(by, NONE, NONE, ask).await.ok().items;
        let mut orgs: Vec<_> = hits.into_iter().map(|hit| hit.document.org).collect();
        orgs.sort();
        orgs
    };
    let both = vec![PROVINCE, COMMUNE, FAR_COMMUNE, BRANCH, FAR_BRANCH];
    assert_eq!(read(SOJOURNER).await, both);
    assert_eq!(found(SOJOURNER).await, both, "the search knows the same shelves");
    assert_eq!(read(Persona::Guest).await, [PROVINCE, COMMUNE, BRANCH, SIBLING]);
    assert_eq!(read(Persona::FarSecretary).await, [PROVINCE, FAR_COMMUNE, FAR_BRANCH], "who is at home");
    let of = |org| FeedQuery { org: Some(org), ..FeedQuery::default() };
    assert_eq!(feed(&world, SOJOURNER, of(BRANCH)).await.items.len(), 1);
    let reply = world.call::<shared::document::ListMyDocuments>(SOJOURNER, NONE, of(SIBLING), NONE).await;
    reply.refused(ProblemCode::NotFound);
    let newest = world.call::<FindMe>(SOJOURNER, NONE, NONE, NONE).await.ok().newest;
    assert_eq!(newest.len(), 3);
    // At home again, and the token is of the time before.
    let token = world.token(SOJOURNER.id()).await;
    world.change_member(SOJOURNER, |member| (member.standing, member.host) = (Standing::Active, None)).await;
    assert_eq!(read(SOJOURNER).await, [PROVINCE, FAR_COMMUNE, FAR_BRANCH]);
    assert_ne!(world.token(SOJOURNER.id()).await, token, "the next token says so");
}

#[tokio::test]
async fn a_guest_is_told_what_both_chains_announce() {
    let world = world().await;
    let board = Board::of_branch(&world, 1);
    board
        .publish(shared::announcement::AnnouncementDraft { asks_acknowledgement: true, ..board.draft() })
        .await
        .ok();
    assert_eq!(inbox(&world, SOJOURNER).await.unread, 1);
    assert_eq!(titles(&world, SOJOURNER).await.len(), 1);
    assert_eq!(inbox(&world, Persona::FarSecretary).await.unread, 0, "beside, not below");
    assert_eq!(board.acknowledge(SOJOURNER).await.ok().unread, 0);
    world.follow_changes().await;
    let report = board.acknowledgements(Persona::Secretary, BRANCH).await.ok();
    let counts = report.own.counts;
    assert_eq!((counts.confirmed, counts.guests), (0, 1), "a guest stands beside the members");
    let named = report.names.unwrap().into_iter().find(|it| it.member == SOJOURNER.id()).unwrap();
    assert_eq!((named.state, named.reader), (ReadState::Confirmed, ReaderKind::Guest));
}

#[tokio::test]
async fn a_guest_is_counted_once_at_home_where_home_reads_it_too() {
    let world = world().await;
    let there = Desk::of_branch(&world, 1);
    there.issue(paper(), 1).await;
    there.confirm(SOJOURNER).await.ok();
    there.open(Persona::Member).await.ok();
    there.open(Persona::Guest).await.ok();
    let shared = published(PROVINCE, 2, world.clock.now());
    let everywhere = ReceiptsAt { document: shared.id, org: PROVINCE };
    world
        .own
        .load_documents(&[(shared, shared::document::Body::default())], world.clock.now())
        .await
        .unwrap();
    let at = shared::document::DocumentAt { document: everywhere.document };
    world.call::<shared::document::OpenDocument>(SOJOURNER, at, NONE, NONE).await.ok();
    world.follow_changes().await;
    let counts = async |by, document, org| {
        let counts =
            world.call::<FindReceipts>(by, ReceiptsAt { document, org }, NONE, NONE).await.ok().own.counts;
        (counts.opened, counts.confirmed, counts.guests)
    };
    let (branchs, provinces) = (there.at().document, everywhere.document);
    assert_eq!(counts(Persona::Secretary, branchs, BRANCH).await, (1, 0, 2));
    assert_eq!(counts(Persona::ProvinceAdmin, provinces, PROVINCE).await, (1, 0, 0));
    assert_eq!(counts(Persona::FarSecretary, provinces, FAR_BRANCH).await, (1, 0, 0), "at home");
    assert_eq!(counts(Persona::Secretary, provinces, BRANCH).await, (0, 0, 0), "and not at the host");
    let names = async |document| {
        let report =
            world.call::<FindReceipts>(Persona::Secretary, ReceiptsAt { document, org: BRANCH }, NONE, NONE);
        report.await.ok().names.unwrap().iter().any(|it| it.member == SOJOURNER.id())
    };
    assert!(names(branchs).await && !names(provinces).await);
}

#[tokio::test]
async fn a_guest_has_no_rights_of_their_roles_there() {
    let world = World::start().await;
    let away = |member: &mut store::StoredMember| {
        (member.standing, member.host) = (Standing::TemporarilyAway, Some(FAR_BRANCH));
    };
    world.change_member(Persona::Secretary, away).await;
    let narrowed = |audience| {
        let mut document = published(FAR_BRANCH, 1, world.clock.now());
        document.head.audience = audience;
        (document, shared::document::Body::default())
    };
    let committees = narrowed(shared::document::Audience::Committees);
    world.own.load_documents(&[committees], world.clock.now()).await.unwrap();
    assert!(feed(&world, Persona::Secretary, FeedQuery::default()).await.items.is_empty());
    let at = ReceiptsAt { document: Desk::id_of(1), org: FAR_BRANCH };
    world.call::<FindReceipts>(Persona::Secretary, at, NONE, NONE).await.refused(ProblemCode::Forbidden);
}
