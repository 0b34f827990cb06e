//! An endpoint is a type, defined once: its verb, path and shapes.
//!
//! The server mounts it (`kit::route::<E>`), the browser calls it (`api.call::<E>`), and every test that must not
//! forget one loops over [`crate::registry`]. No URL, method or shape is written twice.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::{Deserialize, ser};

/// HTTP method of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Reads and changes nothing.
    Get,
    /// Reads and changes nothing; what is asked stands in a body, because free text has no place in an address: those
    /// are written into logs and histories.
    Ask,
    /// Creates or acts.
    Post,
    /// Replaces the whole of a thing.
    Put,
    /// Removes or ends a thing.
    Delete,
}

impl Verb {
    /// The method's name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Ask | Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// Whether it only reads.
    pub const fn reads(self) -> bool {
        matches!(self, Self::Get | Self::Ask)
    }

    /// Whether it takes a body.
    pub const fn has_body(self) -> bool {
        matches!(self, Self::Ask | Self::Post | Self::Put)
    }
}

/// Who may knock at all, before any right on a resource is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Everybody, signed in or not.
    Anyone,
    /// The holder of a session cookie.
    CookieHolder,
    /// A signed-in member.
    Member,
}

/// One operation of the interface between the app and the functions.
pub trait Endpoint: Send + Sync + 'static {
    /// Operation name, `snake_case`, the same word in every layer.
    const NAME: &'static str;
    /// HTTP method.
    const VERB: Verb;
    /// Path with `{placeholders}` named as the fields of [`Self::Path`].
    const PATH: &'static str;
    /// Who may knock.
    const DOOR: Door;
    /// What it does, in the words of its documentation.
    const SUMMARY: &'static str;
    /// Values of the placeholders; `()` when there are none.
    type Path: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
    /// Query parameters; `()` when there are none.
    type Query: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
    /// JSON body; [`Nothing`] when there is none.
    type Body: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
    /// JSON reply; [`Nothing`] when there is nothing to say.
    type Reply: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
}

/// No fields: an empty path, query, body or reply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nothing {}

/// A page of a list with the cursor of the next page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "{T}Page")]
pub struct Page<T> {
    /// Entries in the list's order.
    pub items: Vec<T>,
    /// Opaque position after the last entry; `None` at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
}

/// Opaque position in a list, sealed by the server for that list alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cursor(pub String);

/// Query of a plain paged list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageQuery {
    /// Where to go on; absent for the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Path and query string of a call of `E`.
///
/// # Panics
/// When `E::Path` lacks a field that the path names: a mistake in the definition, caught by the registry's test.
pub fn url<E: Endpoint>(path: &E::Path, query: &E::Query) -> String {
    let mut url = fill(E::PATH, &fields(path));
    let query = fields(query);
    for (index, (name, value)) in query.iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(name);
        url.push('=');
        url.push_str(&percent(value));
    }
    url
}

fn fill(template: &str, fields: &[(String, String)]) -> String {
    let mut filled = template.to_owned();
    for (name, value) in fields {
        filled = filled.replace(&format!("{{{name}}}"), &percent(value));
    }
    assert!(!filled.contains('{'), "the path {template} names a field its type lacks");
    filled
}

/// The scalar fields of a flat struct, as text; absent ones are left out.
fn fields(value: &impl ser::Serialize) -> Vec<(String, String)> {
    let json = serde_json::to_value(value).expect("path and query types are plain structs");
    let Some(object) = json.as_object() else { return Vec::new() };
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Null => None,
        other => Some(other.to_string()),
    };
    object.iter().filter_map(|(name, value)| Some((name.clone(), text(value)?))).collect()
}

fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Defines endpoints: a line of documentation, a name, verb and path, then the shapes.
#[macro_export]
macro_rules! endpoints {
    ($($(#[doc = $doc:literal])*
       $name:ident = $operation:literal: $verb:ident $path:literal by $door:ident {
           $(path: $path_type:ty,)? $(query: $query_type:ty,)? $(body: $body_type:ty,)? reply: $reply:ty $(,)?
       })*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl $crate::endpoint::Endpoint for $name {
            const NAME: &'static str = $operation;
            const VERB: $crate::endpoint::Verb = $crate::endpoint::Verb::$verb;
            const PATH: &'static str = $path;
            const DOOR: $crate::endpoint::Door = $crate::endpoint::Door::$door;
            const SUMMARY: &'static str = concat!($($doc),*);
            type Path = $crate::endpoints!(@or $($path_type)?);
            type Query = $crate::endpoints!(@or $($query_type)?);
            type Body = $crate::endpoints!(@or $($body_type)?);
            type Reply = $reply;
        }
    )*};
    (@or) => { $crate::endpoint::Nothing };
    (@or $given:ty) => { $given };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize, JsonSchema)]
    pub struct At {
        meeting: String,
    }

    #[derive(Serialize, Deserialize, JsonSchema)]
    pub struct Search {
        q: Option<String>,
        year: Option<i16>,
    }

    endpoints! {
        /// Only for this test.
        Probe = "probe": Get "/api/meetings/{meeting}/x" by Member { path: At, query: Search, reply: Nothing }
    }

    #[test]
    fn placeholders_and_query_are_filled_and_escaped() {
        let url =
            url::<Probe>(&At { meeting: "a/b".into() }, &Search { q: Some("Hường 1".into()), year: None });
        assert_eq!(url, "/api/meetings/a%2Fb/x?q=H%C6%B0%E1%BB%9Dng%201");
    }
}
