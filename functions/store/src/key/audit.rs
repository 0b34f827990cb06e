//! The logs of organisations.

use jiff::Timestamp;
use shared::audit::{AuditEntry, AuditMonth, AuditTopic};
use shared::id::{MemberId, OrgId};

use super::{Index, Key, Keys, Partition, Range, key, partition, sortable};

/// Where the log of an organisation stands.
pub fn audit_head(org: OrgId) -> Key {
    key(format!("AUD#{org}"), "HEAD")
}

/// All keys of an entry. Numbers are written in ten digits, so that entries of one second stay in order.
pub fn audit_entry_keys(entry: &AuditEntry) -> Keys {
    let (org, month, topic) = (entry.org, AuditMonth::of(entry.at), entry.act.topic().as_str());
    let place = format!("{}#{:010}", sortable(entry.at), entry.number);
    Keys::from(key(format!("AUD#{org}#{month}"), place.clone()))
        .gsi1(format!("AUP#{org}#{}", entry.act.member()), place.clone())
        .gsi2(format!("AUK#{org}#{month}#{topic}"), place)
}

/// The log of an organisation in a month.
pub fn audit_month(org: OrgId, month: AuditMonth) -> Partition {
    partition(Index::Main, format!("AUD#{org}#{month}"), Range::All)
}

/// The entries of a month on a topic.
pub fn audit_topic(org: OrgId, month: AuditMonth, topic: AuditTopic) -> Partition {
    partition(Index::Gsi2, format!("AUK#{org}#{month}#{}", topic.as_str()), Range::All)
}

/// Of a month, what was written from one moment until before another.
pub fn audit_between(month: Partition, from: Timestamp, before: Timestamp) -> Partition {
    Partition { range: Range::Between(sortable(from), sortable(before)), ..month }
}

/// The entries about a person.
pub fn audit_person(org: OrgId, member: MemberId) -> Partition {
    partition(Index::Gsi1, format!("AUP#{org}#{member}"), Range::All)
}
