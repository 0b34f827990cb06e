//! Members, the roles they hold, and the lists they come in by.

use jiff::civil::Date;
use shared::grant::Role;
use shared::id::{MemberId, OrgId, RosterImportId};

use super::{Index, Key, Keys, Partition, Range, key, partition};

/// A member.
pub fn member(id: MemberId) -> Key {
    key(format!("MBR#{id}"), "PROFILE")
}

/// A member with the roles held.
pub fn person(id: MemberId) -> Partition {
    partition(Index::Main, format!("MBR#{id}"), Range::Between("GRT#".into(), "PROFILE".into()))
}

/// The same with the inbox, which sorts right behind the profile.
pub fn person_with_inbox(id: MemberId) -> Partition {
    partition(Index::Main, format!("MBR#{id}"), Range::Between("GRT#".into(), "SAID#~".into()))
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

/// A roster import.
pub fn roster_import(org: OrgId, import: RosterImportId) -> Key {
    key(format!("IMP#{org}"), import.to_string())
}

/// A change of a member's standing; numbers are written in six digits, so that they sort.
pub fn standing(member: MemberId, number: u32) -> Key {
    key(format!("MBR#{member}"), format!("STD#{number:06}"))
}

/// All keys of a change of standing: those of a branch stand by the day from which they count.
pub fn standing_keys(member: MemberId, number: u32, branch: Option<OrgId>, since: Date) -> Keys {
    let keys = Keys::from(standing(member, number));
    match branch {
        Some(branch) => keys.gsi2(format!("STB#{branch}"), format!("{since}#{member}#{number:06}")),
        None => keys,
    }
}

/// The changes of standing in a branch that count from one day to another.
pub fn standings_between(branch: OrgId, from: Date, until: Date) -> Partition {
    // `~` sorts after every sign of an id.
    partition(Index::Gsi2, format!("STB#{branch}"), Range::Between(from.to_string(), format!("{until}#~")))
}

/// The changes of a member's standing.
pub fn standings_of(member: MemberId) -> Partition {
    partition(Index::Main, format!("MBR#{member}"), Range::Prefix("STD#".into()))
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
