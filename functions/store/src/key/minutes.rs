//! Minutes of meetings and what belongs to them. They lie apart from the list of a meeting, which is read at every mark
//! of a roll call.

use shared::id::{MeetingId, VoteId};

use super::{Index, Key, Partition, Range, key, partition};

/// The minutes of a meeting.
pub fn minutes(meeting: MeetingId) -> Key {
    key(format!("MIN#{meeting}"), "TEXT")
}

/// A vote in a meeting.
pub fn vote(meeting: MeetingId, id: VoteId) -> Key {
    key(format!("MIN#{meeting}"), format!("VOT#{id}"))
}

/// The minutes of a meeting with everything that belongs to them, in one query.
pub fn minutes_whole(meeting: MeetingId) -> Partition {
    partition(Index::Main, format!("MIN#{meeting}"), Range::All)
}
