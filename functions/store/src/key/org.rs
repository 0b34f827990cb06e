//! Organisations.

use shared::id::OrgId;

use super::{Index, Key, Keys, Partition, Range, key, partition};

/// An organisation.
pub fn org(id: OrgId) -> Key {
    key(format!("ORG#{id}"), "META")
}

/// All keys of an organisation.
pub fn org_keys(id: OrgId, parent: Option<OrgId>, name_key: &str) -> Keys {
    let keys = Keys::from(org(id));
    keys.gsi2(below(parent), format!("{name_key}#{id}"))
}

/// What hangs below an organisation, or below nothing.
fn below(parent: Option<OrgId>) -> String {
    parent.map_or_else(|| "PAR#ROOT".to_owned(), |parent| format!("PAR#{parent}"))
}

/// The organisations at the top of the tree.
pub fn orgs_at_the_top() -> Partition {
    partition(Index::Gsi2, below(None), Range::All)
}

/// The organisations directly below `parent`, by name.
pub fn orgs_below(parent: OrgId) -> Partition {
    partition(Index::Gsi2, below(Some(parent)), Range::All)
}

/// The member counts of an organisation.
pub fn org_counts(id: OrgId) -> Key {
    key(format!("ORG#{id}"), "COUNTS")
}
