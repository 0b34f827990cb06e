//! The Lambda functions: compiled, then packed one by one.
//!
//! What is deployed is built for Amazon Linux 2023 on either processor, from any machine: `zig` brings the linker and
//! the C library of that system. What the tests run is built for this machine, unoptimised, from the same packages with
//! the same features (`infra/decisions/0007-what-the-tests-run.md` says why not the same program).

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::archive;
use crate::python::{self, Set};
use crate::sh;

/// The functions; each is a package and a program of that name.
pub const CONTEXTS: [&str; 4] = ["identity", "members", "meetings", "jobs"];

/// The name under which Lambda starts a program.
const PROGRAM: &str = "bootstrap";

/// The C library of the runtime `provided.al2023`.
const GLIBC: &str = "2.34";

/// Most bytes of an archive.
const BUDGET: u64 = 5_000_000;

/// A processor of Lambda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arch {
    /// Graviton.
    Arm64,
    /// Intel and AMD.
    X86_64,
}

impl Arch {
    const fn name(self) -> &'static str {
        match self {
            Self::Arm64 => "arm64",
            Self::X86_64 => "x86_64",
        }
    }

    /// As the compiler calls it.
    pub const fn triple(self) -> &'static str {
        match self {
            Self::Arm64 => "aarch64-unknown-linux-gnu",
            Self::X86_64 => "x86_64-unknown-linux-gnu",
        }
    }
}

/// What a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipe {
    /// For Lambda.
    Deployed(Arch),
    /// For the tests on this machine.
    Checked,
}

/// A packed function.
#[derive(Debug, Serialize)]
pub struct Packed {
    context: &'static str,
    arch: &'static str,
    zip_bytes: u64,
    program_bytes: u64,
}

/// Builds every function and packs it into `folder`.
///
/// # Errors
/// When a tool is missing, a function does not compile, or an archive cannot be written.
pub fn make(recipe: &Recipe, folder: &Path) -> Result<Vec<Packed>> {
    let built = match recipe {
        Recipe::Deployed(arch) => build_for_lambda(*arch)?,
        Recipe::Checked => build_for_tests()?,
    };
    // What stays on this machine need not be small.
    let (arch, level) = match recipe {
        Recipe::Deployed(arch) => (arch.name(), 9),
        Recipe::Checked => ("host", 1),
    };
    let pack = |context: &'static str| {
        let program = built.join(format!("{context}{}", suffix(recipe)));
        let archive = folder.join(format!("{context}-{arch}.zip"));
        let zip_bytes = archive::write(&archive, PROGRAM, &program, level)?;
        Ok(Packed { context, arch, zip_bytes, program_bytes: program.metadata()?.len() })
    };
    CONTEXTS.into_iter().map(pack).collect()
}

/// Compares archives with the budget.
///
/// # Errors
/// Names those that are too large.
pub fn check(all: &[Packed]) -> Result<()> {
    let large = all.iter().filter(|packed| packed.zip_bytes > BUDGET);
    let large: Vec<_> = large.map(|it| format!("{}-{} {}", it.context, it.arch, it.zip_bytes)).collect();
    if large.is_empty() {
        return Ok(());
    }
    bail!("larger than {BUDGET} bytes: {}", large.join(", "))
}

const fn suffix(recipe: &Recipe) -> &'static str {
    match recipe {
        Recipe::Deployed(_) => "",
        Recipe::Checked => std::env::consts::EXE_SUFFIX,
    }
}

fn build_for_lambda(arch: Arch) -> Result<PathBuf> {
    let programs = python::ensure(Set::Cross)?;
    add_target(arch)?;
    let mut build = sh::cargo();
    build.env("PATH", sh::path_with(&programs)?);
    build.args(["zigbuild", "--locked", "--release", "--target", &format!("{}.{GLIBC}", arch.triple())]);
    build.args(packages()).args(["--config", &remapped(arch)?]);
    sh::run(&mut build)?;
    Ok(sh::target_dir().join(arch.triple()).join("release"))
}

fn build_for_tests() -> Result<PathBuf> {
    sh::run(sh::cargo().args(["build", "--locked"]).args(packages()))?;
    Ok(sh::target_dir().join("debug"))
}

/// Only the functions: with them alone the features of their dependencies are those that are deployed.
fn packages() -> impl Iterator<Item = String> {
    CONTEXTS.into_iter().map(|context| format!("--package={context}"))
}

/// Folders of this machine have no place in what is deployed, and would make it differ from the same sources elsewhere.
fn remapped(arch: Arch) -> Result<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let home = home.context("neither CARGO_HOME nor a home folder is set")?;
    let flag = |folder: &Path, name: &str| format!("\"--remap-path-prefix={}={name}\"", folder.display());
    let flags = [flag(&sh::root(), "/sotay"), flag(&sh::target_dir(), "/target"), flag(&home, "/cargo")];
    Ok(format!("target.{}.rustflags=[{}]", arch.triple(), flags.join(",")))
}

/// The standard library of the other processor.
fn add_target(arch: Arch) -> Result<()> {
    let libdir = sh::tool("rustc").args(["--print", "target-libdir", "--target", arch.triple()]).output();
    let libdir = libdir.ok().map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    if libdir.is_some_and(|libdir| Path::new(&libdir).is_dir()) {
        return Ok(());
    }
    let mut add = sh::tool("rustup");
    if sh::succeeds_within(add.args(["target", "add", arch.triple()]), Duration::from_secs(180)) {
        return Ok(());
    }
    bail!(
        "the standard library for {0} is missing: run `rustup target add {0}` with a connection to \
         static.rust-lang.org, or package for this machine's own processor with `--arch`",
        arch.triple()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_over_the_budget_is_named() {
        let packed = |context, zip_bytes| Packed { context, arch: "arm64", zip_bytes, program_bytes: 9 };
        assert!(check(&[packed("jobs", BUDGET)]).is_ok());
        let error = check(&[packed("jobs", 1), packed("members", BUDGET + 1)]).unwrap_err().to_string();
        assert!(error.contains("members-arm64 5000001") && !error.contains("jobs"), "{error}");
    }

    #[test]
    fn every_function_of_the_workspace_is_packed() {
        let folders = std::fs::read_dir(sh::root().join("functions")).unwrap().flatten();
        let programs = folders.filter(|folder| folder.path().join("src/main.rs").exists());
        let mut programs: Vec<_> = programs.map(|folder| folder.file_name().into_string().unwrap()).collect();
        programs.sort();
        let mut packed = CONTEXTS;
        packed.sort_unstable();
        assert_eq!(programs, packed);
    }
}
