//! Packages of Debian and its relatives, for the few tools that neither Cargo nor npm can bring.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::sh;

/// Whether this machine installs packages with apt.
pub fn is_here() -> bool {
    Path::new("/etc/debian_version").exists() && sh::find("apt-get").is_some()
}

/// Installs packages, after refreshing the list of what there is.
///
/// # Errors
/// When this is no Debian, when neither root nor sudo is at hand, or when apt fails.
pub fn install(packages: &[&str]) -> Result<()> {
    sh::run_quietly(as_root("apt-get")?.args(["update", "-qq"]))?;
    let mut command = as_root("apt-get")?;
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    sh::run_quietly(&mut command).with_context(|| format!("apt could not install {}", packages.join(", ")))
}

/// A program with the rights of the administrator: directly as root, else through sudo.
///
/// # Errors
/// When neither is possible.
pub fn as_root(program: &str) -> Result<Command> {
    if sh::output(sh::tool("id").arg("-u")).as_deref() == Some("0") {
        return Ok(sh::tool(program));
    }
    if sh::find("sudo").is_none() {
        bail!("`{program}` needs root: run this once as root, or install sudo");
    }
    let mut command = sh::tool("sudo");
    command.arg(program);
    Ok(command)
}
