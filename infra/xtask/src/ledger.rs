//! `cargo xtask ledger`: what each endpoint costs in the database.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::sh;

/// The test that measures, and compares with the budget in its snapshot.
const TEST: &str = "contract::ledger::what_each_endpoint_costs";

/// Prints calls, read and write units of each endpoint as JSON, and nothing else on standard output.
///
/// # Errors
/// When the test does not compile, or a cost differs from its budget.
pub fn main(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask ledger` takes no options");
    }
    let measured = sh::target_dir().join("tmp/ledger.json");
    if measured.exists() {
        fs::remove_file(&measured)?;
    }
    let mut test = sh::cargo();
    test.args(["test", "--locked", "--quiet", "--package", "tests", "--test", "it", "--", "--exact", TEST]);
    let compared = sh::run_quietly(&mut test);
    print!("{}", fs::read_to_string(&measured).context("nothing was measured")?);
    compared.context("a cost differs from its budget, see tests/it/contract/snapshots")
}
