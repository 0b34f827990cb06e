//! Meetings and who is on their lists.

use jiff::Timestamp;
use shared::id::{MeetingId, MemberId, OrgId};
use shared::meeting::ItemMark;

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

/// All keys of an entry; while it holds a request that nobody has decided it stands among those of the meeting.
pub fn attendance_keys(meeting: MeetingId, member: MemberId, asks: bool) -> Keys {
    let keys = Keys::from(attendance(meeting, member));
    if asks { keys.gsi1(format!("ABS#{meeting}"), member.to_string()) } else { keys }
}

/// The requests to be absent from a meeting that nobody has decided.
pub fn absences_waiting(meeting: MeetingId) -> Partition {
    partition(Index::Gsi1, format!("ABS#{meeting}"), Range::All)
}

/// A member's written opinion on a meeting as a whole, or on an item of its agenda.
pub fn opinion(meeting: MeetingId, member: MemberId, about: Option<&ItemMark>) -> Key {
    let pk = format!("OPN#{meeting}");
    match about {
        None => key(pk, member.to_string()),
        Some(mark) => key(pk, format!("{member}#{mark}")),
    }
}

/// The written opinions of a member on a meeting.
pub fn opinions_of(meeting: MeetingId, member: MemberId) -> Partition {
    partition(Index::Main, format!("OPN#{meeting}"), Range::Prefix(member.to_string()))
}

/// The written opinions on a meeting.
pub fn opinions_on(meeting: MeetingId) -> Partition {
    partition(Index::Main, format!("OPN#{meeting}"), Range::All)
}

/// The plan of an organisation's meetings for a year.
pub fn year_plan(org: OrgId, year: i16) -> Key {
    key(format!("PLN#{org}"), format!("{year:04}"))
}
