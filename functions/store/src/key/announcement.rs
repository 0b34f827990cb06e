//! Announcements, who has acknowledged them, how often an organisation has spoken; the inbox of a person.

use jiff::Timestamp;
use shared::id::{AnnouncementId, MemberId, NoticeId, OrgId};

use super::{Index, Key, Keys, Partition, Range, key, partition, sortable};

/// An announcement.
pub fn announcement(id: AnnouncementId) -> Key {
    key(format!("ANC#{id}"), "META")
}

/// All keys of an announcement: among those of its organisation, by when it shows.
pub fn announcement_keys(id: AnnouncementId, org: OrgId, shows_from: Timestamp) -> Keys {
    Keys::from(announcement(id)).gsi2(format!("ANO#{org}"), format!("{}#{id}", sortable(shows_from)))
}

/// What an organisation announces that shows from some time in `[from, until]` on.
pub fn announcements(org: OrgId, from: Timestamp, until: Timestamp) -> Partition {
    let range = Range::Between(sortable(from), format!("{}~", sortable(until)));
    partition(Index::Gsi2, format!("ANO#{org}"), range)
}

/// Everything an organisation has announced or will announce.
pub fn announcements_all(org: OrgId) -> Partition {
    partition(Index::Gsi2, format!("ANO#{org}"), Range::All)
}

/// The acknowledgement of one person.
pub fn acknowledgement(announcement: AnnouncementId, member: MemberId) -> Key {
    key(format!("ANC#{announcement}"), format!("ACK#{member}"))
}

/// How many of an organisation have acknowledged an announcement.
pub fn acknowledgement_counts(announcement: AnnouncementId, org: OrgId) -> Key {
    key(format!("ACC#{announcement}"), org.to_string())
}

/// What an organisation has published within a week.
pub fn announcement_budget(org: OrgId) -> Key {
    key(format!("ANB#{org}"), "BUDGET")
}

/// What somebody has read of the inbox.
pub fn read_marks(member: MemberId) -> Key {
    key(format!("MBR#{member}"), "READ")
}

/// A notice to one person.
pub fn notice(member: MemberId, id: NoticeId) -> Key {
    key(format!("MBR#{member}"), format!("SAID#{id}"))
}

/// The notices to a person up to and including one: their ids sort by time.
pub fn notices_to(member: MemberId, last: NoticeId) -> Partition {
    partition(Index::Main, format!("MBR#{member}"), Range::Between("SAID#".into(), format!("SAID#{last}")))
}
