//! `cargo xtask fuzz`: schemathesis calls the running server as the document allows and as it forbids.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::python::{self, Set};
use crate::sh;

/// What can follow the command.
pub const USAGE: &str = "[--minutes 10] [--seed 1]";

/// Runs for some minutes, then prints the cases of each caller as JSON.
///
/// # Errors
/// When an option is wrong, or an answer was: a 5xx, a status or shape that the document does not name, a right that
/// was not asked for.
pub fn main(args: &[String]) -> Result<()> {
    let (minutes, seed) = parse(args)?;
    sh::run(driver()?.args(["--minutes", &minutes.to_string(), "--seed", &seed.to_string()]))
}

/// The short run, as one of the tests: a few cases of each kind for each endpoint and caller.
///
/// # Errors
/// As [`main`].
pub fn short() -> Result<()> {
    sh::run(&mut driver()?)
}

/// The driver in Python, with the server it is to start.
fn driver() -> Result<Command> {
    let programs = python::ensure(Set::Test)?;
    sh::run(sh::cargo().args(["build", "--package", "local"]))?;
    let server = sh::target_dir().join("debug").join(format!("local{}", std::env::consts::EXE_SUFFIX));
    let mut driver = sh::tool(programs.join("python"));
    driver.arg("tests/fuzz/fuzz.py").arg("--server").arg(server);
    driver.arg("--schemathesis").arg(programs.join("schemathesis"));
    Ok(driver)
}

fn parse(args: &[String]) -> Result<(u32, u64)> {
    let (mut minutes, mut seed) = (10, 1);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let value = args.next().with_context(|| format!("{arg} needs a value: {USAGE}"))?;
        match arg.as_str() {
            "--minutes" => minutes = value.parse().context("--minutes takes a whole number")?,
            "--seed" => seed = value.parse().context("--seed takes a whole number")?,
            _ => bail!("unknown option `{arg}`: {USAGE}"),
        }
    }
    if minutes == 0 {
        bail!("--minutes takes a number from 1: {USAGE}");
    }
    Ok((minutes, seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<(u32, u64)> {
        parse(&args.iter().map(|&arg| arg.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn minutes_and_seed_can_be_given() {
        assert_eq!(parsed(&[]).unwrap(), (10, 1));
        assert_eq!(parsed(&["--seed", "7", "--minutes", "3"]).unwrap(), (3, 7));
    }

    #[test]
    fn what_is_no_number_of_minutes_is_refused() {
        for args in [&["--minutes", "0"][..], &["--minutes"], &["--minutes", "x"], &["--hours", "1"]] {
            assert!(parsed(args).is_err(), "{args:?}");
        }
    }
}
