//! `cargo xtask coldstart`: what a cold start of a function costs, in instructions, beside the least that it can cost.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::package::functions::{self, Arch};
use crate::{apt, sh};

/// How many times what a function that only says hello takes, from its start until it asks for work.
const MOST: f64 = 3.0;

#[derive(Deserialize)]
struct Measured {
    ratio: f64,
}

/// Builds what is deployed for this machine's processor, measures it and prints JSON, and nothing else on standard
/// output.
///
/// # Errors
/// When a tool is missing, something does not compile, or a start costs too much.
pub fn main(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask coldstart` takes no options");
    }
    ensure_valgrind()?;
    let built = functions::build_for_lambda(Arch::of_this_machine()?, &["hello"])?;
    let mut measure = sh::cargo();
    measure.args(["test", "--locked", "--quiet", "--package", "tests", "--test", "coldstart", "--"]);
    measure.arg(built.join("meetings")).arg(built.join("hello"));
    let shown = sh::output_shown(&mut measure)?;
    print!("{shown}");
    let Measured { ratio } = serde_json::from_str(&shown).context("the measurement printed no JSON")?;
    if ratio > MOST {
        bail!(
            "a start costs {ratio} times that of a function that only says hello; at most {MOST} are allowed"
        );
    }
    Ok(())
}

fn ensure_valgrind() -> Result<()> {
    if sh::find("valgrind").is_some() {
        return Ok(());
    }
    if !apt::is_here() {
        bail!("valgrind is missing: install it with the packages of this system (there is none for macOS)");
    }
    apt::install(&["valgrind", "libc6-dbg"])
}
