//! The npm packages in `frontend/node_modules`: design system, `wasm-opt`, accessibility checker.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::sh;

/// What [`ensure`] found.
#[derive(Debug, PartialEq, Eq)]
pub enum Packages {
    Present,
    Installed,
}

/// Installs exactly what `package-lock.json` names, unless that is already there.
///
/// # Errors
/// When npm is missing or cannot reach its registry.
pub fn ensure() -> Result<Packages> {
    let frontend = sh::root().join("frontend");
    if is_current(&frontend)? {
        return Ok(Packages::Present);
    }
    if sh::find("npm").is_none() {
        bail!(
            "npm is missing: install Node.js 20 or newer (on Debian `apt-get install nodejs npm`), \
             it brings wasm-opt and the design system"
        );
    }
    sh::run_quietly(sh::tool("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&frontend))?;
    Ok(Packages::Installed)
}

fn is_current(frontend: &Path) -> Result<bool> {
    let lock = frontend.join("package-lock.json");
    let wanted = fs::read_to_string(&lock).with_context(|| format!("could not read {}", lock.display()))?;
    let Ok(installed) = fs::read_to_string(frontend.join("node_modules/.package-lock.json")) else {
        return Ok(false);
    };
    covers(&serde_json::from_str(&wanted)?, &serde_json::from_str(&installed)?)
}

/// Whether every package of the lock is installed in that version (optional ones fit other machines).
fn covers(wanted: &Value, installed: &Value) -> Result<bool> {
    let packages = wanted["packages"].as_object().context("package-lock.json has no `packages`")?;
    Ok(packages.iter().filter(|(path, package)| !path.is_empty() && package["optional"] != true).all(
        |(path, package)| {
            let found = &installed["packages"][path];
            found["version"] == package["version"] && found["integrity"] == package["integrity"]
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn packages_are_current_only_when_all_versions_match() {
        let wanted = json!({"packages": {
            "": {"name": "frontend"},
            "node_modules/a": {"version": "1.0.0"},
            "node_modules/other-machine": {"version": "2.0.0", "optional": true},
        }});
        let same = json!({"packages": {"node_modules/a": {"version": "1.0.0"}}});
        let older = json!({"packages": {"node_modules/a": {"version": "0.9.0"}}});
        assert!(covers(&wanted, &same).unwrap());
        assert!(!covers(&wanted, &older).unwrap());
        assert!(!covers(&wanted, &json!({})).unwrap());
    }

    #[test]
    fn the_lock_names_no_registry() {
        let lock = fs::read_to_string(sh::root().join("frontend/package-lock.json")).unwrap();
        let lock: Value = serde_json::from_str(&lock).unwrap();
        for (path, package) in lock["packages"].as_object().unwrap() {
            assert!(package.get("resolved").is_none(), "{path} has a `resolved` address");
        }
    }
}
