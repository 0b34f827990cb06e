//! House rules that no compiler knows. Each rule is one file and one function from a source to findings; a finding
//! says where, which rule, and what to do instead.

mod colours;
mod english;
mod keys;
mod length;
mod literals;
mod syllable;
mod top_level;

use std::fmt;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::sh;

/// A file of the project.
pub struct Source {
    /// Path from the top folder, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    fn finding(&self, line: usize, rule: &'static str, advice: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, rule, advice: advice.into() }
    }
}

/// One broken rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    path: String,
    line: usize,
    rule: &'static str,
    advice: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}: {}", self.path, self.line, self.rule, self.advice)
    }
}

const RULES: [fn(&Source) -> Vec<Finding>; 4] = [length::check, keys::check, colours::check, english::check];

/// `cargo xtask tidy`: checks every file that git knows or would add.
///
/// # Errors
/// When a rule is broken; the findings are printed first.
pub fn main(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask tidy` takes no options");
    }
    let paths = files()?;
    let mut findings = top_level::check(&paths);
    for path in &paths {
        // A picture is no text, and a file that was just removed is no file.
        let Ok(text) = fs::read_to_string(sh::root().join(path)) else { continue };
        let source = Source { path: path.clone(), text };
        findings.extend(RULES.iter().flat_map(|rule| rule(&source)));
    }
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        count => bail!("{count} house rules broken in {} files looked at", paths.len()),
    }
}

fn files() -> Result<Vec<String>> {
    let list =
        sh::output(sh::tool("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]));
    let list = list.context("`git ls-files` failed: tidy needs a git checkout")?;
    let mut paths: Vec<String> =
        list.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
    paths.retain(|path| sh::root().join(path).exists());
    paths.sort();
    paths.dedup();
    Ok(paths)
}

#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

/// Lines of the findings, for tests.
#[cfg(test)]
fn lines(findings: &[Finding]) -> Vec<usize> {
    findings.iter().map(|finding| finding.line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_where_and_what() {
        let finding = source("a/b.rs", "").finding(7, "length", "split it");
        assert_eq!(finding.to_string(), "a/b.rs:7: length: split it");
    }
}
