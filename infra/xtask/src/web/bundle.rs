//! The files that a browser loads: named by their content, referring to each other by those names, compressed.
//!
//! A page refers to `/app.css`, `/boot.js`, `/app.js` and `/app_bg.wasm`; here the references turn into names such
//! as `/app-0123456789abcdef.css`, which may be kept for ever because another content gets another name. What lies
//! in `frontend/static/` keeps its name, except `boot.js`; its text files may refer to the others in the same way.
//! Scripts, styles and modules that the page names also get their digest there ([`sri`]).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::sri::{self, Named};
use super::{Quality, css, js, stamp};

/// The script of the first part, and the one that fetches the others.
const SCRIPTS: [&str; 2] = ["app.js", "parts.js"];
/// The module of the first part.
const FIRST: &str = "app_bg.wasm";
/// In a script, stands for the list of all further modules.
const FURTHER: &str = "[\"/further.wasm\"]";
/// Kinds of text whose references are rewritten.
const REFERRING: [&str; 4] = ["html", "js", "css", "webmanifest"];
/// Kinds that get a brotli twin.
pub const COMPRESSED: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Writes `dist/` from `frontend/` and the folder that wasm-bindgen filled. Files of an older build go last, so a
/// server that is running never misses one.
///
/// # Errors
/// When a source is missing or `index.html` holds something inline.
pub fn write(frontend: &Path, bound: &Path, dist: &Path, quality: Quality) -> Result<()> {
    fs::create_dir_all(dist)?;
    let mut bundle = Bundle { dist, quality, names: Vec::new(), written: BTreeSet::new() };
    for module in modules(bound)? {
        bundle.hashed(&module, &read(&bound.join(&module))?)?;
    }
    bundle.scripts(bound)?;
    bundle.hashed("app.css", css::bundle(frontend)?.as_bytes())?;
    let boot = read(&frontend.join("static/boot.js"))?;
    bundle.hashed("boot.js", &boot)?;
    bundle.tree(&bound.join("snippets"), Path::new("snippets"))?;
    bundle.page(&read(&frontend.join("index.html"))?)?;
    bundle.tree(&frontend.join("static"), Path::new(""))?;
    bundle.remove_older(dist)
}

struct Bundle<'a> {
    dist: &'a Path,
    quality: Quality,
    names: Vec<Named>,
    written: BTreeSet<PathBuf>,
}

impl Bundle<'_> {
    /// Writes a file under a name made from its content.
    fn hashed(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let content = self.rewritten(name, content)?;
        let (stem, extension) = name.rsplit_once('.').context("a file without an extension")?;
        let hashed = format!("{stem}-{}.{extension}", &hex(&Sha256::digest(&content))[..16]);
        self.put(Path::new(&hashed), &content)?;
        self.names.push(Named { plain: name.to_owned(), hashed, integrity: sri::digest(&content) });
        Ok(())
    }

    /// Writes the script of the first part and the one that fetches the others. They name each other, so their names
    /// are made from the content of both.
    fn scripts(&mut self, bound: &Path) -> Result<()> {
        let mut scripts = Vec::new();
        for name in SCRIPTS {
            let script = js::minify(&String::from_utf8(read(&bound.join(name))?)?);
            scripts.push((name, self.rewritten(name, script.as_bytes())?));
        }
        let both = scripts.iter().fold(Sha256::new(), |sum, (_, script)| sum.chain_update(script)).finalize();
        let hashed = |name: &str| name.replace(".js", &format!("-{}.js", &hex(&both)[..16]));
        let renamed = |script: &[u8]| {
            let script = String::from_utf8_lossy(script).into_owned();
            SCRIPTS.iter().fold(script, |script, name| imported(&script, name, &hashed(name)))
        };
        for (name, script) in scripts {
            let script = renamed(&script);
            self.put(Path::new(&hashed(name)), script.as_bytes())?;
            let integrity = sri::digest(script.as_bytes());
            self.names.push(Named { plain: name.to_owned(), hashed: hashed(name), integrity });
        }
        Ok(())
    }

    /// Writes the page. Who keeps it names it by its content all the same, because it changes with every build.
    fn page(&mut self, page: &[u8]) -> Result<()> {
        let page = std::str::from_utf8(page)?;
        refuse_inline(page)?;
        let page = self.rewritten("index.html", sri::pinned(page, &self.names).as_bytes())?;
        self.put(Path::new("index.html"), &page)?;
        let hashed = format!("index.html?{}", &hex(&Sha256::digest(&page))[..16]);
        self.names.push(Named { plain: "index.html".to_owned(), hashed, integrity: sri::digest(&page) });
        Ok(())
    }

    /// Writes a file under its own name.
    fn named(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let content = self.rewritten(name, content)?;
        self.put(Path::new(name), &content)
    }

    /// Writes a whole folder, if it exists; `boot.js` is written already.
    fn tree(&mut self, from: &Path, to: &Path) -> Result<()> {
        let Ok(entries) = fs::read_dir(from) else { return Ok(()) };
        for entry in entries {
            let entry = entry?;
            let name = to.join(entry.file_name());
            let text = name.to_str().context("a file name that is not UTF-8")?;
            if entry.path().is_dir() {
                self.tree(&entry.path(), &name)?;
            } else if text != "boot.js" && !text.starts_with('.') {
                self.named(text, &read(&entry.path())?)?;
            }
        }
        Ok(())
    }

    fn rewritten(&self, name: &str, content: &[u8]) -> Result<Vec<u8>> {
        if !has_extension(Path::new(name), &REFERRING) {
            return Ok(content.to_vec());
        }
        let text = std::str::from_utf8(content).with_context(|| format!("{name} is not UTF-8"))?;
        let text = text.replace(FURTHER, &self.further()?);
        Ok(rewrite(&text, &self.names).into_bytes())
    }

    /// The modules that the page does not load by itself, as a list in a script.
    fn further(&self) -> Result<String> {
        let module = |named: &&Named| named.plain.ends_with(".wasm") && named.plain != FIRST;
        let paths: Vec<_> =
            self.names.iter().filter(module).map(|named| format!("/{}", named.hashed)).collect();
        Ok(serde_json::to_string(&paths)?)
    }

    fn put(&mut self, name: &Path, content: &[u8]) -> Result<()> {
        self.put_file(name.to_path_buf(), content)?;
        if has_extension(name, &COMPRESSED) {
            let twin = PathBuf::from(format!("{}.br", name.display()));
            self.put_file(twin, &compress(content, self.quality)?)?;
        }
        Ok(())
    }

    fn put_file(&mut self, name: PathBuf, content: &[u8]) -> Result<()> {
        let path = self.dist.join(&name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, content).with_context(|| format!("could not write {}", path.display()))?;
        self.written.insert(name);
        Ok(())
    }

    fn remove_older(&self, folder: &Path) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(self.dist)?;
            if path.is_dir() {
                self.remove_older(&path)?;
            } else if !self.written.contains(name) && name != Path::new(stamp::NAME) {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

/// Puts names by content where the plain names stand in quotes.
fn rewrite(text: &str, names: &[Named]) -> String {
    names.iter().fold(text.to_owned(), |text, named| replaced(&text, &named.plain, &named.hashed))
}

fn replaced(text: &str, plain: &str, hashed: &str) -> String {
    [("\"/", "\""), ("'/", "'"), ("\"./", "\""), ("'./", "'")].iter().fold(
        text.to_owned(),
        |text, (open, close)| {
            text.replace(&format!("{open}{plain}{close}"), &format!("{open}{hashed}{close}"))
        },
    )
}

/// Renames a script where another imports it, and not where its plain name is that of an import of the module.
fn imported(script: &str, plain: &str, hashed: &str) -> String {
    let script = script.replace(&format!("from \"./{plain}\""), &format!("from \"./{hashed}\""));
    script.replace(&format!("from './{plain}'"), &format!("from './{hashed}'"))
}

/// The modules that the build left, in order.
fn modules(bound: &Path) -> Result<Vec<String>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(bound).with_context(|| format!("{} is missing", bound.display()))? {
        let name = entry?.file_name().into_string().ok().context("a file name that is not UTF-8")?;
        if name.ends_with(".wasm") {
            modules.push(name);
        }
    }
    modules.sort();
    Ok(modules)
}

/// The content policy lets no inline script or style run, so a page that holds one is a mistake.
fn refuse_inline(page: &str) -> Result<()> {
    let lower = page.to_lowercase();
    for (line, text) in lower.lines().enumerate() {
        let script = text.contains("<script") && !text.contains("src=");
        if script || text.contains("<style") || text.contains(" style=") || text.contains(" onclick=") {
            bail!(
                "frontend/index.html:{}: inline script or style, which the content policy refuses",
                line + 1
            );
        }
    }
    Ok(())
}

fn compress(content: &[u8], quality: Quality) -> Result<Vec<u8>> {
    let level = if quality == Quality::Best { 11 } else { 9 };
    let params = brotli::enc::BrotliEncoderParams { quality: level, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut out, &params).context("brotli failed")?;
    Ok(out)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

fn has_extension(path: &Path, kinds: &[&str]) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|kind| kinds.contains(&kind))
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
