//! The visible top level stays one readable screen; configuration of tools is hidden.

use std::collections::BTreeSet;

use super::Finding;

const VISIBLE: [&str; 9] =
    ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "frontend", "functions", "infra", "shared", "tests"];

/// What is at the top and should not be, and what should be and is not.
pub fn check(paths: &[String]) -> Vec<Finding> {
    let found: BTreeSet<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    let found: BTreeSet<&str> = found.into_iter().filter(|name| !name.starts_with('.')).collect();
    let wanted = BTreeSet::from(VISIBLE);
    let finding = |name: &&str, advice: &str| Finding {
        path: (*name).to_owned(),
        line: 1,
        rule: "top-level",
        advice: advice.to_owned(),
    };
    let extra =
        found.difference(&wanted).map(|name| finding(name, "move it into one of the folders, or hide it"));
    let missing = wanted.difference(&found).map(|name| finding(name, "missing from the top level"));
    extra.chain(missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(extra: &[&str], without: &str) -> Vec<String> {
        let all = VISIBLE.iter().filter(|name| **name != without).chain(extra);
        all.map(|name| if name.contains('.') { (*name).to_owned() } else { format!("{name}/src/lib.rs") })
            .collect()
    }

    #[test]
    fn the_list_is_exact() {
        assert!(check(&paths(&[], "")).is_empty());
        assert!(check(&paths(&[".rustfmt.toml", ".ci/run"], "")).is_empty());
        assert_eq!(check(&paths(&["package.json"], ""))[0].path, "package.json");
        assert_eq!(check(&paths(&[], "README.md"))[0].path, "README.md");
    }
}
