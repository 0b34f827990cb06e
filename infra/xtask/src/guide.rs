//! `cargo xtask guide`: takes the pictures of the guide anew, from the real pages.

use anyhow::{Result, bail};

use crate::web::Quality;
use crate::{browser, npm, sh, wasm_target, web};

/// Where they are taken.
const TEST: &str = "guide::pictures::take_them";

/// Builds the app, starts it with the demo of a commune, and writes the pictures to `frontend/static/guide`.
///
/// # Errors
/// When a tool is missing, the app does not build, or a page does not show what its picture is of.
pub fn main(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask guide` takes no options");
    }
    browser::ensure()?;
    npm::ensure()?;
    web::build_if_changed(&wasm_target::ensure()?, Quality::Fast)?;
    sh::run(sh::cargo().args([
        "test",
        "--locked",
        "--package",
        "tests",
        "--test",
        "browser",
        "--",
        "--exact",
        TEST,
        "--ignored",
    ]))
}
