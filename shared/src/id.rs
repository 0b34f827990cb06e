//! Identifiers: one type per kind of thing, so that a meeting's id can never be passed for a member's.
//!
//! An id is a ULID: 48 bits of creation time and 80 random bits, written as 26 lower-case characters.
//! Ids sort by creation, are safe in URLs and keys, and say nothing about the person they stand for.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ulid::Ulid;

/// The text is not an id: 26 characters of Crockford's base 32 were expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("mã không đúng dạng")]
pub struct InvalidId;

/// How an id is written.
const PATTERN: &str = "^[0-7][0-9a-hjkmnp-tv-z]{25}$";

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Ulid);

        impl $name {
            /// Builds an id from a time in milliseconds since 1970 and 80 random bits.
            pub const fn from_parts(milliseconds: u64, random: u128) -> Self {
                Self(Ulid::from_parts(milliseconds, random))
            }

            /// The 128 bits of the id.
            pub fn bits(self) -> u128 {
                u128::from(self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut buffer = [0; ulid::ULID_LEN];
                let text = self.0.array_to_str(&mut buffer);
                text.make_ascii_lowercase();
                f.write_str(text)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Ulid::from_string(text).map(Self).map_err(|_| InvalidId)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": PATTERN })
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// A party organisation: the Centre, a province, a commune committee, a branch, a cell.
    OrgId;
    /// A party member.
    MemberId;
    /// A meeting of a branch or of its committee.
    MeetingId;
    /// One device on which a member is signed in.
    SessionId;
    /// One uploaded roster, from preview to import.
    RosterImportId;
    /// One request for an account.
    RegistrationId;
    /// An attached file.
    FileId;
    /// A vote in a meeting.
    VoteId;
    /// What somebody was given to do in a meeting.
    AssignmentId;
    /// A report to the organisation above.
    ReportId;
    /// A document that a committee hands down.
    DocumentId;
    /// One uploaded text document, to be taken over into a draft.
    DocxUploadId;
    /// A transfer of membership.
    TransferId;
    /// An announcement of an organisation to itself and all below.
    AnnouncementId;
    /// An entry of somebody's inbox.
    NoticeId;
    /// Something that a member has to say to an organisation.
    FeedbackId;
    /// A question of a bank.
    QuestionId;
    /// A study campaign.
    CampaignId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_writes() {
        let id = MemberId::from_parts(1_800_000_000_000, 42);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 26);
        assert_eq!(id.to_string(), id.to_string().to_lowercase());
    }

    #[test]
    fn ids_sort_by_time() {
        assert!(OrgId::from_parts(1, u128::MAX >> 48) < OrgId::from_parts(2, 0));
        assert!(OrgId::from_parts(1, 9).to_string() < OrgId::from_parts(2, 0).to_string());
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "x", "01ARZ3NDEKTSV4RRFFQ69G5FA!", "ORG#1"] {
            assert_eq!(text.parse::<MeetingId>(), Err(InvalidId), "{text}");
        }
    }
}
