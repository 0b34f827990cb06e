//! The web app: from `frontend/` to the files of `frontend/dist/` that a browser loads.
//!
//! Compile (`cargo`, profile `web`) → cut in parts (`wasm-split` as a library) → bind to JavaScript (`wasm-bindgen` as a library) → shrink (`wasm-opt`) →
//! name by content and compress ([`bundle`]). Nothing is fetched here and nothing inline is written, so the
//! result works under a strict content policy.

pub mod bundle;
mod compile;
pub mod css;
mod js;
pub mod size;
pub mod sri;
mod stamp;

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::wasm_target::{self, Compiler};
use crate::{npm, sh};

/// What can follow the command.
pub const USAGE: &str = "[--if-changed]";

/// How hard brotli tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// Level 9, for working on this machine.
    Fast,
    /// Level 11, what people download.
    Best,
}

/// What [`build_if_changed`] did.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Unchanged,
    Built,
}

/// `cargo xtask web`: builds what people download.
///
/// # Errors
/// When a tool is missing or a step of the build fails.
pub fn main(args: &[String]) -> Result<()> {
    let only_if_changed = match args {
        [] => false,
        [flag] if flag == "--if-changed" => true,
        _ => bail!("usage: cargo xtask web {USAGE}"),
    };
    let compiler = wasm_target::ensure()?;
    npm::ensure()?;
    let outcome = if only_if_changed {
        build_if_changed(&compiler, Quality::Best)?
    } else {
        build(&compiler, Quality::Best)?;
        Outcome::Built
    };
    match outcome {
        Outcome::Unchanged => println!("Web app: unchanged"),
        Outcome::Built => println!("Web app: {}", size::measure(&dist())?),
    }
    Ok(())
}

/// Builds unless the last build was made, at least as well compressed, from the very same files.
///
/// # Errors
/// When a step of the build fails.
pub fn build_if_changed(compiler: &Compiler, quality: Quality) -> Result<Outcome> {
    if stamp::is_current(quality)? {
        return Ok(Outcome::Unchanged);
    }
    build(compiler, quality)?;
    Ok(Outcome::Built)
}

/// Builds in any case.
///
/// # Errors
/// When a step of the build fails.
pub fn build(compiler: &Compiler, quality: Quality) -> Result<()> {
    let sources = stamp::fingerprint()?;
    let wasm = compile::compile(compiler)?;
    let bound = compile::bind(&compile::split(&wasm)?)?;
    let small = compile::shrink(&bound)?;
    bundle::write(&sh::root().join("frontend"), &small, &dist(), quality)?;
    stamp::keep(&sources, quality)
}

/// Where the files that a browser loads lie.
pub fn dist() -> PathBuf {
    sh::root().join("frontend/dist")
}
