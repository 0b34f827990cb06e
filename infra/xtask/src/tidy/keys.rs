//! Keys of stored items are built in one place, so that no two places can disagree about them.

use super::literals::{self, Text};
use super::{Finding, Source};

const HOME: &str = "functions/store/src/key.rs";
/// One file for each kind of thing.
const ROOMS: &str = "functions/store/src/key/";
const STORE: &str = "functions/store/";
/// This rule's own examples.
const RULE: &str = "infra/xtask/src/tidy/";

/// Literals such as `"MBR#"` outside the one place that builds keys.
pub fn check(source: &Source) -> Vec<Finding> {
    let is_home = source.path == HOME || source.path.starts_with(ROOMS);
    if !source.is_rust() || is_home || source.path.starts_with(RULE) {
        return Vec::new();
    }
    let in_store = source.path.starts_with(STORE);
    let joins = |text: &Text| builds_key(&text.content) || (in_store && text.content == "#");
    let found = literals::of(&source.text).into_iter().filter(joins);
    found
        .map(|text| {
            let advice =
                format!("\"{}\" builds a key: add a constructor to {HOME} and call it", text.content);
            source.finding(text.line, "key", advice)
        })
        .collect()
}

/// `MBR#`, `MBR#{id}` or `{a}#{b}`; a colour, an anchor (`#top`, `#{id}`), `C#` and text that merely holds the sign
/// are none. In the store, where keys are at hand, a bare `#` to join parts with is one too.
fn builds_key(content: &str) -> bool {
    content.match_indices('#').any(|(at, _)| {
        let (before, after) = (&content[..at], &content[at + 1..]);
        let capitals = before.chars().rev().take_while(char::is_ascii_uppercase).count();
        let joins = after.is_empty() || after.starts_with('{');
        joins && (capitals >= 2 || before.contains('#') || before.ends_with('}'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    fn found(path: &str, literal: &str) -> bool {
        !check(&source(path, &format!("const A: &str = {literal};"))).is_empty()
    }

    #[test]
    fn key_literals_are_found() {
        for literal in
            ["\"MBR#\"", "\"MBR#{id}\"", "\"{a}#{b}\"", "\"GRT#x#\"", "\"{a}#\"", "r#\"MTG#\"#", "\"#\""]
        {
            assert!(found("functions/store/src/member.rs", literal), "{literal}");
            assert!(!found(HOME, literal), "{literal} at home");
            assert!(!found("functions/store/src/key/org.rs", literal), "{literal} in a room of it");
        }
    }

    #[test]
    fn other_uses_of_the_sign_are_left_alone() {
        for literal in [
            "\"#fff\"",
            "\"#B3261E\"",
            "\"/help#top\"",
            "\"#{id}\"",
            "r#\"a\"#",
            "\"C#\"",
            "\"&#160;\"",
            "'#'",
        ] {
            assert!(!found("frontend/src/pages/help.rs", literal), "{literal}");
        }
        assert!(!found("frontend/src/parts/link.rs", "\"#\""), "an empty anchor");
        assert!(!found("functions/members/src/sheet.rs", "\"#\""), "the heading of a column of numbers");
    }

    #[test]
    fn docs_may_speak_of_keys() {
        let text =
            "/// Stored under `MBR#<id>`, \"MBR#\".\nfn a() {}\n// \"MBR#\"\nconst B: &str = \"MBR#\";";
        assert_eq!(lines(&check(&source("shared/src/id.rs", text))), [4]);
    }
}
