//! Files of a document: from the draft through the look into the bytes to the reader.

use shared::document::{
    AddAttachment, Attachment, AttachmentAt, CheckDocument, DocumentState, HandInAttachment, OpenAttachment,
    RemoveAttachment,
};
use shared::endpoint::Verb;
use shared::file::{FileRefusal, FileState, MarkPlace, NewFile};
use shared::id::FileId;
use shared::meeting::AtRevision;
use shared::problem::ProblemCode;
use shared::text::SecrecyMark;
use tests::desk::paper;
use tests::{Desk, NONE, Persona, World, new_paper, pdf};

const BY: Persona = Persona::Secretary;

fn file(number: u128, name: &str, bytes: &[u8]) -> NewFile {
    new_paper(number, name, bytes, None).file
}

fn at(desk: &Desk<'_>, file: FileId) -> AttachmentAt {
    AttachmentAt { document: desk.at().document, attachment: file }
}

/// Announces a file, puts its bytes, hands it in and lets `jobs` look.
async fn add(world: &World, desk: &Desk<'_>, new: NewFile, bytes: Vec<u8>) {
    let id = new.id;
    let upload = world.call::<AddAttachment>(BY, desk.at(), NONE, new).await.ok();
    world.put_file(&upload.place.expect("its bytes are still to come"), bytes).await;
    world.call::<HandInAttachment>(BY, at(desk, id), NONE, NONE).await.ok();
    world.run_jobs().await;
}

async fn list(desk: &Desk<'_>, by: Persona) -> Vec<Attachment> {
    desk.find(by).await.ok().attachments
}

#[tokio::test]
async fn an_attachment_of_a_published_document_is_read_by_its_readers() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    let (bytes, new) = (pdf("Bieu mau"), file(1, "Biểu mẫu.pdf", &pdf("Bieu mau")));
    let id = new.id;
    add(&world, &desk, new, bytes.clone()).await;
    let open = async |by| world.call::<OpenAttachment>(by, at(&desk, id), NONE, NONE).await;
    open(Persona::Member).await.refused(ProblemCode::NotFound);
    open(Persona::Deputy).await.ok();
    desk.hand_in().await.ok();
    desk.check(Persona::Deputy).await.ok();
    desk.publish(5, None).await.ok();
    let seen = list(&desk, Persona::Member).await;
    assert_eq!((seen.len(), seen[0].name.as_str(), seen[0].size), (1, "Biểu mẫu.pdf", bytes.len() as u64));
    let link = open(Persona::Member).await.ok();
    assert_eq!(world.send_to_storage(Verb::Get, &link.url, Vec::new()).await.bytes, bytes);
    open(Persona::SiblingMember).await.refused(ProblemCode::NotFound);
    open(Persona::FarSecretary).await.refused(ProblemCode::NotFound);
    // With the text its files go.
    desk.withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    open(Persona::Member).await.refused(ProblemCode::NotFound);
    assert!(list(&desk, Persona::Member).await.is_empty());
    assert_eq!(list(&desk, Persona::Deputy).await.len(), 1);
}

#[tokio::test]
async fn what_was_checked_is_what_is_published() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    let (bytes, new) = (pdf("a"), file(1, "a.pdf", &pdf("a")));
    let late = file(2, "b.pdf", &bytes);
    add(&world, &desk, new.clone(), bytes.clone()).await;
    let waiting = world.call::<AddAttachment>(BY, desk.at(), NONE, late.clone()).await.ok();
    world.put_file(&waiting.place.unwrap(), bytes.clone()).await;
    desk.hand_in().await.ok();
    desk.check(Persona::Deputy).await.ok();
    let hand_in = world.call::<HandInAttachment>(BY, at(&desk, late.id), NONE, NONE).await;
    hand_in.refused(ProblemCode::WrongDocumentState);
    let remove = world.call::<RemoveAttachment>(BY, at(&desk, new.id), NONE, NONE).await;
    remove.refused(ProblemCode::WrongDocumentState);
    let another = world.call::<AddAttachment>(BY, desk.at(), NONE, file(3, "c.pdf", &bytes)).await;
    another.refused(ProblemCode::WrongDocumentState);
    desk.publish(5, None).await.ok();
    assert_eq!(list(&desk, Persona::Member).await.len(), 1, "what was never handed in is nobody's");
}

#[tokio::test]
async fn whoever_adds_a_file_has_written_the_document() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    let read = desk.rev().await;
    let (bytes, new) = (pdf("a"), file(1, "a.pdf", &pdf("a")));
    let upload = world.call::<AddAttachment>(Persona::Deputy, desk.at(), NONE, new.clone()).await.ok();
    world.put_file(&upload.place.unwrap(), bytes).await;
    world.call::<HandInAttachment>(Persona::Deputy, at(&desk, new.id), NONE, NONE).await.ok();
    // Who read it over before the file came has not read the file.
    let check = AtRevision { rev: read };
    world.call::<CheckDocument>(Persona::Deputy, desk.at(), NONE, check).await.refused(ProblemCode::Stale);
    world.run_jobs().await;
    desk.hand_in().await.ok();
    desk.check(Persona::Deputy).await.refused(ProblemCode::WrongDocumentState);
    assert_eq!(desk.find(BY).await.ok().document.state, DocumentState::HandedIn);
}

#[tokio::test]
async fn nobody_checks_what_is_still_being_looked_into_and_nothing_secret_stays() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    let bytes = pdf("a");
    let new = file(1, "a.pdf", &bytes);
    let upload = world.call::<AddAttachment>(BY, desk.at(), NONE, new.clone()).await.ok();
    world.put_file(&upload.place.unwrap(), bytes).await;
    world.call::<HandInAttachment>(BY, at(&desk, new.id), NONE, NONE).await.ok();
    desk.hand_in().await.ok();
    desk.check(Persona::Deputy).await.refused(ProblemCode::FileNotReady);
    world.run_jobs().await;
    desk.check(Persona::Deputy).await.ok();
    let marked = file(2, "Báo cáo (MẬT).pdf", b"x");
    let desk = Desk::of_branch(&world, 2);
    desk.create(paper()).await.ok();
    let refused = world.call::<AddAttachment>(BY, desk.at(), NONE, marked).await;
    let sentence = FileRefusal::Marked { mark: SecrecyMark::Confidential, place: MarkPlace::Name }.sentence();
    assert_eq!(refused.refused(ProblemCode::FileRefused).sentence, sentence);
}

#[tokio::test]
async fn files_go_with_their_draft() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    let (bytes, new) = (pdf("a"), file(1, "a.pdf", &pdf("a")));
    add(&world, &desk, new.clone(), bytes).await;
    let owner = shared::file::FileOwner::Document(desk.at().document);
    let stored = world.own.find_file(owner, new.id).await.unwrap().unwrap().value;
    assert_eq!(stored.state, FileState::Ready);
    desk.remove().await.ok();
    world.run_jobs().await;
    assert!(world.own.files_of(owner).await.unwrap().is_empty());
    assert_eq!(world.own.files.size(&stored.bytes_key()).await.unwrap(), None, "no bytes stay");
}
