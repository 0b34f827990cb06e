//! Shelves: what of each organisation can be searched, and how far the rebuilding of all of them is.

use shared::id::OrgId;

use super::{Key, key};

/// Which shelf of an organisation is the newest.
pub fn shelf(org: OrgId) -> Key {
    key(format!("SHF#{org}"), "HEAD")
}

/// How far the rebuilding of all shelves is.
pub fn rebuilding() -> Key {
    key("SHF#ALL".to_owned(), "REBUILDING")
}
