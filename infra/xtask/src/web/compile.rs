//! From Rust to a small Wasm module and its JavaScript half.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::sh;
use crate::wasm_target::{Compiler, TARGET};

/// Features that every browser since 2021 has; `wasm-opt` may use no others.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The script that fetches the further parts.
const PARTS: &str = "./parts.js";

/// Compiles the crate `frontend`; gives the module as the linker left it.
///
/// # Errors
/// When it does not compile.
pub fn compile(compiler: &Compiler) -> Result<PathBuf> {
    let mut cargo = compiler.cargo();
    cargo.args(["rustc", "--locked", "--package", "frontend", "--bin", "frontend"]);
    // The tool that cuts the module in parts follows the linker's notes on who refers to whom.
    cargo.args(["--target", TARGET, "--profile", "web", "--", "-Clink-arg=--emit-relocs"]);
    sh::run(&mut cargo)?;
    Ok(compiler.target_dir().join(TARGET).join("web/frontend.wasm"))
}

/// Where the parts of the app are put together; its files lie side by side, as in the browser.
fn folder() -> PathBuf {
    sh::target_dir().join("web-app")
}

/// Cuts the module at the doors of `frontend/src/pages/split.rs`: writes the parts and `parts.js`, which fetches them,
/// and gives the first part, which wasm-bindgen has yet to see.
///
/// # Errors
/// When the module was linked without notes on who refers to whom.
pub fn split(wasm: &Path) -> Result<PathBuf> {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let whole = fs::read(wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    let first = sh::target_dir().join("web-first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = PARTS;
    options.main_module = "./app.js";
    if let Err(why) = wasm_split_cli_support::transform(options) {
        bail!("the module could not be cut in parts: {why:#}");
    }
    Ok(first)
}

/// Adds `app.js`, `app_bg.wasm` and perhaps `snippets/` to the folder; gives the folder.
///
/// # Errors
/// When the module was built by another version of wasm-bindgen.
pub fn bind(first: &Path) -> Result<PathBuf> {
    let folder = folder();
    let mut bindgen = Bindgen::new();
    bindgen.input_path(first).out_name("app").web(true)?;
    bindgen.typescript(false).keep_debug(false).remove_name_section(true).remove_producers_section(true);
    // The parts refer to what the linker exports, so it stays.
    bindgen.keep_lld_exports(true);
    bindgen.generate(&folder).context("wasm-bindgen could not read the module")?;
    Ok(folder)
}

/// Makes every module in that folder as small as it gets; gives the same folder.
///
/// # Errors
/// When `wasm-opt` is missing or refuses a module.
pub fn shrink(folder: &Path) -> Result<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let module = entry?.path();
        if module.extension().is_some_and(|extension| extension == "wasm") {
            let mut command = sh::tool(sh::root().join("frontend/node_modules/.bin/wasm-opt"));
            command.args(["-Oz", "--strip-debug"]).args(FEATURES).arg(&module).arg("-o").arg(&module);
            sh::run(&mut command)?;
        }
    }
    Ok(folder.to_path_buf())
}
