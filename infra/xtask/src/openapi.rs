//! `cargo xtask openapi`: the contract as an OpenAPI 3.1 document.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::sh;

/// What can follow the command.
pub const USAGE: &str = "[--write]";

/// Prints the document of the types as they are now; with `--write` puts it where the repository keeps it.
///
/// # Errors
/// When `shared` does not compile.
pub fn main(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let is_kept = match args[..] {
        [] => false,
        ["--write"] => true,
        _ => bail!("usage: cargo xtask openapi {USAGE}"),
    };
    let mut print = sh::cargo();
    print.args(["run", "--quiet", "--package", "shared", "--example", "openapi"]);
    let document =
        sh::output(&mut print).context("`shared` does not compile: `cargo check -p shared` says why")?;
    if is_kept {
        return Ok(fs::write(sh::root().join("shared/openapi.json"), document + "\n")?);
    }
    println!("{document}");
    Ok(())
}
