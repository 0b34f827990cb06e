//! What people download, counted.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::{Quality, build_if_changed, dist};
use crate::{npm, sh, wasm_target};

/// Bytes after brotli at its best.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Of the first download: its module.
    pub wasm: u64,
    /// Its scripts.
    pub js: u64,
    /// Its style sheet.
    pub css: u64,
    /// The first download.
    pub total: u64,
    /// The further parts by name, and what several of them share.
    pub parts: BTreeMap<String, u64>,
    /// All of it: who opens every page has downloaded so much.
    pub whole: u64,
}

/// Name of what several parts share.
const SHARED: &str = "shared";

impl Size {
    fn add(&mut self, stem: &str, extension: &str, bytes: u64) {
        let part = match (stem.strip_prefix("split_"), stem.starts_with("chunk_")) {
            (Some(part), _) => Some(part),
            (None, true) => Some(SHARED),
            (None, false) => None,
        };
        let kind = match (part, extension) {
            (Some(part), _) => self.parts.entry(part.to_owned()).or_default(),
            (None, "wasm") => &mut self.wasm,
            (None, "js") => &mut self.js,
            (None, "css") => &mut self.css,
            _ => return,
        };
        *kind += bytes;
        self.whole += bytes;
        if part.is_none() {
            self.total += bytes;
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilo = |bytes: u64| bytes as f64 / 1000.0;
        write!(
            out,
            "{:.1} kB brotli to begin with (Wasm {:.1}, JS {:.1}, CSS {:.1}), {:.1} kB in all",
            kilo(self.total),
            kilo(self.wasm),
            kilo(self.js),
            kilo(self.css),
            kilo(self.whole)
        )
    }
}

/// `cargo xtask size`: prints the sizes of a release build as JSON, and nothing else on standard output.
///
/// # Errors
/// When the build fails.
pub fn main(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask size` takes no options");
    }
    let compiler = wasm_target::ensure()?;
    npm::ensure()?;
    build_if_changed(&compiler, Quality::Best)?;
    println!("{}", serde_json::to_string(&measure(&dist())?)?);
    Ok(())
}

/// The most that each kind may come to, below the root of the project.
const BUDGET: &str = "frontend/size.json";

/// Compares a build, compressed at its best, with the budget.
///
/// # Errors
/// Names the kinds that have grown too large.
pub fn check() -> Result<()> {
    let budget: Size = serde_json::from_str(&fs::read_to_string(sh::root().join(BUDGET))?)?;
    let size = measure(&dist())?;
    println!("Web app: {size}");
    let over = over(&size, &budget);
    if over.is_empty() {
        return Ok(());
    }
    bail!("the app is larger than {BUDGET} allows: {}", over.join(", "))
}

fn over(size: &Size, budget: &Size) -> Vec<String> {
    let kinds = [
        ("wasm", size.wasm, budget.wasm),
        ("js", size.js, budget.js),
        ("css", size.css, budget.css),
        ("total", size.total, budget.total),
        ("whole", size.whole, budget.whole),
    ];
    let parts = size.parts.iter().map(|(part, bytes)| {
        let most = budget.parts.get(part).copied().unwrap_or_default();
        (part.as_str(), *bytes, most)
    });
    let over = kinds.into_iter().chain(parts).filter(|(_, bytes, most)| bytes > most);
    over.map(|(kind, bytes, most)| format!("{kind} {bytes} > {most}")).collect()
}

/// Sums the hashed files of a built app: what the first visit loads, and what comes with further pages.
///
/// # Errors
/// When the folder cannot be read.
pub fn measure(dist: &Path) -> Result<Size> {
    let mut size = Size::default();
    for entry in fs::read_dir(dist).with_context(|| format!("{} is missing", dist.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = entry.metadata()?.len();
        if let Some((stem, extension)) = name.strip_suffix(".br").and_then(|name| name.rsplit_once('.'))
            && stem.contains('-')
        {
            size.add(stem.rsplit_once('-').map_or(stem, |(stem, _)| stem), extension, bytes);
        }
    }
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(wasm: u64, js: u64, css: u64, office: u64) -> Size {
        let total = wasm + js + css;
        Size { wasm, js, css, total, parts: [("office".to_owned(), office)].into(), whole: total + office }
    }

    #[test]
    fn what_has_grown_too_large_is_named() {
        let budget = size(7, 6, 3, 20);
        assert!(over(&size(7, 6, 3, 20), &budget).is_empty());
        assert_eq!(over(&size(7, 8, 3, 20), &budget), ["js 8 > 6", "total 18 > 16", "whole 38 > 36"]);
        assert_eq!(over(&size(7, 6, 3, 21), &budget), ["whole 37 > 36", "office 21 > 20"]);
    }

    #[test]
    fn only_compressed_hashed_files_count() {
        let dist = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (name, bytes) in [
            ("app_bg-00.wasm.br", 7),
            ("app-00.js.br", 5),
            ("boot-00.js.br", 1),
            ("app-00.css.br", 3),
            ("split_office-00.wasm.br", 15),
            ("chunk_3-00.wasm.br", 2),
            ("chunk_4-00.wasm.br", 3),
            ("app-00.css", 100),
            ("sw.js.br", 100),
            ("index.html.br", 100),
        ] {
            fs::write(dist.join(name), vec![0; bytes]).unwrap();
        }
        let mut expected = size(7, 6, 3, 15);
        expected.parts.insert("shared".to_owned(), 5);
        expected.whole += 5;
        assert_eq!(measure(&dist).unwrap(), expected);
        fs::remove_dir_all(&dist).unwrap();
    }
}
