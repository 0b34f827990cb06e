//! `cargo xtask plan`: what a nationwide rollout needs, computed.
//!
//! Three sources and nothing else: what each endpoint costs in the database comes from the ledger's snapshot, memory
//! and batches from the template, and how people use the app from `infra/aws/assumptions.yaml`. Prices come from
//! `infra/aws/prices.yaml`. So a change of the code changes the plan.

mod bill;
mod compute;
mod facts;
mod print;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::sh;

/// What can follow the command.
pub const USAGE: &str = "[--members 5600000] [--peak 10000] [--prices FILE] [--json]";

/// Most members and requests a second that make sense: above, somebody has typed a nought too many.
const MOST: u64 = 200_000_000;

/// What to plan for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Options {
    members: u64,
    /// Requests a second.
    peak: u64,
    prices: PathBuf,
    json: bool,
}

/// Prints the plan, as tables or as JSON.
///
/// # Errors
/// When an option is wrong or a source cannot be read.
pub fn main(args: &[String]) -> Result<()> {
    let options = parse(args)?;
    let facts = facts::Facts::read(&options.prices)?;
    let plan = compute::plan(&facts, options.members, options.peak)?;
    match options.json {
        true => println!("{}", serde_json::to_string_pretty(&plan)?),
        false => print!("{}", print::tables(&plan)),
    }
    Ok(())
}

fn parse(args: &[String]) -> Result<Options> {
    let prices = sh::root().join("infra/aws/prices.yaml");
    let mut options = Options { members: 5_600_000, peak: 10_000, prices, json: false };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value: {USAGE}"));
        match arg.as_str() {
            "--members" => options.members = count("--members", value()?)?,
            "--peak" => options.peak = count("--peak", value()?)?,
            "--prices" => options.prices = std::path::absolute(value()?)?,
            "--json" => options.json = true,
            _ => bail!("unknown option `{arg}`: {USAGE}"),
        }
    }
    if !options.prices.is_file() {
        bail!("--prices: there is no file {}", options.prices.display());
    }
    Ok(options)
}

fn count(option: &str, text: &str) -> Result<u64> {
    let number = text.replace('_', "").parse().ok().filter(|number| (1..=MOST).contains(number));
    number.with_context(|| format!("{option} takes a whole number from 1 to {MOST}, not `{text}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Options> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_have_defaults_and_are_read_in_any_order() {
        let defaults = parsed("").unwrap();
        assert_eq!((defaults.members, defaults.peak, defaults.json), (5_600_000, 10_000, false));
        let given = parsed("--json --peak 500 --members 1_000_000").unwrap();
        assert_eq!((given.members, given.peak, given.json), (1_000_000, 500, true));
    }

    #[test]
    fn wrong_options_are_refused_with_a_sentence() {
        for (line, says) in [
            ("--member 1", "unknown option `--member`"),
            ("--members", "--members needs a value"),
            ("--members none", "--members takes a whole number from 1"),
            ("--members 0", "--members takes a whole number from 1"),
            ("--peak -5", "--peak takes a whole number from 1"),
            ("--peak 1.5", "--peak takes a whole number from 1"),
            ("--peak 99999999999", "--peak takes a whole number from 1"),
            ("--prices no-such-file.yaml", "--prices: there is no file"),
        ] {
            let error = format!("{:#}", parsed(line).expect_err(line));
            assert!(error.contains(says), "{line}: {error}");
        }
    }
}
