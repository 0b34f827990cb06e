//! The web app as it is put onto the edge: the built files and nothing else.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use serde::Serialize;
use serde_json::Value;

use crate::web::bundle::COMPRESSED;
use crate::web::{self, Quality, dist, sri};
use crate::{npm, wasm_target};

/// What the folder came to.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Site {
    files: u32,
    bytes: u64,
    brotli_bytes: u64,
}

/// Builds the web app if need be and puts it into `folder`, which holds nothing else afterwards.
///
/// # Errors
/// When the build fails, a digest is wrong or a compressed twin is missing.
pub fn make(folder: &Path) -> Result<Value> {
    let compiler = wasm_target::ensure()?;
    npm::ensure()?;
    web::build_if_changed(&compiler, Quality::Best)?;
    web::size::check()?;
    sri::check(&dist())?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut site = Site::default();
    copy(&dist(), folder, &mut site)?;
    Ok(serde_json::to_value(site)?)
}

fn copy(from: &Path, to: &Path, site: &mut Site) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            copy(&path, &to.join(&name), site)?;
        } else if !name.starts_with('.') {
            let bytes = fs::copy(&path, to.join(&name))?;
            count(&path, bytes, site)?;
        }
    }
    Ok(())
}

fn count(path: &Path, bytes: u64, site: &mut Site) -> Result<()> {
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    if kind == "br" {
        site.brotli_bytes += bytes;
        return Ok(());
    }
    site.files += 1;
    site.bytes += bytes;
    let twin = path.with_extension(format!("{kind}.br"));
    if COMPRESSED.contains(&kind) && !twin.exists() {
        bail!("{} has no compressed twin", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_served_is_copied_and_each_text_needs_its_twin() {
        let folder = std::env::temp_dir().join(format!("xtask-site-{}", std::process::id()));
        let from = folder.join("dist");
        fs::create_dir_all(from.join("icons")).unwrap();
        for (name, bytes) in [
            ("index.html", 9),
            ("index.html.br", 4),
            ("icons/a.svg", 5),
            ("icons/a.svg.br", 2),
            (".stamp", 7),
            ("b.ico", 1),
        ] {
            fs::write(from.join(name), vec![0; bytes]).unwrap();
        }
        let mut site = Site::default();
        copy(&from, &folder.join("web"), &mut site).unwrap();
        assert_eq!(site, Site { files: 3, bytes: 15, brotli_bytes: 6 });
        assert!(!folder.join("web/.stamp").exists() && folder.join("web/icons/a.svg.br").exists());
        fs::remove_file(from.join("index.html.br")).unwrap();
        let error = copy(&from, &folder.join("web"), &mut site).unwrap_err().to_string();
        assert!(error.contains("index.html has no compressed twin"), "{error}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
