//! Subresource integrity: a page that names a file says its digest too, and a browser refuses any other content.
//!
//! Scripts, style sheets and preloaded modules carry it. The Wasm module does not: a preload with a digest is used
//! only by a request with the same one, and the request is made by a script; its name holds the digest already.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// A file that is named by its content.
pub struct Named {
    /// `app.js`
    pub plain: String,
    /// `app-0123456789abcdef.js`
    pub hashed: String,
    /// `sha384-…`
    pub integrity: String,
}

/// The digest as a page writes it.
pub fn digest(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The page with a digest in each tag that loads a script, a style sheet or a module of these.
pub fn pinned(page: &str, names: &[Named]) -> String {
    each_tag(page, |tag| {
        let file = needs_digest(tag).then(|| source(tag)).flatten()?;
        let named = names.iter().find(|named| file.strip_prefix('/') == Some(&named.plain))?;
        Some(format!("{} integrity=\"{}\">", tag.trim_end_matches('>'), named.integrity))
    })
}

/// Checks the digests of a built page against the files beside it.
///
/// # Errors
/// Names a tag without a digest or a file with another.
pub fn check(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html")).context("the web app has no index.html")?;
    for tag in tags(&page).filter(|tag| needs_digest(tag)) {
        let file = source(tag).with_context(|| format!("{tag} names no file"))?;
        let content = fs::read(dist.join(file.trim_start_matches('/')));
        let content = content.with_context(|| format!("index.html names {file}, which is missing"))?;
        if attribute(tag, "integrity") != Some(&digest(&content)) {
            bail!("index.html does not say the digest of {file}: {tag}");
        }
    }
    Ok(())
}

fn needs_digest(tag: &str) -> bool {
    let rel = attribute(tag, "rel");
    (tag.starts_with("<script") && attribute(tag, "src").is_some())
        || (tag.starts_with("<link") && matches!(rel, Some("stylesheet" | "modulepreload")))
}

fn source(tag: &str) -> Option<&str> {
    attribute(tag, "src").or_else(|| attribute(tag, "href"))
}

/// Our page writes attributes in double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split_inclusive('>').filter_map(|piece| piece.rfind('<').map(|start| &piece[start..]))
}

/// The page with each tag for which `change` gives another replaced by that.
fn each_tag(page: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(page.len() + 512);
    for piece in page.split_inclusive('>') {
        let (before, tag) = piece.split_at(piece.rfind('<').unwrap_or(piece.len()));
        out.push_str(before);
        out.push_str(change(tag).as_deref().unwrap_or(tag));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(plain: &str) -> Named {
        Named { plain: plain.into(), hashed: format!("x-{plain}"), integrity: digest(plain.as_bytes()) }
    }

    #[test]
    fn the_digest_is_the_one_of_the_specification() {
        let known = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(digest(b"alert('Hello, world.');"), known);
    }

    #[test]
    fn what_runs_and_what_styles_is_pinned_and_nothing_else() {
        let page = "<link rel=\"icon\" href=\"/icon.svg\">\n<link rel=\"stylesheet\" href=\"/app.css\">\n\
            <link rel=\"modulepreload\" href=\"/app.js\"><link rel=\"preload\" href=\"/app_bg.wasm\">\
            <script type=\"module\" src=\"/boot.js\"></script> a > b";
        let names = ["icon.svg", "app.css", "app.js", "app_bg.wasm", "boot.js"].map(named);
        let pinned = pinned(page, &names);
        for (at, pins) in [("icon.svg", 0), ("app.css", 1), ("app.js", 1), ("app_bg.wasm", 0), ("boot.js", 1)]
        {
            let tag = tags(&pinned).find(|tag| tag.contains(at)).unwrap();
            assert_eq!(tag.matches(&digest(at.as_bytes())).count(), pins, "{tag}");
        }
        assert!(pinned.ends_with("\"></script> a > b"), "{pinned}");
    }

    #[test]
    fn a_page_with_another_digest_or_none_is_refused() {
        let dist = std::env::temp_dir().join(format!("xtask-sri-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("boot.js"), "boot.js").unwrap();
        let page = "<script src=\"/boot.js\"></script>";
        let good = pinned(page, &[named("boot.js")]);
        for (page, is_good) in
            [(good.as_str(), true), (page, false), (&good.replace("/boot", "/gone"), false)]
        {
            fs::write(dist.join("index.html"), page).unwrap();
            assert_eq!(check(&dist).is_ok(), is_good, "{page}");
        }
        fs::write(dist.join("index.html"), good).unwrap();
        fs::write(dist.join("boot.js"), "other").unwrap();
        assert!(check(&dist).is_err());
        fs::remove_dir_all(&dist).unwrap();
    }
}
