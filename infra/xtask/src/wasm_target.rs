//! A compiler that can build for the browser.
//!
//! Usually that is one `rustup target add`. Where Rust's distribution server cannot be reached, Debian's own
//! compiler does it: its packages hold the source of the standard library, from which the part for Wasm is built
//! here once and put where that compiler looks for it. `XTASK_WASM=debian` asks for the second way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{apt, sh};

/// The target of the web app.
pub const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/src/rust/library";
const DEBIAN_SYSROOT: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
/// Says for which compiler the folder beside it was built.
const MARK: &str = ".built-by-xtask";

/// Who builds the web app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compiler {
    /// The toolchain that also builds everything else.
    Rustup,
    /// Debian's, with its linker.
    Debian { linker: String },
}

impl Compiler {
    /// `cargo` set up to build for [`TARGET`].
    pub fn cargo(&self) -> Command {
        let mut command = sh::cargo();
        if let Compiler::Debian { linker } = self {
            command = debian(DEBIAN_CARGO);
            command.env("CARGO_TARGET_DIR", self.target_dir());
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }

    /// Where that `cargo` puts what it builds: two compilers never share a folder.
    pub fn target_dir(&self) -> PathBuf {
        match self {
            Compiler::Rustup => sh::target_dir(),
            Compiler::Debian { .. } => sh::target_dir().join("debian"),
        }
    }
}

/// Finds or sets up a compiler for the browser.
///
/// # Errors
/// When the target is missing and neither rustup nor Debian can bring it.
pub fn ensure() -> Result<Compiler> {
    let debian_asked = std::env::var("XTASK_WASM").is_ok_and(|way| way == "debian");
    let debian_only = sh::find("rustc").is_some_and(|rustc| rustc == Path::new(DEBIAN_RUSTC));
    if !debian_asked && !debian_only && (has_target(&mut sh::tool("rustc")) || add_with_rustup()) {
        return Ok(Compiler::Rustup);
    }
    if !apt::is_here() {
        bail!(
            "the Wasm target is missing and rustup could not fetch it: \
             run `rustup target add {TARGET}` with a connection to static.rust-lang.org"
        );
    }
    from_debian().context("Debian's compiler could not be set up for Wasm")
}

fn has_target(rustc: &mut Command) -> bool {
    let libdir = sh::output(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    libdir.is_some_and(|dir| holds_core(Path::new(&dir)))
}

fn holds_core(dir: &Path) -> bool {
    let Ok(files) = fs::read_dir(dir) else { return false };
    files.flatten().any(|file| {
        let name = file.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libcore-") && name.ends_with(".rlib")
    })
}

fn add_with_rustup() -> bool {
    let mut command = sh::tool("rustup");
    command.args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "1");
    sh::find("rustup").is_some()
        && sh::succeeds_within(&mut command, Duration::from_secs(180))
        && has_target(&mut sh::tool("rustc"))
}

fn from_debian() -> Result<Compiler> {
    if !(Path::new(DEBIAN_RUSTC).exists() && Path::new(DEBIAN_LIBRARY).exists()) {
        apt::install(&["rustc-web", "cargo-web", "rust-web-src"])?;
    }
    let version = sh::output(debian(DEBIAN_RUSTC).arg("-vV")).context("/usr/bin/rustc does not run")?;
    let linker = linker_for(&version)?;
    if sh::find(&linker).is_none() {
        apt::install(&[&linker.replace("wasm-ld", "lld")])?;
    }
    let mark = Path::new(DEBIAN_SYSROOT).join(MARK);
    if fs::read_to_string(&mark).ok().as_deref() != Some(version.as_str()) {
        install_sysroot(&build_sysroot()?, &version)?;
    }
    Ok(Compiler::Debian { linker })
}

/// The linker must be of the same LLVM as the compiler: `LLVM version: 22.1.8` needs `wasm-ld-22`.
fn linker_for(version: &str) -> Result<String> {
    let llvm = version.lines().find_map(|line| line.strip_prefix("LLVM version: "));
    let major =
        llvm.and_then(|llvm| llvm.split('.').next()).context("/usr/bin/rustc names no LLVM version")?;
    Ok(format!("wasm-ld-{major}"))
}

/// Compiles the standard library for Wasm; gives the folder of the results. The few crates it is made of come from
/// the registry, exactly as its own lock file names them (Debian's package holds not all of them).
fn build_sysroot() -> Result<PathBuf> {
    let work = sh::target_dir().join("wasm-sysroot");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let library = work.join("library");
    copy_tree(Path::new(DEBIAN_LIBRARY), &library).context("could not copy the library's source")?;
    let out = work.join("out");
    let mut build = debian(DEBIAN_CARGO);
    build.current_dir(&library).env("RUSTC_BOOTSTRAP", "1");
    build.env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes");
    build.args(["build", "--release", "--locked", "--target", TARGET, "--package", "sysroot"]);
    build.args(["--features", "compiler-builtins-mem,panic-unwind", "--target-dir"]).arg(&out);
    sh::run_quietly(&mut build)?;
    Ok(out.join(TARGET).join("release/deps"))
}

/// Puts the libraries where the compiler looks for them. The folder is emptied first: two builds side by side
/// give error E0464.
fn install_sysroot(built: &Path, version: &str) -> Result<()> {
    let staged = built.join("staged");
    fs::create_dir_all(&staged)?;
    for file in fs::read_dir(built)?.flatten() {
        if file.path().extension().is_some_and(|extension| extension == "rlib") {
            fs::copy(file.path(), staged.join(file.file_name()))?;
        }
    }
    fs::write(staged.join(MARK), version)?;
    sh::run_quietly(apt::as_root("rm")?.args(["-rf", DEBIAN_SYSROOT]))?;
    sh::run_quietly(apt::as_root("mkdir")?.args(["-p", DEBIAN_SYSROOT]))?;
    sh::run_quietly(apt::as_root("cp")?.arg("-r").arg(staged.join(".")).arg(DEBIAN_SYSROOT))
}

/// A program of Debian's toolchain, free of what rustup and `cargo run` left in the environment.
fn debian(program: &str) -> Command {
    let mut command = sh::tool(program);
    command.env("RUSTC", DEBIAN_RUSTC);
    for name in ["RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "CARGO", "LD_LIBRARY_PATH", "RUSTFLAGS"] {
        command.env_remove(name);
    }
    command
}

/// Copies a folder, following links (Debian links parts of the source elsewhere).
fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else if entry.path().exists() {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_follows_the_compilers_llvm() {
        let version = "rustc 1.96.0\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.8";
        assert_eq!(linker_for(version).unwrap(), "wasm-ld-22");
        assert!(linker_for("rustc 1.96.0").is_err());
    }

    #[test]
    fn two_compilers_never_share_a_folder() {
        let debian = Compiler::Debian { linker: "wasm-ld-22".into() };
        assert_ne!(debian.target_dir(), Compiler::Rustup.target_dir());
    }
}
