//! The step `supply`: what comes from elsewhere may be shipped, is locked, and nothing bad is known of it.
//!
//! Crates are asked of cargo-deny by `.deny.toml`, npm packages of npm. Licences, duplicates and sources are checked
//! anywhere; what is known of security needs the databases of RustSec and npm, and where one cannot be reached a
//! warning says so.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::sh;

/// Built from its source: no package index of this machine's system has it, and that takes about a minute.
const DENY: (&str, &str) = ("cargo-deny", "0.20.2");

/// How long fetching the database of RustSec may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is not shipped.
const TOOLS: [&str; 4] = ["hello", "local", "tests", "xtask"];

/// Checks crates and npm packages.
///
/// # Errors
/// Names the first package that may not be used, or says which tool is missing.
pub fn check() -> Result<()> {
    let deny = ensure_deny()?;
    let ask = |words: &[&str]| {
        let mut command = sh::tool(&deny);
        command.args(["--locked", "--config", ".deny.toml"]).args(words);
        command
    };
    sh::run(&mut ask(&["check", "--hide-inclusion-graph", "licenses", "sources"]))?;
    let left_out = TOOLS.iter().flat_map(|tool| ["--exclude", tool]);
    let words: Vec<&str> = left_out.chain(["check", "bans"]).collect();
    sh::run(&mut ask(&words))?;
    if sh::succeeds_within(&mut ask(&["fetch", "db"]), PATIENCE) {
        sh::run(&mut ask(&["check", "advisories"]))?;
    } else {
        warn("the database of RustSec cannot be reached, so known faults of crates were NOT looked up");
    }
    audit_npm()
}

fn warn(what: &str) {
    println!("WARNING: {what}");
}

fn ensure_deny() -> Result<PathBuf> {
    let (name, version) = DENY;
    let root = sh::target_dir().join("tools");
    let program = root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let found = sh::output(sh::tool(&program).arg("--version"));
    if found.is_some_and(|found| found == format!("{name} {version}")) {
        return Ok(program);
    }
    let built = root.join("build");
    let mut install = sh::cargo();
    install.args(["install", "--locked", "--debug", "--force", name, "--version", version, "--root"]);
    install.arg(&root).env("CARGO_TARGET_DIR", &built).env("CARGO_PROFILE_DEV_DEBUG", "0");
    sh::run_quietly(&mut install)?;
    std::fs::remove_dir_all(built)?;
    Ok(program)
}

/// What `npm audit` found, or why it could not look.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Audit {
    Looked { metadata: Metadata },
    Failed { message: String },
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Metadata {
    vulnerabilities: Vulnerabilities,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Vulnerabilities {
    total: u32,
}

/// The npm packages only build the app, apart from style sheets; their faults would be ours all the same.
fn audit_npm() -> Result<()> {
    let mut npm = sh::tool("npm");
    npm.args(["audit", "--json", "--package-lock-only"]).current_dir(sh::root().join("frontend"));
    let output = npm.output().context("npm is missing: install Node.js 20 or newer")?;
    match serde_json::from_slice(&output.stdout).context("`npm audit` printed no JSON")? {
        Audit::Looked { metadata } => refuse(metadata.vulnerabilities.total),
        Audit::Failed { message } => {
            warn(&format!("known faults of npm packages were NOT looked up: {message}"));
            Ok(())
        }
    }
}

fn refuse(faults: u32) -> Result<()> {
    if faults == 0 {
        return Ok(());
    }
    bail!("npm knows {faults} faults of the packages in frontend/package-lock.json: `npm audit` names them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_npm_says_is_told_apart_from_its_silence() {
        let clean =
            r#"{"auditReportVersion":2,"vulnerabilities":{},"metadata":{"vulnerabilities":{"total":0}}}"#;
        let Audit::Looked { metadata } = serde_json::from_str(clean).unwrap() else { panic!("it looked") };
        assert!(refuse(metadata.vulnerabilities.total).is_ok());
        let found = clean.replace("\"total\":0", "\"total\":2");
        let Audit::Looked { metadata } = serde_json::from_str(&found).unwrap() else { panic!("it looked") };
        assert!(refuse(metadata.vulnerabilities.total).is_err());
        let failed = r#"{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":""}}"#;
        assert!(matches!(serde_json::from_str(failed).unwrap(), Audit::Failed { .. }));
    }

    #[test]
    fn what_is_left_out_of_the_check_for_duplicates_is_not_shipped() {
        let shipped = crate::package::functions::CONTEXTS;
        assert!(TOOLS.iter().all(|tool| !shipped.contains(tool) && *tool != "frontend"));
    }
}
