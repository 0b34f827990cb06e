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
        None => keys.gsi2(ROOTS.to_owned(), format!("{name_key}#{id}")),
    }
}

/// Where those without a superior stand in the index.
const ROOTS: &str = "PAR#ROOT";

/// The organisations without a superior.
pub fn root_orgs() -> Partition {
    partition(Index::Gsi2, ROOTS.to_owned(), Range::All)
}

/// The guard that keeps the root single.
pub fn root_guard() -> Key {
    key("ORG#ROOT".to_owned(), "GUARD")
}

/// Who was given the seat of secretary.
pub fn secretary_seat(id: OrgId) -> Key {
    key(format!("ORG#{id}"), "SEAT")
}

/// The organisations directly below `parent`, by name.
pub fn orgs_below(parent: OrgId) -> Partition {
    partition(Index::Gsi2, format!("PAR#{parent}"), Range::All)
}

/// The member counts of an organisation.
pub fn org_counts(id: OrgId) -> Key {
    key(format!("ORG#{id}"), "COUNTS")
}
