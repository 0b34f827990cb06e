//! `cargo xtask publish BUCKET`: puts the built app where the edge finds it.
//!
//! What is named by its content goes first, then the page, so that nobody is ever sent a page whose files are not there;
//! last the worker that keeps all of it on a device. Older files stay: a page that somebody opened yesterday still finds its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::web::{self, Quality};
use crate::{npm, sh, wasm_target};

/// What can follow the command.
pub const USAGE: &str = "BUCKET";

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";
/// What goes last, in this order: the page and the worker that keeps it.
const LAST: [&str; 2] = ["index.html", "sw.js"];

/// How a file is stored.
#[derive(Debug, PartialEq, Eq)]
struct Stored {
    kind: &'static str,
    cache: &'static str,
    brotli: bool,
}

/// Builds the app at its best and sends it, file by file, with the `aws` program.
///
/// # Errors
/// When the bucket is not named, the build fails or a file cannot be sent.
pub fn main(args: &[String]) -> Result<()> {
    let [bucket] = args else { bail!("usage: cargo xtask publish {USAGE}") };
    if !is_bucket(bucket) {
        bail!("`{bucket}` is not the name of a bucket");
    }
    if sh::find("aws").is_none() {
        bail!("the program `aws` is missing: install the AWS command line interface, version 2");
    }
    let compiler = wasm_target::ensure()?;
    npm::ensure()?;
    web::build_if_changed(&compiler, Quality::Best)?;
    web::size::check()?;
    let dist = web::dist();
    for name in in_order(files(&dist)?) {
        sh::run_quietly(sh::tool("aws").args(send(&dist, &name, bucket)?))?;
    }
    println!("Published to {bucket}; the edge shows it within half a minute");
    Ok(())
}

fn is_bucket(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (3..=63).contains(&name.len()) && name.bytes().all(allowed)
}

/// Every file below a folder; what begins with a dot is ours alone.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let name = below.join(entry.file_name());
            let text = name.to_str().context("a file name that is not UTF-8")?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            match entry.file_type()?.is_dir() {
                true => open.push(name),
                false => found.push(text.to_owned()),
            }
        }
    }
    Ok(found)
}

/// What others refer to before what refers to it.
fn in_order(mut files: Vec<String>) -> Vec<String> {
    let plain = |name: &str| name.strip_suffix(".br").unwrap_or(name).to_owned();
    let last = |name: &str| LAST.iter().position(|last| *last == name);
    files.sort_by_key(|name| (last(&plain(name)), !is_hashed(&plain(name)), name.clone()));
    files
}

fn send(dist: &Path, name: &str, bucket: &str) -> Result<Vec<String>> {
    let Stored { kind, cache, brotli } = stored(name)?;
    let file = dist.join(name).to_str().context("a file name that is not UTF-8")?.to_owned();
    let place = format!("s3://{bucket}/{name}");
    let mut words = vec!["s3", "cp", &file, &place, "--only-show-errors"];
    words.extend(["--content-type", kind, "--cache-control", cache]);
    if brotli {
        words.extend(["--content-encoding", "br"]);
    }
    Ok(words.into_iter().map(str::to_owned).collect())
}

fn stored(name: &str) -> Result<Stored> {
    let plain = name.strip_suffix(".br").unwrap_or(name);
    let extension = plain.rsplit_once('.').map_or("", |(_, extension)| extension);
    let kind = match extension {
        "css" => "text/css",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" => "text/javascript",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "xml" => "text/xml",
        _ => bail!("{name}: say in infra/xtask/src/publish.rs what kind of file this is"),
    };
    let cache = if is_hashed(plain) { FOR_EVER } else { ASK_AGAIN };
    Ok(Stored { kind, cache, brotli: plain != name })
}

/// `app-0123456789abcdef.js`: named by its content, so it never changes.
fn is_hashed(name: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash);
    matches!(extension, "css" | "js" | "wasm")
        && hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_it_is_and_how_long_it_is_good() {
        let stored = |name: &str| super::stored(name).unwrap();
        let script = Stored { kind: "text/javascript", cache: FOR_EVER, brotli: false };
        assert_eq!(stored("app-0123456789abcdef.js"), script);
        assert_eq!(stored("app-0123456789abcdef.js.br"), Stored { brotli: true, ..script });
        let page = Stored { kind: "text/html; charset=utf-8", cache: ASK_AGAIN, brotli: true };
        assert_eq!(stored("index.html.br"), page);
        assert_eq!(stored("app_bg-0123456789abcdef.wasm").kind, "application/wasm");
        assert_eq!(stored("sw.js").cache, ASK_AGAIN);
        assert!(super::stored("film.mp4").is_err());
    }

    #[test]
    fn the_page_comes_last_but_for_what_keeps_it() {
        let names = ["index.html.br", "sw.js", "icon.svg", "index.html", "app-0123456789abcdef.js", "a-x.js"];
        let sorted = in_order(names.map(str::to_owned).to_vec());
        let first = ["app-0123456789abcdef.js", "a-x.js", "icon.svg"];
        assert_eq!(sorted, [&first[..], &["index.html", "index.html.br", "sw.js"]].concat());
    }

    #[test]
    fn what_is_no_bucket_is_refused() {
        assert!(is_bucket("sotay-web-123456789012"));
        for line in [&[][..], &["a"], &["s3://x"], &["Bucket"], &["one", "two"]] {
            let args: Vec<_> = line.iter().map(|word| (*word).to_owned()).collect();
            assert!(main(&args).is_err(), "{line:?}");
        }
    }
}
