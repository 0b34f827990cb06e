//! The name of an item of an agenda, for what is said to it.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::AgendaItem;
use crate::id::InvalidId;

/// Names an item of an agenda wherever it stands in it: sixteen digits made of its title. Under another
/// title it is another item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemMark(String);

impl JsonSchema for ItemMark {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ItemMark".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9a-f]{16}$" })
    }
}

impl TryFrom<String> for ItemMark {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == 16 && text.bytes().all(is_digit) { Ok(Self(text)) } else { Err(InvalidId) }
    }
}

impl From<ItemMark> for String {
    fn from(mark: ItemMark) -> Self {
        mark.0
    }
}

impl fmt::Display for ItemMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AgendaItem {
    /// What names it: FNV-1a over the bytes of its title.
    pub fn mark(&self) -> ItemMark {
        let hash = self.title.trim().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        ItemMark(format!("{hash:016x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_the_title_and_not_the_place_or_the_time_given() {
        let mark = |title: &str, minutes| AgendaItem { title: title.into(), minutes }.mark();
        assert_eq!(mark("Làm đường", 30), mark(" Làm đường ", 45));
        assert_ne!(mark("Làm đường", 30), mark("Làm cầu", 30));
        for text in ["", "0123456789ABCDEF", "0123456789abcde", "../../../../../.."] {
            assert!(ItemMark::try_from(text.to_owned()).is_err(), "{text}");
        }
        let named = String::from(mark("Làm đường", 30));
        assert_eq!(ItemMark::try_from(named).unwrap(), mark("Làm đường", 30));
    }
}
