//! Documents, their numbers, and who has read them.

use jiff::Timestamp;
use shared::document::{DocumentState, NumberPlace};
use shared::id::{DocumentId, MemberId, OrgId};

use super::{Index, Key, Keys, Partition, Range, key, partition, sortable};

/// A document without its body.
pub fn document(id: DocumentId) -> Key {
    key(format!("DOC#{id}"), "META")
}

/// The body of a document.
pub fn document_body(id: DocumentId) -> Key {
    key(format!("DOC#{id}"), "BODY")
}

/// A document and its body: the two sort keys, and nothing of who has read it.
pub fn document_whole(id: DocumentId) -> Partition {
    partition(Index::Main, format!("DOC#{id}"), Range::Between("BODY".into(), "META".into()))
}

/// A step that a document took; numbers are written in four digits, so that they sort.
pub fn document_step(id: DocumentId, number: u32) -> Key {
    key(format!("DOC#{id}"), format!("STP#{number:04}"))
}

/// The steps that a document took.
pub fn document_steps(id: DocumentId) -> Partition {
    partition(Index::Main, format!("DOC#{id}"), Range::Prefix("STP#".into()))
}

/// All keys of a document: in the library of its organisation from `published_at` on, else in its office.
pub fn document_keys(
    id: DocumentId,
    org: OrgId,
    state: DocumentState,
    published_at: Option<Timestamp>,
) -> Keys {
    let keys = Keys::from(document(id));
    match published_at.filter(|_| state.is_in_library()) {
        Some(at) => keys.gsi2(format!("LIB#{org}"), library_place(at, id)),
        None => keys.gsi2(format!("DOF#{org}"), format!("{}#{id}", state.as_str())),
    }
}

/// Where a document stands in the library.
pub fn library_place(published_at: Timestamp, id: DocumentId) -> String {
    format!("{}#{id}", sortable(published_at))
}

/// What an organisation has published in `[from, until]`.
pub fn library(org: OrgId, from: Option<Timestamp>, until: Timestamp) -> Partition {
    library_to(org, from, format!("{}~", sortable(until)))
}

/// What an organisation has published since `from`, up to and including a place.
pub fn library_to(org: OrgId, from: Option<Timestamp>, place: String) -> Partition {
    let from = from.map_or_else(|| "0".into(), sortable);
    partition(Index::Gsi2, format!("LIB#{org}"), Range::Between(from, place))
}

/// Everything an organisation has published or will publish.
pub fn library_all(org: OrgId) -> Partition {
    partition(Index::Gsi2, format!("LIB#{org}"), Range::All)
}

/// What the office of an organisation has in a state.
pub fn office(org: OrgId, state: DocumentState) -> Partition {
    partition(Index::Gsi2, format!("DOF#{org}"), Range::Prefix(format!("{}#", state.as_str())))
}

/// The guard that keeps a number unique.
pub fn document_number(place: &NumberPlace, serial: u32) -> Key {
    let NumberPlace { org, term, code } = place;
    key(format!("DNR#{org}"), format!("{term}#{code}#{serial:05}"))
}

/// The number itself, asked for as a part of the course it stands in.
pub fn document_number_taken(place: &NumberPlace, serial: u32) -> Partition {
    let Key { pk, sk } = document_number(place, serial);
    partition(Index::Main, pk, Range::Prefix(sk))
}

/// The numbers of a kind in a term.
pub fn document_numbers(place: &NumberPlace) -> Partition {
    let NumberPlace { org, term, code } = place;
    partition(Index::Main, format!("DNR#{org}"), Range::Prefix(format!("{term}#{code}#")))
}

/// The receipt of one person.
pub fn receipt(document: DocumentId, member: MemberId) -> Key {
    key(format!("DOC#{document}"), format!("RCV#{member}"))
}

/// All keys of a receipt.
pub fn receipt_keys(document: DocumentId, member: MemberId, published_at: Timestamp) -> Keys {
    Keys::from(receipt(document, member)).gsi1(format!("RCM#{member}"), library_place(published_at, document))
}

/// The receipts of a person for what stands in the library between two places, both included.
pub fn receipts_of(member: MemberId, from: String, to: String) -> Partition {
    partition(Index::Gsi1, format!("RCM#{member}"), Range::Between(from, to))
}

/// How many of an organisation have read a document.
pub fn receipt_counts(document: DocumentId, org: OrgId) -> Key {
    key(format!("DRC#{document}"), org.to_string())
}
