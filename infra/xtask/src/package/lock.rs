//! What the lock files say of a package: its exact version and the digest of its content.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use crate::sh;
use crate::web::bundle::hex;

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<Crate>,
}

#[derive(Deserialize)]
struct Crate {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// SHA-256 of each crate from a registry, by name and version.
///
/// # Errors
/// When `Cargo.lock` cannot be read.
pub fn crates() -> Result<BTreeMap<(String, String), String>> {
    let lock: CargoLock = toml::from_str(&fs::read_to_string(sh::root().join("Cargo.lock"))?)?;
    let with_sum = lock.package.into_iter().filter_map(|it| Some(((it.name, it.version), it.checksum?)));
    Ok(with_sum.collect())
}

#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

/// A package from npm.
#[derive(Debug, Deserialize)]
pub struct NpmPackage {
    /// Exact version.
    #[serde(default)]
    pub version: String,
    /// SPDX expression.
    #[serde(default)]
    pub license: String,
    /// `sha512-…`
    #[serde(default)]
    pub integrity: String,
}

impl NpmPackage {
    /// SHA-512 in hexadecimal digits.
    ///
    /// # Errors
    /// When the lock holds another kind of digest.
    pub fn sha512(&self) -> Result<String> {
        let Some(digest) = self.integrity.strip_prefix("sha512-") else { bail!("{self:?}: not SHA-512") };
        Ok(hex(&STANDARD.decode(digest)?))
    }
}

/// What `package-lock.json` says of a package.
///
/// # Errors
/// When it is not there.
pub fn npm(name: &str) -> Result<NpmPackage> {
    let lock = fs::read_to_string(sh::root().join("frontend/package-lock.json"))?;
    let mut lock: NpmLock = serde_json::from_str(&lock)?;
    lock.packages.remove(&format!("node_modules/{name}")).with_context(|| format!("npm does not lock {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_hold_a_digest_of_what_comes_from_elsewhere() {
        let crates = crates().unwrap();
        let axum = crates.iter().find(|((name, _), _)| name == "axum").unwrap();
        assert_eq!(axum.1.len(), 64);
        assert!(!crates.keys().any(|(name, _)| name == "kit"), "our own have none");
        let css = npm("@digdir/designsystemet-css").unwrap();
        assert_eq!((css.sha512().unwrap().len(), css.license.as_str()), (128, "MIT"));
    }
}
