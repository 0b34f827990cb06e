//! About sixty documents, all made up: of the Centre, a province, a commune and a branch, and of two organisations beside.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use search::{Entry, Shelf};
use shared::document::{Body, Document, DocumentHead, DocumentKind, markup, number};
use shared::id::{DocumentId, MemberId, OrgId};
use shared::meeting::Stamp;
use shared::org::{Org, OrgKind, OrgPath};
use shared::time::instant;

/// Where the organisations stand.
const LEVELS: [(&str, OrgKind, &str, Option<&str>); 6] = [
    ("centre", OrgKind::Centre, "Trung ương (mẫu)", None),
    ("province", OrgKind::Province, "Tỉnh ủy (mẫu)", Some("centre")),
    ("commune", OrgKind::PartyCommittee, "Đảng ủy xã (mẫu)", Some("province")),
    ("branch", OrgKind::Branch, "Chi bộ thôn Đông", Some("commune")),
    ("beside", OrgKind::Branch, "Chi bộ thôn Đoài", Some("commune")),
    ("far", OrgKind::PartyCommittee, "Đảng ủy xã Tân Lập", Some("province")),
];

/// The organisation of a name.
pub fn org(name: &str) -> Org {
    let place = LEVELS.iter().position(|level| level.0 == name).expect("one of the levels");
    let (_, kind, title, above) = LEVELS[place];
    let id = OrgId::from_parts(1, place as u128 + 1);
    let path = above.map_or_else(|| OrgPath::root(id), |above| org(above).path.child(id));
    Org { id, kind, name: title.into(), path }
}

/// The entries of each organisation, in the order in which they were published.
pub fn entries() -> BTreeMap<&'static str, Vec<Entry>> {
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (number, line) in include_str!("documents.txt").lines().enumerate() {
        let (name, entry) = entry(number, line);
        all.entry(name).or_default().push(entry);
    }
    for entries in all.values_mut() {
        entries.sort_by_key(|entry| entry.document.published_at);
    }
    all
}

/// The shelves of these organisations, opened.
pub fn shelves(names: &[&'static str]) -> Vec<(OrgId, Shelf)> {
    let mut all = entries();
    let shelf = |name: &&'static str| {
        let bytes =
            Shelf::build(&all.remove(name).unwrap_or_default()).expect("entries can be put on a shelf");
        (org(name).id, Shelf::open(&bytes).expect("a shelf opens"))
    };
    names.iter().map(shelf).collect()
}

fn entry(number: usize, line: &'static str) -> (&'static str, Entry) {
    let [name, kind, serial, day, audience, title, text] =
        line.split('|').collect::<Vec<_>>().try_into().expect("seven parts");
    let (org, day): (Org, Date) = (org(name), day.parse().expect("a day"));
    let word = |word: &str| serde_json::Value::String(word.to_owned());
    let kind: DocumentKind = serde_json::from_value(word(kind)).expect("a kind");
    let at = instant(day.at(9, 0, 0, 0)).expect("a time");
    let head = DocumentHead {
        kind,
        r#abstract: title.into(),
        symbol: number::usual_symbol(org.kind).into(),
        signed_on: Some(day),
        signer: "Lê Văn Mẫu".into(),
        position: "Bí thư".into(),
        audience: serde_json::from_value(word(audience)).expect("an audience"),
        ..DocumentHead::default()
    };
    let stamp = |by| Stamp { by: MemberId::from_parts(1, by), name: "Văn phòng".into(), at };
    let mut document = Document::draft(DocumentId::from_parts(1, number as u128), &org, head, stamp(1));
    document.hand_in(stamp(1)).expect("it is a draft");
    document.check(stamp(2)).expect("another person");
    let serial = serial.parse().ok().filter(|serial| *serial > 0);
    document.publish(at, serial, stamp(2)).expect("nothing is missing");
    let body = Body::of(markup::read(&text.replace(" // ", "\n")));
    (name, Entry::of(document, &body).expect("it is published"))
}

/// The moment of the tests.
pub fn now() -> Timestamp {
    "2026-11-20T05:00:00Z".parse().expect("a time")
}
