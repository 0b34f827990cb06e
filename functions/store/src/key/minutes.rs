//! Minutes of meetings and what belongs to them. They lie apart from the list of a meeting, which is read at every mark
//! of a roll call.

use jiff::civil::Date;
use shared::id::{AssignmentId, MeetingId, MemberId, OrgId, VoteId};

use super::{Index, Key, Keys, Partition, Range, key, partition};

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

/// The resolution of a meeting.
pub fn resolution(meeting: MeetingId) -> Key {
    key(format!("MIN#{meeting}"), "RESOLUTION")
}

/// The self-score of a meeting.
pub fn meeting_score(meeting: MeetingId) -> Key {
    key(format!("MIN#{meeting}"), "SCORE")
}

/// What somebody was given to do in a meeting.
pub fn assignment(meeting: MeetingId, id: AssignmentId) -> Key {
    key(format!("MIN#{meeting}"), format!("ASG#{id}"))
}

/// All keys of an assignment: by person only while it is open.
pub fn assignment_keys(
    meeting: MeetingId,
    id: AssignmentId,
    org: OrgId,
    lead: MemberId,
    due_on: Date,
    settled_on: Option<Date>,
) -> Keys {
    let keys = Keys::from(assignment(meeting, id));
    match settled_on {
        None => keys
            .gsi1(format!("ASM#{lead}"), format!("{due_on}#{id}"))
            .gsi2(format!("ASO#{org}"), format!("open#{due_on}#{id}")),
        Some(day) => keys.gsi2(format!("ASO#{org}"), format!("settled#{day}#{id}")),
    }
}

/// What a person is to do, by the last day.
pub fn assignments_of(member: MemberId) -> Partition {
    partition(Index::Gsi1, format!("ASM#{member}"), Range::All)
}

/// What an organisation has given to do and is open, by the last day.
pub fn open_assignments(org: OrgId) -> Partition {
    partition(Index::Gsi2, format!("ASO#{org}"), Range::Prefix("open#".into()))
}

/// What was settled in an organisation, by day; since a day when one is given.
pub fn settled_assignments(org: OrgId, from: Option<Date>) -> Partition {
    let range = match from {
        Some(day) => Range::Between(format!("settled#{day}"), "settled#~".into()),
        None => Range::Prefix("settled#".into()),
    };
    partition(Index::Gsi2, format!("ASO#{org}"), range)
}
