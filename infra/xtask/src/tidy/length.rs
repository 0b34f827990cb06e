//! A source file that nobody can hold in mind is split.

use super::{Finding, Source};

const LIMIT: usize = 400;

/// Rust files over [`LIMIT`] lines.
pub fn check(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if !source.is_rust() || lines <= LIMIT {
        return Vec::new();
    }
    let advice =
        format!("{lines} lines, the limit is {LIMIT} (aim at 200): move one idea into a file of its own");
    vec![source.finding(LIMIT + 1, "length", advice)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source;

    #[test]
    fn only_long_rust_files_are_found() {
        assert!(check(&source("a.rs", &"x\n".repeat(400))).is_empty());
        assert_eq!(check(&source("a.rs", &"x\n".repeat(401))).len(), 1);
        assert!(check(&source("a.json", &"x\n".repeat(401))).is_empty());
    }
}
