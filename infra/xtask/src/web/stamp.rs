//! Remembers from which files `frontend/dist/` was built.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Quality, bundle, dist};
use crate::sh;

/// Everything that can change the web app, its build included.
const SOURCES: [&str; 6] =
    ["frontend", "shared", "infra/xtask/src/web", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"];
/// Name of the file that remembers.
pub const NAME: &str = ".built-from.json";
const NOT_SOURCES: [&str; 3] = ["node_modules", "dist", "target"];

#[derive(Serialize, Deserialize)]
struct Stamp {
    sources: String,
    best: bool,
}

/// Whether the last build was made from the same files, compressed at least as well.
///
/// # Errors
/// When a source file cannot be read.
pub fn is_current(quality: Quality) -> Result<bool> {
    if !dist().join("index.html").exists() {
        return Ok(false);
    }
    let kept = fs::read_to_string(file()).ok().and_then(|text| serde_json::from_str::<Stamp>(&text).ok());
    let Some(stamp) = kept else { return Ok(false) };
    Ok((stamp.best || quality == Quality::Fast) && stamp.sources == fingerprint()?)
}

/// Remembers a finished build.
///
/// # Errors
/// When the file cannot be written.
pub fn keep(sources: &str, quality: Quality) -> Result<()> {
    let stamp = Stamp { sources: sources.to_owned(), best: quality == Quality::Best };
    fs::write(file(), serde_json::to_string(&stamp)?).context("could not remember the build")
}

/// One hash over the names and contents of all sources.
///
/// # Errors
/// When a source file cannot be read.
pub fn fingerprint() -> Result<String> {
    let mut hash = Sha256::new();
    for source in SOURCES {
        add(&mut hash, &sh::root().join(source))?;
    }
    Ok(bundle::hex(&hash.finalize()))
}

fn add(hash: &mut Sha256, path: &Path) -> Result<()> {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = fs::read_dir(path)?.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        let skipped =
            |entry: &Path| entry.file_name().is_some_and(|name| NOT_SOURCES.iter().any(|not| name == *not));
        return entries.iter().filter(|entry| !skipped(entry)).try_for_each(|entry| add(hash, entry));
    }
    let content = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
    hash.update(path.to_string_lossy().as_bytes());
    hash.update((content.len() as u64).to_le_bytes());
    hash.update(content);
    Ok(())
}

/// Beside what it describes; the server does not give out names that begin with a dot.
fn file() -> PathBuf {
    dist().join(NAME)
}
