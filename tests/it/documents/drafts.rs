//! Writing, and who may not even know of it.

use insta::assert_json_snapshot;
use shared::document::{DocumentKind, DocumentState, ListDocuments, OfficeQuery};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE};
use tests::desk::paper;
use tests::{Desk, NONE, Persona, World};

#[tokio::test]
async fn a_draft_is_known_to_its_office_alone() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    assert_json_snapshot!(desk.create(paper()).await.shown());
    assert!(desk.find(Persona::CommuneAdmin).await.ok().may.write);
    for stranger in [Persona::Member, Persona::Secretary, Persona::ProvinceAdmin, Persona::FarMember] {
        desk.find(stranger).await.refused(ProblemCode::NotFound);
        desk.check(stranger).await.refused(ProblemCode::NotFound);
        desk.open(stranger).await.refused(ProblemCode::NotFound);
    }
    let drafts = |by| world.call::<ListDocuments>(by, OrgAt { org: COMMUNE }, OfficeQuery::default(), NONE);
    assert_eq!(drafts(Persona::CommuneOfficer).await.ok().items.len(), 1);
    drafts(Persona::Member).await.refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn a_branch_may_not_issue_a_directive_and_nothing_secret_is_kept() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    let mut draft = paper();
    draft.head.kind = DocumentKind::Directive;
    draft.text = "ĐẢNG ỦY\n**TUYỆT MẬT**\nNội dung".into();
    let refused = desk.create(draft).await.refused(ProblemCode::Invalid);
    let fields: Vec<_> = refused.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["kind", "text"]);
    assert!(world.own.find_document(desk.at().document).await.unwrap().is_none());
}

#[tokio::test]
async fn nobody_checks_their_own_and_a_change_must_be_checked_anew() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    desk.check(Persona::Deputy).await.refused(ProblemCode::WrongDocumentState);
    desk.hand_in().await.ok();
    desk.check(Persona::Secretary).await.refused(ProblemCode::WrongDocumentState);
    desk.check(Persona::CommitteeMember).await.refused(ProblemCode::NotFound);
    desk.check(Persona::Deputy).await.ok();
    desk.change(Persona::Secretary, paper()).await.ok();
    assert_eq!(desk.find(Persona::Secretary).await.ok().document.state, DocumentState::Draft);
    desk.publish(1, None).await.refused(ProblemCode::WrongDocumentState);
    let at = OrgAt { org: BRANCH };
    let query = OfficeQuery { state: DocumentState::Checked, after: None };
    let listed = world.call::<ListDocuments>(Persona::Deputy, at, query, NONE).await.ok();
    assert!(listed.items.is_empty(), "it left the list of those that were checked");
}

#[tokio::test]
async fn an_older_revision_is_refused() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    desk.change(Persona::Deputy, paper()).await.ok();
    let mut other = paper();
    other.text += "\nThêm một đoạn.";
    let change = shared::document::DocumentChange { draft: other, rev: 1 };
    let reply =
        world.call::<shared::document::ChangeDocument>(Persona::Secretary, desk.at(), NONE, change).await;
    reply.refused(ProblemCode::Stale);
}

#[tokio::test]
async fn one_id_is_one_document_and_another_text_under_it_is_refused() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    let made = desk.create(paper()).await.ok();
    let mut untidy = paper();
    untidy.head.r#abstract = format!("  {}  ", untidy.head.r#abstract);
    assert_eq!(desk.create(untidy).await.ok(), made, "the same request, sent again");
    let (mut other_text, mut other_head) = (paper(), paper());
    other_text.text += "\nThêm một đoạn.";
    other_head.head.serial = Some(7);
    for other in [other_text, other_head] {
        desk.create(other).await.refused(ProblemCode::IdTaken);
    }
    // What was right when it was sent is answered the same although it would be refused today.
    let today = world.clock.now();
    world.clock.set(tests::local("2026-11-02T20:00"));
    assert_eq!(desk.create(paper()).await.ok().document.id, made.document.id);
    world.clock.set(today);
    // Worked on since, it is answered as it stands.
    desk.change(Persona::Deputy, paper()).await.ok();
    assert_eq!(desk.create(paper()).await.ok().document.rev, 2);
}
