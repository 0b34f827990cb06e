//! Proposals to correct a profile.

use jiff::Timestamp;
use shared::id::{MemberId, OrgId};
use shared::profile::ProfileField;

use super::registration::requests_pk;
use super::{Index, Key, Keys, Partition, Range, key, partition, sortable};

/// Before proposals that wait, which lie among the requests of their branch.
pub(super) const WAITING: &str = "correction#";

/// The last proposal for a field of a member.
pub fn correction(member: MemberId, field: ProfileField) -> Key {
    key(format!("MBR#{member}"), format!("COR#{}", field.as_str()))
}

/// All keys of a proposal; while it waits it stands in the list of `waits_at`.
pub fn correction_keys(
    member: MemberId,
    field: ProfileField,
    waits_at: Option<OrgId>,
    asked_at: Timestamp,
) -> Keys {
    let keys = Keys::from(correction(member, field));
    match waits_at {
        Some(branch) => {
            let place = format!("{}#{member}#{}", sortable(asked_at), field.as_str());
            keys.gsi2(requests_pk(branch), format!("{WAITING}{place}"))
        }
        None => keys,
    }
}

/// The last proposals of a member.
pub fn corrections_of(member: MemberId) -> Partition {
    partition(Index::Main, format!("MBR#{member}"), Range::Prefix("COR#".into()))
}

/// The proposals of a branch's members that wait.
pub fn corrections_waiting(branch: OrgId) -> Partition {
    partition(Index::Gsi2, requests_pk(branch), Range::Prefix(WAITING.into()))
}
