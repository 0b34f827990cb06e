//! Shelves: what of each organisation can be searched.

use shared::id::OrgId;

use super::{Key, key};

/// Which shelf of an organisation is the newest.
pub fn shelf(org: OrgId) -> Key {
    key(format!("SHF#{org}"), "HEAD")
}
