//! Keys: the one place where a key string is built. Reads build a key from its parts, writes from the whole entity,
//! so that the two cannot drift apart.
//!
//! A key is a prefix that names the context and kind, `#`, and an id. Prefixes are what the policy of each function
//! is written in, so a context can be shut out of another's items by the table itself.
//!
//! # Access patterns
//! | pattern | where |
//! |---|---|
//! | an organisation with its counts | `ORG#<id>` / `META`, `COUNTS` |
//! | the organisations directly below, by name | gsi2 `PAR#<parent>` / name |
//! | a member; a member with the roles held | `MBR#<id>` / `PROFILE`; / all |
//! | the roster of a branch, by given name | gsi2 `BRN#<branch>` / name key |
//! | guests of a branch, who meet there for the time being | gsi1 `HST#<branch>` / name key |
//! | whose citizen id is this (unique) | `CID#<blind index>` / `GUARD` |
//! | roles of a person | `MBR#<id>` / `GRT#<org>#<role>` |
//! | roles in an organisation | gsi2 `GRO#<org>` / `GRT#<role>#<member>` |
//! | a meeting, an entry, the whole list | `MTG#<id>` / `META`, `ATT#<member>` |
//! | the meetings of an organisation, by time | gsi2 `BRM#<org>` / start, id |
//! | a roster import | `IMP#<org>` / id |
//! | a bucket of a rate limit | `LIM#<what>#<who>` / `BUCKET` |
//! | a stream record that has been counted | `EVT#<consumer>#<event>` / `SEEN` |
//! | a record that a consumer could not process; those of a consumer | `FLR#<consumer>` / sequence, event; / all |
//! | password, activation code (table `secrets`) | `MBR#<id>` / `PASSWORD`, `CODE` |
//! | a session; the sessions of a person (table `secrets`) | `SES#<id>` / `META`; gsi1 `MBR#<id>` / id |

use jiff::Timestamp;
use shared::grant::Role;
use shared::id::{MeetingId, MemberId, OrgId, RosterImportId, SessionId};

/// Primary key of an item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Partition key.
    pub pk: String,
    /// Sort key.
    pub sk: String,
}

/// Key of an item in an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexKey {
    /// Partition key.
    pub pk: String,
    /// Sort key.
    pub sk: String,
}

/// All keys of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Primary key.
    pub key: Key,
    /// In the first index: by person, or reverse.
    pub gsi1: Option<IndexKey>,
    /// In the second index: by organisation, in order.
    pub gsi2: Option<IndexKey>,
}

impl From<Key> for Keys {
    fn from(key: Key) -> Self {
        Self { key, gsi1: None, gsi2: None }
    }
}

impl Keys {
    fn gsi1(self, pk: String, sk: String) -> Self {
        Self { gsi1: Some(IndexKey { pk, sk }), ..self }
    }

    fn gsi2(self, pk: String, sk: String) -> Self {
        Self { gsi2: Some(IndexKey { pk, sk }), ..self }
    }
}

/// Which index a query reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Index {
    /// The table itself.
    Main,
    /// By person, or reverse.
    Gsi1,
    /// By organisation, in order.
    Gsi2,
}

impl Index {
    /// Name of the index, `None` for the table.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Main => None,
            Self::Gsi1 => Some("gsi1"),
            Self::Gsi2 => Some("gsi2"),
        }
    }

    /// Names of its two key attributes.
    pub const fn attributes(self) -> (&'static str, &'static str) {
        match self {
            Self::Main => ("pk", "sk"),
            Self::Gsi1 => ("gsi1pk", "gsi1sk"),
            Self::Gsi2 => ("gsi2pk", "gsi2sk"),
        }
    }
}

/// What a query reads: one partition, and of it the sort keys with a prefix or in a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// Where.
    pub index: Index,
    /// Partition key.
    pub pk: String,
    /// Which sort keys.
    pub range: Range,
    /// How fresh it must be.
    pub freshness: Freshness,
}

impl Partition {
    /// The same for showing only, at half the price: what was written a moment ago may be missing.
    #[must_use]
    pub fn to_show(self) -> Self {
        Self { freshness: Freshness::Recent, ..self }
    }
}

/// How fresh a read must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Everything that was acknowledged.
    Latest,
    /// Perhaps without what was written a moment ago; an index gives no more.
    Recent,
}

/// Which sort keys of a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Range {
    /// All of them.
    All,
    /// Those that begin with this.
    Prefix(String),
    /// From the first up to and including the second.
    Between(String, String),
}

fn key(pk: String, sk: impl Into<String>) -> Key {
    Key { pk, sk: sk.into() }
}

const fn partition(index: Index, pk: String, range: Range) -> Partition {
    let freshness = match index {
        Index::Main => Freshness::Latest,
        Index::Gsi1 | Index::Gsi2 => Freshness::Recent,
    };
    Partition { index, pk, range, freshness }
}

/// An organisation.
pub fn org(id: OrgId) -> Key {
    key(format!("ORG#{id}"), "META")
}

/// All keys of an organisation.
pub fn org_keys(id: OrgId, parent: Option<OrgId>, name_key: &str) -> Keys {
    let keys = Keys::from(org(id));
    match parent {
        Some(parent) => keys.gsi2(format!("PAR#{parent}"), format!("{name_key}#{id}")),
        None => keys,
    }
}

/// The organisations directly below `parent`, by name.
pub fn orgs_below(parent: OrgId) -> Partition {
    partition(Index::Gsi2, format!("PAR#{parent}"), Range::All)
}

/// The member counts of an organisation.
pub fn org_counts(id: OrgId) -> Key {
    key(format!("ORG#{id}"), "COUNTS")
}

/// A member.
pub fn member(id: MemberId) -> Key {
    key(format!("MBR#{id}"), "PROFILE")
}

/// A member with the roles held.
pub fn person(id: MemberId) -> Partition {
    partition(Index::Main, format!("MBR#{id}"), Range::All)
}

/// All keys of a member.
pub fn member_keys(id: MemberId, branch: OrgId, host: Option<OrgId>, name_key: &str) -> Keys {
    let place = format!("{name_key}#{id}");
    let keys = Keys::from(member(id)).gsi2(format!("BRN#{branch}"), place.clone());
    match host {
        Some(host) => keys.gsi1(format!("HST#{host}"), place),
        None => keys,
    }
}

/// The roster of a branch, by given name.
pub fn roster(branch: OrgId) -> Partition {
    partition(Index::Gsi2, format!("BRN#{branch}"), Range::All)
}

/// Those who meet in a branch for the time being.
pub fn guests(branch: OrgId) -> Partition {
    partition(Index::Gsi1, format!("HST#{branch}"), Range::All)
}

/// The guard that keeps a citizen id unique and finds its holder.
pub fn citizen_id_guard(blind_index: &str) -> Key {
    key(format!("CID#{blind_index}"), "GUARD")
}

/// A role of a person.
pub fn grant(member: MemberId, org: OrgId, role: Role) -> Key {
    key(format!("MBR#{member}"), format!("GRT#{org}#{}", role.as_str()))
}

/// All keys of a role of a person.
pub fn grant_keys(member: MemberId, org: OrgId, role: Role) -> Keys {
    let keys = Keys::from(grant(member, org, role));
    keys.gsi2(format!("GRO#{org}"), format!("GRT#{}#{member}", role.as_str()))
}

/// The roles of a person.
pub fn grants_of(member: MemberId) -> Partition {
    partition(Index::Main, format!("MBR#{member}"), Range::Prefix("GRT#".into()))
}

/// The roles in an organisation.
pub fn grants_in(org: OrgId) -> Partition {
    partition(Index::Gsi2, format!("GRO#{org}"), Range::All)
}

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

/// A roster import.
pub fn roster_import(org: OrgId, import: RosterImportId) -> Key {
    key(format!("IMP#{org}"), import.to_string())
}

/// A bucket of a rate limit.
pub fn rate_limit(what: &str, who: &str) -> Key {
    key(format!("LIM#{what}#{who}"), "BUCKET")
}

/// The mark of a stream record that a consumer has counted.
pub fn counted_event(consumer: &str, event: &str) -> Key {
    key(format!("EVT#{consumer}#{event}"), "SEEN")
}

/// A stream record that a consumer could not process. Places in a stream are numbers of up to 40 digits.
pub fn failure(consumer: &str, sequence: &str, event: &str) -> Key {
    key(format!("FLR#{consumer}"), format!("{sequence:0>40}#{event}"))
}

/// The records that a consumer could not process, in the order of the stream.
pub fn failures(consumer: &str) -> Partition {
    partition(Index::Main, format!("FLR#{consumer}"), Range::All)
}

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

/// The kind prefix of a sort key and what follows it: `ATT#…` → `("ATT", "…")`.
pub fn split(sk: &str) -> (&str, &str) {
    sk.split_once('#').unwrap_or((sk, ""))
}

/// A time whose text sorts as the time does: RFC 3339 in whole seconds.
fn sortable(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meeting_keys_sort_by_start() {
        let id = MeetingId::from_parts(1, 1);
        let org = OrgId::from_parts(1, 1);
        let at = |text: &str| meeting_keys(id, org, text.parse().unwrap()).gsi2.unwrap().sk;
        assert!(at("2026-11-25T12:30:00Z") < at("2026-11-25T12:30:01Z"));
        assert!(at("2026-12-01T00:00:00Z") < at("2027-01-01T00:00:00Z"));
    }
}
