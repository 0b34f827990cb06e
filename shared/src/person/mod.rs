//! What a member's profile says about the person, as types that cannot be wrong: text becomes one of them once, at
//! the edge, and everything behind trusts it.
//!
//! Identifiers never print themselves: `Debug` shows the mask, there is no `Display`, and the digits come out only
//! through `reveal()`, so that one search shows every place that looks at them.

mod card;
mod citizen_id;
mod gender;
mod name;
mod phone;
mod problem;

pub use card::{PartyCardKind, PartyCardNo};
pub use citizen_id::{CitizenId, CitizenIdHints, CitizenIdWarning};
pub use gender::Gender;
pub use name::PersonName;
pub use phone::Phone;
pub use problem::PersonProblem;

/// Dots in place of all digits but the last `kept`.
fn mask(digits: &str, kept: usize) -> String {
    let hidden = digits.len().saturating_sub(kept);
    let mut masked = "•".repeat(hidden);
    masked.push_str(&digits[hidden..]);
    masked
}

/// The text without the signs people put between groups of digits.
fn without_separators(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '.' | '-' | '(' | ')' | '\u{200b}'))
        .collect()
}

/// Serde as a string, parsed on the way in; `Debug` shows the mask.
macro_rules! identifier {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = PersonProblem;

            fn try_from(text: String) -> Result<Self, PersonProblem> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(identifier: $name) -> Self {
                identifier.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.masked())
            }
        }
    };
}
use identifier;
