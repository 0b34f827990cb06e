//! Meetings and who is on their lists.

use jiff::Timestamp;
use shared::id::{MeetingId, MemberId, OrgId};

use super::{Index, Key, Keys, Partition, Range, key, partition, sortable};

/// A meeting.
pub fn meeting(id: MeetingId) -> Key {
    key(format!("MTG#{id}"), "META")
}

/// All keys of a meeting.
pub fn meeting_keys(id: MeetingId, org: OrgId, starts_at: Timestamp) -> Keys {
    Keys::from(meeting(id)).gsi2(format!("BRM#{org}"), format!("{}#{id}", sortable(starts_at)))
}

/// A meeting with its whole list, in one query.
pub fn meeting_whole(id: MeetingId) -> Partition {
    partition(Index::Main, format!("MTG#{id}"), Range::All)
}

/// The meetings of an organisation that start in `[from, until)`.
pub fn meetings_between(org: OrgId, from: Timestamp, until: Timestamp) -> Partition {
    partition(Index::Gsi2, format!("BRM#{org}"), Range::Between(sortable(from), sortable(until)))
}

/// The meetings of an organisation, by time.
pub fn meetings(org: OrgId) -> Partition {
    partition(Index::Gsi2, format!("BRM#{org}"), Range::All)
}

/// A person's entry on the list of a meeting.
pub fn attendance(meeting: MeetingId, member: MemberId) -> Key {
    key(format!("MTG#{meeting}"), format!("ATT#{member}"))
}

/// A member's written opinion on a meeting.
pub fn opinion(meeting: MeetingId, member: MemberId) -> Key {
    key(format!("OPN#{meeting}"), member.to_string())
}

/// The written opinions on a meeting.
pub fn opinions_on(meeting: MeetingId) -> Partition {
    partition(Index::Main, format!("OPN#{meeting}"), Range::All)
}
