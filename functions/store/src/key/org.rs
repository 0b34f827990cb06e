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
    match parent {
        Some(parent) => keys.gsi2(format!("PAR#{parent}"), format!("{name_key}#{id}")),
        None => keys,
    }
}

/// The organisations directly below `parent`, by name.
pub fn orgs_below(parent: OrgId) -> Partition {
    partition(Index::Gsi2, format!("PAR#{parent}"), Range::All)
}

/// The member counts of an organisation.
pub fn org_counts(id: OrgId) -> Key {
    key(format!("ORG#{id}"), "COUNTS")
}
