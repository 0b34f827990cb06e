//! Chromium and its driver, for the browser tests.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{apt, sh};

const BROWSERS: [&str; 3] = ["chromium", "google-chrome", "chromium-browser"];
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-core"];

/// Makes sure that a browser and its driver are installed.
///
/// # Errors
/// When they are missing and cannot be installed here.
pub fn ensure() -> Result<()> {
    if is_present() {
        return Ok(());
    }
    if !apt::is_here() {
        bail!(
            "the browser tests need Chromium (or Google Chrome) and chromedriver of the same version on PATH: \
             install both, for example with `brew install --cask chromium chromedriver`, or leave these tests out \
             with `cargo xtask test --only integration`"
        );
    }
    apt::install(&PACKAGES)?;
    if !is_present() {
        bail!("apt installed {}, but no chromium or chromedriver is on PATH", PACKAGES.join(", "));
    }
    Ok(())
}

fn is_present() -> bool {
    browser().is_some() && sh::find("chromedriver").is_some()
}

fn browser() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| sh::find(name))
}
