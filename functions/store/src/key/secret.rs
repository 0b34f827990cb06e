//! What `identity` alone may read: the table of secrets.

use shared::id::{MemberId, SessionId};

use super::{Index, Key, Keys, Partition, Range, key, partition};

/// A member's password, in the table of secrets.
pub fn password(member: MemberId) -> Key {
    key(format!("MBR#{member}"), "PASSWORD")
}

/// A member's activation code, in the table of secrets.
pub fn activation_code(member: MemberId) -> Key {
    key(format!("MBR#{member}"), "CODE")
}

/// A session, in the table of secrets.
pub fn session(id: SessionId) -> Key {
    key(format!("SES#{id}"), "META")
}

/// All keys of a session.
pub fn session_keys(id: SessionId, member: MemberId) -> Keys {
    Keys::from(session(id)).gsi1(format!("MBR#{member}"), id.to_string())
}

/// The sessions of a person.
pub fn sessions_of(member: MemberId) -> Partition {
    partition(Index::Gsi1, format!("MBR#{member}"), Range::All)
}
