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
//! | the organisations without a superior; whom a founded one began with (single) | gsi2 `PAR#ROOT` / name; `ORG#ROOT` / `GUARD` |
//! | a member; a member with the roles held | `MBR#<id>` / `PROFILE`; / all |
//! | the roster of a branch, by given name | gsi2 `BRN#<branch>` / name key |
//! | guests of a branch, who meet there for the time being | gsi1 `HST#<branch>` / name key |
//! | whose citizen id is this (unique) | `CID#<blind index>` / `GUARD` |
//! | roles of a person | `MBR#<id>` / `GRT#<org>#<role>` |
//! | who was given the seat of secretary (single) | `ORG#<id>` / `SEAT` |
//! | roles in an organisation | gsi2 `GRO#<org>` / `GRT#<role>#<member>` |
//! | a meeting, an entry, the whole list | `MTG#<id>` / `META`, `ATT#<member>` |
//! | the meetings of an organisation, by time | gsi2 `BRM#<org>` / start, id |
//! | the requests to be absent from a meeting that nobody has decided | gsi1 `ABS#<meeting>` / member |
//! | a request for an account | `REG#<id>` / `META` |
//! | the requests that lie with an organisation: waiting until, or over since; with the proposals that wait | gsi2 `RGO#<org>` / state, time; `correction` to `pending` |
//! | the places that requests take which the roster does not vouch for | `RGS#<branch>`, `<member>`, `<address>` / number |
//! | the password that an applicant chose (table `secrets`) | `REG#<id>` / `PASSWORD` |
//! | a file; the files that belong to something, as they were announced | `FIL#<what>#<its id>` / id; / all |
//! | what is to be done about files, by time | `FLW#ALL` / time, what, file |
//! | the opinion of a member on a meeting, on an item of its agenda; all of theirs; all on it | `OPN#<meeting>` / member; member, item; / prefix; / all |
//! | the plan of an organisation's meetings for a year | `PLN#<org>` / year |
//! | the minutes of a meeting, a vote; all that belongs to them | `MIN#<meeting>` / `TEXT`, `VOT#<id>`; / all |
//! | the resolution of a meeting; what it gave somebody to do | `MIN#<meeting>` / `RESOLUTION`; `ASG#<id>` |
//! | the self-score of a meeting | `MIN#<meeting>` / `SCORE` |
//! | what a person is to do; what an organisation gave, open or settled | gsi1 `ASM#<member>` / last day, id; gsi2 `ASO#<org>` / state, day, id |
//! | the changes of a person's standing, in order; those in a branch, by their day | `MBR#<id>` / `STD#<revision>`; gsi2 `STB#<branch>` / day, member, revision |
//! | the last proposal to correct a field of a profile; those of a person | `MBR#<id>` / `COR#<field>`; / prefix |
//! | the proposals that wait in a branch, the oldest first | gsi2 `RGO#<branch>` / `correction`, time, member, field |
//! | where the log of an organisation stands | `AUD#<org>` / `HEAD` |
//! | the log of an organisation, month by month | `AUD#<org>#<month>` / time, number |
//! | of these, the entries about a person; on a topic | gsi1 `AUP#<org>#<member>`; gsi2 `AUK#<org>#<month>#<topic>` / the same |
//! | a document with its body | `DOC#<id>` / `META`, `BODY` |
//! | the steps that a document took | `DOC#<id>` / `STP#<number>`; / prefix |
//! | who has read a document; what somebody has read of a span of time | `DOC#<id>` / `RCV#<member>`; gsi1 `RCM#<member>` / published, id |
//! | what an organisation hands down, newest first | gsi2 `LIB#<org>` / published, id |
//! | what its office works on or took back, by state | gsi2 `DOF#<org>` / state, id |
//! | which number is whose (unique); the highest one | `DNR#<org>` / `<term>#<code>#<serial>` |
//! | how many of an organisation have read a document | `DRC#<document>` / `<org>` |
//! | which shelf of the search is the newest | `SHF#<org>` / `HEAD` |
//! | how far the rebuilding of all shelves is | `SHF#ALL` / `REBUILDING` |
//! | a roster import | `IMP#<org>` / id |
//! | a bucket of a rate limit | `LIM#<what>#<who>` / `BUCKET` |
//! | a stream record that has been counted | `EVT#<consumer>#<event>` / `SEEN` |
//! | a record that a consumer could not process; those of a consumer | `FLR#<consumer>` / sequence, event; / all |
//! | a report, its words, both | `RPT#<id>` / `META`, `BODY`; / all |
//! | the reports of an organisation, by the day they are due | gsi1 `RPB#<org>` / due, id |
//! | the reports that go to an organisation for a period, by whose they are | gsi2 `RPO#<to>#<of>#<period>` / org, due, id |
//! | sums of the months of all directly below; of one organisation | `STA#<above>` / month, id; month by month |
//! | a transfer of membership; those of a person | `MBR#<id>` / `TRF#<id>`; / prefix |
//! | the transfers from a branch; to a branch, by stage and day of the letter | gsi1 `TRS#<branch>`; gsi2 `TRT#<branch>` / stage, day, id |
//! | of the transfers of all branches below a committee, by stage and day of the letter | gsi2 `TRC#<committee>` / stage, day, id |
//! | the line that a committee has of one | `TRC#<committee>` / id |
//! | an announcement; those of an organisation, by when they show | `ANC#<id>` / `META`; gsi2 `ANO#<org>` / shows from, id |
//! | who has acknowledged it; how many of an organisation | `ANC#<id>` / `ACK#<member>`; `ACC#<id>` / `<org>` |
//! | what an organisation has announced within a week | `ANB#<org>` / `BUDGET` |
//! | how far somebody has read the inbox; the notices to them alone; both with profile and roles | `MBR#<id>` / `READ`; `SAID#<notice>`; `GRT#` to `SAID#` |
//! | a question of a bank; the bank | `QST#<org>` / id; / all |
//! | a campaign; with the questions it draws from | `CMP#<id>` / `META`; / all with `POOL#<part>` |
//! | what an organisation has opened, by when it opens; its drafts | gsi2 `CML#<org>` / opens, id; `CMD#<org>` / id |
//! | an attempt, that somebody took part in a contest; those of a person; what a branch has done | `CMP#<id>#BRN#<branch>` / `ATM#<member>#<n>`, `CON#<member>#<n>`; / prefix; / all |
//! | what those directly below an organisation came to in a campaign | `CMS#<campaign>` / `<org>` |
//! | a piece of feedback; those of a person, newest first | `FBK#<id>` / `META`; gsi1 `FBA#<author>` / id |
//! | what lies with an organisation, by stage and last day | gsi2 `FBO#<org>` / stage, day, id |
//! | how many an organisation has numbered in a year | `FBN#<org>` / `<year>` |
//! | which feedback an organisation has or had under a number | `FBN#<org>` / `<year>#<serial>#<id>` |
//! | what waits for an answer anywhere, by its last day | `FBD#ALL` / day, id |
//! | what letters count as that came to an organisation in a month | `FBL#<org>` / month, id |
//! | counts of feedback of all directly below in months; of one organisation | `FBS#<above>` / month, id; month by month |
//! | of what somebody is to be reminded on a day, and what is to be begun, in sixteen parts | `DUE#<day>#<part>` / what, id |
//! | password, activation code (table `secrets`) | `MBR#<id>` / `PASSWORD`, `CODE` |
//! | a session; the sessions of a person (table `secrets`) | `SES#<id>` / `META`; gsi1 `MBR#<id>` / id |

mod announcement;
mod audit;
mod correction;
mod document;
mod due;
mod feedback;
mod feedback_counts;
mod file;
mod meeting;
mod member;
mod minutes;
mod org;
mod queue;
mod registration;
mod report;
mod secret;
mod shelf;
mod statistics;
mod study;
mod transfer;
mod work;

use jiff::Timestamp;

pub use self::announcement::*;
pub use self::audit::*;
pub use self::correction::*;
pub use self::document::*;
pub use self::due::*;
pub use self::feedback::*;
pub use self::feedback_counts::*;
pub use self::file::*;
pub use self::meeting::*;
pub use self::member::*;
pub use self::minutes::*;
pub use self::org::*;
pub use self::queue::*;
pub use self::registration::*;
pub use self::report::*;
pub use self::secret::*;
pub use self::shelf::*;
pub use self::statistics::*;
pub use self::study::*;
pub use self::transfer::*;
pub use self::work::*;

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
    use shared::id::{MeetingId, OrgId};

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
