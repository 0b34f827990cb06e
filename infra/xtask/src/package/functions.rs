//! The Lambda functions: compiled, then packed one by one.
//!
//! What is deployed is built for Amazon Linux 2023 on either processor, from any machine: `zig` brings the linker and
//! the C library of that system. What the tests run is built for this machine, unoptimised, from the same packages with
//! the same features (`infra/decisions/0007-what-the-tests-run.md` says why not the same program).

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::archive::{self, Member};
use crate::python::{self, Set};
use crate::sh;

/// The functions; each is a package and a program of that name.
pub const CONTEXTS: [&str; 10] = [
    "identity",
    "members",
    "meetings",
    "reports",
    "documents",
    "notices",
    "feedback",
    "study",
    "jobs",
    "indexing",
];

/// The name under which Lambda starts a program.
const PROGRAM: &str = "bootstrap";

/// The C library of the runtime `provided.al2023`.
const GLIBC: &str = "2.34";

/// The authorities that vouch for the services of AWS (<https://www.amazontrust.com/repository/>). A function that is
/// told to trust only them (`SSL_CERT_FILE=/var/task/roots.pem`) has five certificates to read before its first
/// connection, where the system's own file has well over a hundred.
const ROOTS: &str = "infra/aws/roots.pem";

/// How the library under TLS is built. With all else optimised for size it would leave its fast arithmetic on curves
/// away, and a handshake would cost two million instructions more; that it keeps. The ciphers for the widest registers
/// of Intel are 0.7 MB of program for streams that no function has; those go.
const AWS_LC: [(&str, &str); 2] =
    [("AWS_LC_SYS_SMALL", "0"), ("AWS_LC_SYS_CFLAGS", "-DMY_ASSEMBLER_IS_TOO_OLD_FOR_512AVX")];

/// Most bytes of an archive: five megabytes, as Lambda counts them; ten for one that carries the index of the search
/// (`infra/decisions/0016-shelves-of-the-search.md`).
const fn budget(context: &str) -> u64 {
    match context.as_bytes() {
        b"documents" | b"indexing" => 10 << 20,
        _ => 5 << 20,
    }
}

/// A processor of Lambda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arch {
    /// Graviton.
    Arm64,
    /// Intel and AMD.
    X86_64,
}

impl Arch {
    /// The one at work here.
    ///
    /// # Errors
    /// When Lambda has none like it.
    pub fn of_this_machine() -> Result<Self> {
        match std::env::consts::ARCH {
            "aarch64" => Ok(Self::Arm64),
            "x86_64" => Ok(Self::X86_64),
            other => bail!("Lambda has no {other}"),
        }
    }

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
        Recipe::Deployed(arch) => build_for_lambda(*arch, &[])?,
        Recipe::Checked => build_for_tests()?,
    };
    // What stays on this machine need not be small.
    let (arch, level) = match recipe {
        Recipe::Deployed(arch) => (arch.name(), 9),
        Recipe::Checked => ("host", 1),
    };
    let pack = |context: &'static str| {
        let program = built.join(format!("{context}{}", suffix(recipe)));
        let members = [
            Member { name: PROGRAM, content: &program, mode: 0o755 },
            Member { name: "roots.pem", content: &sh::root().join(ROOTS), mode: 0o644 },
        ];
        let zip_bytes = archive::write(&folder.join(format!("{context}-{arch}.zip")), &members, level)?;
        Ok(Packed { context, arch, zip_bytes, program_bytes: program.metadata()?.len() })
    };
    CONTEXTS.into_iter().map(pack).collect()
}

/// Compares archives with the budget.
///
/// # Errors
/// Names those that are too large.
pub fn check(all: &[Packed]) -> Result<()> {
    let large = all.iter().filter(|packed| packed.zip_bytes > budget(packed.context));
    let large: Vec<_> = large.map(|it| format!("{}-{} {}", it.context, it.arch, it.zip_bytes)).collect();
    if large.is_empty() {
        return Ok(());
    }
    bail!("larger than they may be: {}", large.join(", "))
}

const fn suffix(recipe: &Recipe) -> &'static str {
    match recipe {
        Recipe::Deployed(_) => "",
        Recipe::Checked => std::env::consts::EXE_SUFFIX,
    }
}

/// Builds every function, and other programs with them; gives the folder in which they lie.
///
/// # Errors
/// When a tool is missing or one does not compile.
pub fn build_for_lambda(arch: Arch, others: &[&str]) -> Result<PathBuf> {
    let programs = python::ensure(Set::Cross)?;
    add_target(arch)?;
    let mut build = sh::cargo();
    build.env("PATH", sh::path_with(&programs)?).envs(AWS_LC);
    build.args(["zigbuild", "--locked", "--release", "--target", &format!("{}.{GLIBC}", arch.triple())]);
    build.args(packages()).args(others.iter().map(|other| format!("--package={other}")));
    build.args(["--config", &remapped(arch)?]);
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
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::web::bundle::hex;

    #[test]
    fn an_archive_over_the_budget_is_named() {
        let packed = |context, zip_bytes| Packed { context, arch: "arm64", zip_bytes, program_bytes: 9 };
        assert!(check(&[packed("jobs", 5 << 20), packed("documents", 10 << 20)]).is_ok());
        let error = check(&[packed("jobs", 1), packed("members", (5 << 20) + 1)]).unwrap_err().to_string();
        assert!(error.contains("members-arm64 5242881") && !error.contains("jobs"), "{error}");
    }

    #[test]
    fn the_authorities_are_those_that_amazon_publishes() {
        let known = [
            "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
            "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
            "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
            "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
            "568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5",
        ];
        let text = std::fs::read_to_string(sh::root().join(ROOTS)).unwrap();
        let certificates = text.split("-----BEGIN CERTIFICATE-----").skip(1);
        let fingerprint = |text: &str| {
            let body = text.split("-----END").next().unwrap().replace(char::is_whitespace, "");
            hex(&Sha256::digest(STANDARD.decode(body).unwrap()))
        };
        assert_eq!(certificates.map(fingerprint).collect::<Vec<_>>(), known);
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
