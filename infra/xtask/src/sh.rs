//! Running other programs: each one is shown before it runs, and a failure is a sentence.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Top folder of the checkout.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = here.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    here.ancestors().nth(2).map(Path::to_path_buf).unwrap_or(here)
}

/// Where Cargo puts what it builds: `CARGO_TARGET_DIR`, on a build server a cache folder, else `target`.
pub fn target_dir() -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty());
    if let Some(dir) = given {
        return std::path::absolute(&dir).unwrap_or_else(|_| dir.into());
    }
    match (std::env::var_os("CI"), std::env::var_os("HOME")) {
        (Some(_), Some(home)) => PathBuf::from(home).join(".cache/sotay/target"),
        _ => root().join("target"),
    }
}

/// `cargo` for a further build in the same target folder.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = tool(program);
    command.env("CARGO_TARGET_DIR", target_dir());
    command
}

/// Any program, started from the top folder, without the variables that `cargo run` gave to xtask itself
/// (some build scripts watch them and would build again).
pub fn tool(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let ours =
            ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|start| text.starts_with(start));
        if ours || text == "CARGO_CRATE_NAME" || text == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs with the output shown.
///
/// # Errors
/// When the program cannot be started or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    eprintln!("      $ {}", show(command));
    let status = command.status().with_context(|| format!("could not start `{}`", show(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", show(command));
    }
    Ok(())
}

/// Runs with the output kept back and shown only when it fails.
///
/// # Errors
/// As [`run`].
pub fn run_quietly(command: &mut Command) -> Result<()> {
    eprintln!("      $ {}", show(command));
    let output = command.output().with_context(|| format!("could not start `{}`", show(command)))?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        bail!("`{}` failed ({})", show(command), output.status);
    }
    Ok(())
}

/// Runs for at most `limit`, then ends it; true when it succeeded in time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    eprintln!("      $ {}", show(command));
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else { return false };
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if started.elapsed() < limit => thread::sleep(Duration::from_millis(100)),
            _ => break,
        }
    }
    // Both fail only when it has just ended by itself.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// What a program prints, or nothing when it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What a program prints on standard output; what it says besides is shown.
///
/// # Errors
/// As [`run`].
pub fn output_shown(command: &mut Command) -> Result<String> {
    eprintln!("      $ {}", show(command));
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("could not start `{}`", show(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", show(command), output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Full path of a program on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// The variable `PATH` with a folder before all others.
///
/// # Errors
/// When the folder's name cannot stand there.
pub fn path_with(folder: &Path) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&path));
    Ok(std::env::join_paths(folders)?)
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    let program = Path::new(&words[0]).file_name().map(|name| name.to_string_lossy().into_owned());
    format!("{} {}", program.as_deref().unwrap_or(&words[0]), words[1..].join(" ")).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_by_name_and_words() {
        assert_eq!(
            show(Command::new("/usr/bin/cargo").args(["build", "-p", "local"])),
            "cargo build -p local"
        );
        assert_eq!(show(&Command::new("git")), "git");
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = run_quietly(&mut tool("false")).expect_err("`false` fails").to_string();
        assert!(error.starts_with("`false` failed"), "{error}");
    }

    #[test]
    fn what_takes_too_long_is_ended() {
        assert!(!succeeds_within(Command::new("sleep").arg("60"), Duration::from_millis(150)));
        assert!(succeeds_within(&mut Command::new("true"), Duration::from_secs(20)));
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.toml").is_file() && root().join("infra/xtask").is_dir());
    }
}
