//! `cargo xtask load quiz`: how a quiz stands its opening minute, measured from beside the product; then what sudden death
//! does to it.

use anyhow::{Result, bail};

use crate::sh;

/// What can follow the command.
pub const USAGE: &str = "quiz|kills";

/// Measures on the product as developers run it and prints JSON, and nothing else on standard output.
///
/// # Errors
/// When something does not compile or the measurement breaks off.
pub fn main(args: &[String]) -> Result<()> {
    let scenario = match args {
        [scenario] if matches!(scenario.as_str(), "quiz" | "kills") => scenario,
        _ => bail!("usage: cargo xtask load {USAGE}"),
    };
    let mut measure = sh::cargo();
    measure.args(["test", "--locked", "--quiet", "--package", "tests", "--test", "load", "--", scenario]);
    print!("{}", sh::output_shown(&mut measure)?);
    Ok(())
}
