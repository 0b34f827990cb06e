//! What the records of a batch ask to look at.

use std::collections::{BTreeMap, BTreeSet};

use aws_lambda_events::event::dynamodb::EventRecord;
use serde::Deserialize;
use shared::document::{Document, DocumentState};
use shared::id::{DocumentId, OrgId};
use store::Entity;

/// What of a document matters.
#[derive(Debug, Deserialize)]
struct Seen {
    id: DocumentId,
    org: OrgId,
    state: DocumentState,
}

/// The documents of an organisation that may have changed.
#[derive(Debug, Default)]
pub struct Changed {
    /// Which.
    pub documents: BTreeSet<DocumentId>,
    /// Where in the batch the first of them stands.
    pub first: usize,
}

/// By organisation, what may have changed.
pub fn by_org(records: &[EventRecord]) -> BTreeMap<OrgId, Changed> {
    let mut all: BTreeMap<OrgId, Changed> = BTreeMap::new();
    for (index, record) in records.iter().enumerate() {
        if let Some(seen) = seen(record) {
            let changed =
                all.entry(seen.org).or_insert_with(|| Changed { first: index, ..Changed::default() });
            changed.documents.insert(seen.id);
        }
    }
    all
}

/// A document that is or was out; drafts are nobody's yet. An image that cannot be read is told and left: the document
/// itself is read from the table, and whoever mends it there brings another record.
fn seen(record: &EventRecord) -> Option<Seen> {
    let image = &record.change.new_image;
    let kind = Document::KIND;
    let is_document =
        matches!(image.get("kind"), Some(serde_dynamo::AttributeValue::S(found)) if found == kind);
    let data = image.get("data").filter(|_| is_document)?;
    let seen: Result<Seen, _> = serde_dynamo::from_attribute_value(data.clone());
    let seen =
        seen.inspect_err(|error| tracing::error!(cause = ?error, "the image of a document cannot be read"));
    seen.ok().filter(|seen| !matches!(seen.state, DocumentState::Draft | DocumentState::Checked))
}
