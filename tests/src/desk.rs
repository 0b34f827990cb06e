//! The desk on which a committee writes its documents: the steps of one, so that a test names only the step it is about.

use jiff::Timestamp;
use jiff::civil::date;
use shared::document::{
    Audience, ChangeDocument, CheckDocument, ConfirmDocument, CreateDocument, Document, DocumentAt,
    DocumentChange, DocumentDraft, DocumentHead, DocumentKind, FeedEntry, FeedQuery, FindDocument,
    FindReceipts, HandInDocument, ListDocumentSteps, ListMyDocuments, NewDocument, OpenDocument,
    PublishDocument, PublishOrder, ReceiptsAt, RemoveDocument, ReplaceDocument, ReplaceOrder, ReturnDocument,
    ReturnOrder, WithdrawDocument, WithdrawOrder,
};
use shared::endpoint::Page;
use shared::id::{DocumentId, OrgId};
use shared::meeting::{AtRevision, Stamp};
use shared::org::{Org, OrgKind};

use crate::NONE;
use crate::country::{self, BRANCH, COMMUNE};
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;

/// A document on its way.
pub struct Desk<'w> {
    world: &'w World,
    org: OrgId,
    author: Persona,
    checker: Persona,
    id: DocumentId,
}

/// A resolution as an author writes it.
pub fn paper() -> DocumentDraft {
    let head = DocumentHead {
        kind: DocumentKind::Resolution,
        r#abstract: "Về sản xuất vụ đông năm 2026".into(),
        serial: None,
        symbol: "ĐU".into(),
        signed_on: Some(date(2026, 11, 3)),
        signer: "Cao Xuân Quý".into(),
        position: "Bí thư".into(),
        audience: Audience::Everyone,
        asks_confirmation: true,
    };
    DocumentDraft {
        head,
        text: "# I. Mục tiêu\nGieo trồng **120 ha** ngô và khoai tây.\n- Thôn Đông: 40 ha".into(),
    }
}

/// A document that is out, of an organisation of the country, as if its office had worked on it.
pub fn published(org: OrgId, number: u128, at: Timestamp) -> Document {
    let kind = match org {
        country::PROVINCE => OrgKind::Province,
        country::COMMUNE | country::FAR_COMMUNE => OrgKind::PartyCommittee,
        _ => OrgKind::Branch,
    };
    let org = Org { id: org, kind, name: "Cơ quan ban hành".into(), path: country::path(org) };
    let stamp = |by: Persona| Stamp { by: by.id(), name: by.person().name.into(), at };
    let mut head = paper().head;
    head.signed_on = Some(shared::time::local_date(at));
    let mut document = Document::draft(Desk::id_of(number), &org, head, stamp(Persona::Secretary));
    document.hand_in(stamp(Persona::Secretary)).expect("it is a draft");
    document.check(stamp(Persona::Deputy)).expect("another person");
    let serial = u32::try_from(number % 1000).expect("a small number");
    document.publish(at, Some(serial), stamp(Persona::Deputy)).expect("nothing is missing");
    document
}

impl<'w> Desk<'w> {
    /// The id of the document with this number.
    pub const fn id_of(number: u128) -> DocumentId {
        DocumentId::from_parts(1_763_000_000_000, number)
    }

    /// A desk in the commune: the officer writes, the administrator checks.
    pub fn of_commune(world: &'w World, number: u128) -> Self {
        let (author, checker) = (Persona::CommuneOfficer, Persona::CommuneAdmin);
        Self { world, org: COMMUNE, author, checker, id: Self::id_of(number) }
    }

    /// A desk in the branch: the secretary writes, the deputy checks.
    pub fn of_branch(world: &'w World, number: u128) -> Self {
        let (author, checker) = (Persona::Secretary, Persona::Deputy);
        Self { world, org: BRANCH, author, checker, id: Self::id_of(number) }
    }

    /// Names the document in a path.
    pub fn at(&self) -> DocumentAt {
        DocumentAt { document: self.id }
    }

    /// The revision as stored now.
    pub async fn rev(&self) -> u32 {
        self.world.own.find_document(self.id).await.expect("the store answers").expect("there is one").rev
    }

    /// Writes a draft.
    pub async fn create(&self, draft: DocumentDraft) -> Reply<CreateDocument> {
        let new = NewDocument { id: self.id, draft };
        self.world.call(self.author, shared::org::OrgAt { org: self.org }, NONE, new).await
    }

    /// Writes it anew.
    pub async fn change(&self, by: Persona, draft: DocumentDraft) -> Reply<ChangeDocument> {
        let change = DocumentChange { draft, rev: self.rev().await };
        self.world.call(by, self.at(), NONE, change).await
    }

    /// Hands it in to be checked.
    pub async fn hand_in(&self) -> Reply<HandInDocument> {
        self.world.call(self.author, self.at(), NONE, AtRevision { rev: self.rev().await }).await
    }

    /// Gives it back.
    pub async fn give_back(&self, by: Persona, remark: &str) -> Reply<ReturnDocument> {
        let order = ReturnOrder { remark: remark.into(), rev: self.rev().await };
        self.world.call(by, self.at(), NONE, order).await
    }

    /// The steps that it took.
    pub async fn steps(&self, by: Persona) -> Reply<ListDocumentSteps> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Checks it.
    pub async fn check(&self, by: Persona) -> Reply<CheckDocument> {
        self.world.call(by, self.at(), NONE, AtRevision { rev: self.rev().await }).await
    }

    /// Publishes it under a serial.
    pub async fn publish(&self, serial: u32, at: Option<Timestamp>) -> Reply<PublishDocument> {
        let order = PublishOrder { at, serial: Some(serial), rev: self.rev().await };
        self.world.call(self.author, self.at(), NONE, order).await
    }

    /// All the way to the readers.
    pub async fn issue(&self, draft: DocumentDraft, serial: u32) -> Document {
        self.create(draft).await.ok();
        self.hand_in().await.ok();
        self.check(self.checker).await.ok();
        self.publish(serial, None).await.ok()
    }

    /// Marks it as replaced.
    pub async fn replace(&self, by: &Desk<'_>) -> Reply<ReplaceDocument> {
        let order = ReplaceOrder { by: by.id, rev: self.rev().await };
        self.world.call(self.author, self.at(), NONE, order).await
    }

    /// Takes it back.
    pub async fn withdraw(&self, reason: &str) -> Reply<WithdrawDocument> {
        let order = WithdrawOrder { reason: reason.into(), rev: self.rev().await };
        self.world.call(self.author, self.at(), NONE, order).await
    }

    /// Removes it.
    pub async fn remove(&self) -> Reply<RemoveDocument> {
        self.world.call(self.author, self.at(), NONE, NONE).await
    }

    /// Reads it.
    pub async fn find(&self, by: Persona) -> Reply<FindDocument> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Opens it.
    pub async fn open(&self, by: Persona) -> Reply<OpenDocument> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Confirms it.
    pub async fn confirm(&self, by: Persona) -> Reply<ConfirmDocument> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Asks who has read it.
    pub async fn receipts(&self, by: Persona, org: OrgId) -> Reply<FindReceipts> {
        self.world.call(by, ReceiptsAt { document: self.id, org }, NONE, NONE).await
    }
}

/// The first page of somebody's feed.
pub async fn feed(world: &World, by: Persona, query: FeedQuery) -> Page<FeedEntry> {
    world.call::<ListMyDocuments>(by, NONE, query, NONE).await.ok()
}

/// A text document as Word writes it, with one paragraph.
///
/// # Panics
/// Never: a zip in memory takes what it is given.
pub fn docx(text: &str) -> Vec<u8> {
    use std::io::Write as _;
    let body = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"#
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a new file");
    zip.write_all(body.as_bytes()).expect("there is room in memory");
    zip.finish().expect("there is room in memory").into_inner()
}
