//! The work list of an office: narrowed within what lies with it, and found by number.

use shared::feedback::{
    FeedbackKind, FeedbackQuery, FeedbackSearch, FeedbackStage, FeedbackState, ListFeedback, SearchFeedback,
};
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::voice::{Voice, numbers};
use tests::{NONE, Persona, Reply, World};

async fn list(world: &World, query: FeedbackQuery) -> Vec<String> {
    let page = world.call::<ListFeedback>(Persona::CommuneOfficer, OrgAt { org: COMMUNE }, query, NONE).await;
    numbers(page.ok())
}

async fn search(world: &World, by: Persona, org: OrgId, number: &str) -> Reply<SearchFeedback> {
    world.call(by, OrgAt { org }, NONE, FeedbackSearch { number: number.into() }).await
}

#[tokio::test]
async fn the_list_is_narrowed_by_state_kind_and_branch() {
    let world = World::start().await;
    for (number, who, kind) in [
        (1, Persona::Member, FeedbackKind::Concern),
        (2, Persona::SiblingMember, FeedbackKind::Concern),
        (3, Persona::Member, FeedbackKind::Question),
    ] {
        let voice = Voice::of(&world, who, number);
        let mut order = voice.order(COMMUNE);
        order.text.kind = kind;
        voice.send_as(who, order).await.ok();
    }
    Voice::of(&world, Persona::Member, 1).receive(Persona::CommuneOfficer, 1).await.ok();
    let all = FeedbackQuery::default;
    assert_eq!(list(&world, all()).await, ["1/2026", "2/2026", "3/2026"]);
    let received = Some(FeedbackState::Received);
    assert_eq!(list(&world, FeedbackQuery { state: received, ..all() }).await, ["1/2026"]);
    let concerns = Some(FeedbackKind::Concern);
    assert_eq!(list(&world, FeedbackQuery { kind: concerns, ..all() }).await, ["1/2026", "2/2026"]);
    assert_eq!(
        list(&world, FeedbackQuery { kind: concerns, branch: Some(SIBLING), ..all() }).await,
        ["2/2026"]
    );
    let over = FeedbackQuery { stage: FeedbackStage::Over, ..all() };
    assert!(list(&world, over).await.is_empty());
}

#[tokio::test]
async fn a_narrowed_list_goes_on_over_pages_and_leaves_nothing_out() {
    let world = World::start().await;
    let first = Voice::of(&world, Persona::Member, 1);
    let sent = first.send(COMMUNE).await.ok().feedback;
    let many: Vec<_> = (2..300_u128)
        .map(|number| {
            let kind = if number % 13 == 0 { FeedbackKind::Question } else { FeedbackKind::Concern };
            shared::feedback::Feedback { id: Voice::id_of(number), kind, ..sent.clone() }
        })
        .collect();
    world.own.app.load(&many, world.clock.now()).await.unwrap();
    let (mut seen, mut pages, mut after) = (0, 0, None);
    loop {
        let query = FeedbackQuery { kind: Some(FeedbackKind::Question), after, ..FeedbackQuery::default() };
        let page = world.call::<ListFeedback>(Persona::CommuneOfficer, OrgAt { org: COMMUNE }, query, NONE);
        let page = page.await.ok();
        assert!(page.items.iter().all(|line| line.kind == FeedbackKind::Question));
        (seen, pages, after) = (seen + page.items.len(), pages + 1, page.next);
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, (2..300).filter(|number| number % 13 == 0).count());
    assert!(pages > 1, "a page is no whole list");
}

#[tokio::test]
async fn a_number_is_found_by_those_who_have_or_had_it() {
    let world = World::start().await;
    let voice = Voice::of(&world, Persona::Member, 1);
    voice.send(BRANCH).await.ok();
    Voice::of(&world, Persona::SiblingMember, 2).send(COMMUNE).await.ok();
    let found = async |by, org, number: &str| {
        let page = search(&world, by, org, number).await.ok();
        page.items.into_iter().map(|line| line.id).collect::<Vec<_>>()
    };
    assert_eq!(found(Persona::Secretary, BRANCH, "1/2026").await, [Voice::id_of(1)]);
    assert_eq!(found(Persona::CommuneOfficer, COMMUNE, "1").await, [Voice::id_of(2)]);
    voice.forward(Persona::Secretary, 1).await.ok();
    let both = found(Persona::CommuneOfficer, COMMUNE, "số 1/2026").await;
    assert_eq!(both, [Voice::id_of(1), Voice::id_of(2)], "its own, and that of the branch that came up");
    assert_eq!(found(Persona::Secretary, BRANCH, "1/2026").await, [Voice::id_of(1)], "it had it");
    assert!(found(Persona::Secretary, BRANCH, "1/2025").await.is_empty());
    let refused = search(&world, Persona::Secretary, BRANCH, "bảy").await.refused(ProblemCode::Invalid);
    assert_eq!(refused.fields[0].field, "number");
    search(&world, Persona::Secretary, COMMUNE, "1").await.refused(ProblemCode::Forbidden);
    search(&world, Persona::FarSecretary, COMMUNE, "1").await.refused(ProblemCode::NotFound);
}
