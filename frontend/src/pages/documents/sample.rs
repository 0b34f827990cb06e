//! A document for tests.

use shared::document::{Body, Document, DocumentHead, DocumentKind, DocumentRights, DocumentView, markup};
use shared::id::{DocumentId, MemberId, OrgId};
use shared::meeting::Stamp;
use shared::org::{Org, OrgKind, OrgPath};

/// A published resolution.
pub fn document() -> Document {
    let id = OrgId::from_parts(1, 1);
    let org = Org {
        id,
        kind: OrgKind::PartyCommittee,
        name: "Đảng ủy xã Đồng Sen".into(),
        path: OrgPath::root(id),
    };
    let head = DocumentHead {
        kind: DocumentKind::Resolution,
        r#abstract: "Về sản xuất vụ đông".into(),
        symbol: "ĐU".into(),
        signed_on: "2026-11-17".parse().ok(),
        signer: "Trần Văn Bình".into(),
        position: "Bí thư".into(),
        asks_confirmation: true,
        ..DocumentHead::default()
    };
    let at = "2026-11-18T02:00:00Z".parse().expect("a time");
    let stamp = |n| Stamp { by: MemberId::from_parts(n, 0), name: "Lê Thị Hoa".into(), at };
    let mut document = Document::draft(DocumentId::from_parts(1, 1), &org, head, stamp(1));
    document.superior = "Tỉnh ủy Hà Sen".into();
    document.hand_in(stamp(1)).expect("it is a draft");
    document.check(stamp(2)).expect("another person");
    document.publish(at, Some(5), stamp(2)).expect("nothing is missing");
    document
}

/// The same as a reader sees it.
pub fn view() -> DocumentView {
    DocumentView {
        document: document().for_readers(),
        body: Body::of(markup::read("# I. Mục tiêu\nGieo trồng 120 ha.")),
        attachments: Vec::new(),
        receipt: None,
        may: DocumentRights { write: false, read: true },
    }
}
