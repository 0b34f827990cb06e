//! Taking a text over from Word.

use shared::document::{CreateDocxUpload, DocxUploadAt, MOST_DOCX, NewDocxUpload, ReadDocx};
use shared::endpoint::Verb;
use shared::id::{DocxUploadId, OrgId};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE};
use tests::desk::docx;
use tests::{NONE, Persona, Reply, World};

const UPLOAD: DocxUploadId = DocxUploadId::from_parts(1, 1);

async fn upload(world: &World, file: Vec<u8>) {
    let new = NewDocxUpload { id: UPLOAD, size: file.len() as u64 };
    let at = OrgAt { org: COMMUNE };
    let place = world.call::<CreateDocxUpload>(Persona::CommuneOfficer, at, NONE, new).await.ok();
    assert_eq!(world.send_to_storage(Verb::Put, &place.url, file).await.status, 200);
}

async fn text(world: &World, by: Persona, org: OrgId) -> Reply<ReadDocx> {
    world.call(by, DocxUploadAt { org, upload: UPLOAD }, NONE, NONE).await
}

#[tokio::test]
async fn the_text_comes_back_to_be_looked_over_and_belongs_to_its_office() {
    let world = World::start().await;
    text(&world, Persona::CommuneOfficer, COMMUNE).await.refused(ProblemCode::Invalid);
    upload(&world, docx("Kính gửi các chi bộ.")).await;
    let read = text(&world, Persona::CommuneOfficer, COMMUNE).await.ok();
    assert_eq!((read.text.as_str(), read.pictures), ("Kính gửi các chi bộ.", 0));
    text(&world, Persona::Member, COMMUNE).await.refused(ProblemCode::Forbidden);
    // The same upload under another organisation is another file.
    text(&world, Persona::Secretary, BRANCH).await.refused(ProblemCode::Invalid);
}

#[tokio::test]
async fn what_is_secret_or_no_text_is_refused_with_the_reason() {
    let world = World::start().await;
    for (file, reason) in [(docx("TUYỆT MẬT"), "độ mật"), (b"%PDF-1.7".to_vec(), "không phải văn bản Word")]
    {
        upload(&world, file).await;
        let refused = text(&world, Persona::CommuneOfficer, COMMUNE).await.refused(ProblemCode::Invalid);
        assert!(refused.sentence.contains(reason), "{}", refused.sentence);
    }
    let new = NewDocxUpload { id: UPLOAD, size: MOST_DOCX + 1 };
    let reply =
        world.call::<CreateDocxUpload>(Persona::CommuneOfficer, OrgAt { org: COMMUNE }, NONE, new).await;
    reply.refused(ProblemCode::Invalid);
}
