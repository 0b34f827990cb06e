//! Programs from PyPI, each set in a virtual environment of its own below the target folder.
//!
//! `infra/python/<set>.in` names what we want, `<set>.txt` is the lock with versions and hashes, made from it by
//! `pip-compile --generate-hashes --allow-unsafe`. Only the lock is installed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{apt, sh};

/// A set of programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// What the tests need.
    Test,
    /// What builds for the other processor.
    Cross,
}

impl Set {
    const fn name(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Cross => "cross",
        }
    }

    fn lock(self) -> PathBuf {
        sh::root().join("infra/python").join(self.name()).with_extension("txt")
    }
}

/// Installs exactly what the lock of a set names, unless that is already there; gives the folder of its programs.
///
/// # Errors
/// When Python is missing and cannot be installed here, or the package index cannot be reached.
pub fn ensure(set: Set) -> Result<PathBuf> {
    let dir = sh::target_dir().join("python").join(set.name());
    let lock =
        fs::read_to_string(set.lock()).with_context(|| format!("could not read {}", set.lock().display()))?;
    let installed = dir.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|known| known == lock) {
        return Ok(dir.join("bin"));
    }
    create(&dir)?;
    let mut pip = sh::tool(dir.join("bin/python"));
    // The lock names everything, so nothing is to be resolved; older versions of pip would ask for a newer one here.
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
    pip.args(["--require-hashes", "-r"]);
    sh::run_quietly(pip.arg(set.lock()))?;
    fs::write(installed, lock)?;
    Ok(dir.join("bin"))
}

/// A fresh virtual environment: what an older lock named does not stay.
fn create(dir: &Path) -> Result<()> {
    let create = |dir: &Path| sh::run_quietly(sh::tool("python3").args(["-m", "venv", "--clear"]).arg(dir));
    if sh::find("python3").is_some() && has_venv() {
        return create(dir);
    }
    if !apt::is_here() {
        bail!(
            "Python 3.11 or newer with its `venv` is missing: install it from python.org or with `brew install python`"
        );
    }
    apt::install(&["python3", "python3-venv"])?;
    create(dir)
}

/// Debian parts `ensurepip` from Python; without it no environment gets a `pip`.
fn has_venv() -> bool {
    sh::output(sh::tool("python3").args(["-c", "import venv, ensurepip"])).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lock_holds_what_its_set_asks_for() {
        for set in [Set::Test, Set::Cross] {
            let lock = fs::read_to_string(set.lock()).unwrap();
            let wanted = fs::read_to_string(set.lock().with_extension("in")).unwrap();
            for name in wanted.lines().filter(|line| !line.starts_with('#')) {
                let name = name.split('[').next().unwrap();
                assert!(lock.lines().any(|line| line.starts_with(&format!("{name}=="))), "{name}");
            }
            let pinned = lock.lines().filter(|line| line.contains("==")).count();
            assert!(pinned > 0 && lock.matches("--hash=sha256:").count() >= pinned);
        }
    }
}
