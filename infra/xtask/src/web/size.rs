//! What people download, counted.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::{Quality, build_if_changed, dist};
use crate::{npm, sh, wasm_target};

/// Bytes after brotli at its best, by kind.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    pub wasm: u64,
    pub js: u64,
    pub css: u64,
    pub total: u64,
}

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilo = |bytes: u64| bytes as f64 / 1000.0;
        write!(
            out,
            "{:.1} kB brotli (Wasm {:.1}, JS {:.1}, CSS {:.1})",
            kilo(self.total),
            kilo(self.wasm),
            kilo(self.js),
            kilo(self.css)
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
    ];
    let over = kinds.into_iter().filter(|(_, bytes, most)| bytes > most);
    over.map(|(kind, bytes, most)| format!("{kind} {bytes} > {most}")).collect()
}

/// Sums the hashed files of a built app: what the first visit loads.
///
/// # Errors
/// When the folder cannot be read.
pub fn measure(dist: &Path) -> Result<Size> {
    let mut size = Size::default();
    for entry in fs::read_dir(dist).with_context(|| format!("{} is missing", dist.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = entry.metadata()?.len();
        let kind = match name.strip_suffix(".br").and_then(|name| name.rsplit_once('.')) {
            Some((stem, "wasm")) if stem.contains('-') => &mut size.wasm,
            Some((stem, "js")) if stem.contains('-') => &mut size.js,
            Some((stem, "css")) if stem.contains('-') => &mut size.css,
            _ => continue,
        };
        *kind += bytes;
        size.total += bytes;
    }
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_grown_too_large_is_named() {
        let budget = Size { wasm: 7, js: 6, css: 3, total: 16 };
        assert!(over(&Size { wasm: 7, js: 6, css: 3, total: 16 }, &budget).is_empty());
        let grown = Size { wasm: 7, js: 8, css: 3, total: 18 };
        assert_eq!(over(&grown, &budget), ["js 8 > 6", "total 18 > 16"]);
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
            ("app-00.css", 100),
            ("sw.js.br", 100),
            ("index.html.br", 100),
        ] {
            fs::write(dist.join(name), vec![0; bytes]).unwrap();
        }
        assert_eq!(measure(&dist).unwrap(), Size { wasm: 7, js: 6, css: 3, total: 16 });
        fs::remove_dir_all(&dist).unwrap();
    }
}
