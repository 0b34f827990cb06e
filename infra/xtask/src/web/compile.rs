//! From Rust to a small Wasm module and its JavaScript half.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
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

/// Compiles the crate `frontend`; gives the module as the linker left it.
///
/// # Errors
/// When it does not compile.
pub fn compile(compiler: &Compiler) -> Result<PathBuf> {
    let mut cargo = compiler.cargo();
    cargo.args(["build", "--locked", "--package", "frontend", "--target", TARGET, "--profile", "web"]);
    sh::run(&mut cargo)?;
    Ok(compiler.target_dir().join(TARGET).join("web/frontend.wasm"))
}

/// Writes `app.js`, `app_bg.wasm` and perhaps `snippets/` into a folder; gives the folder.
///
/// # Errors
/// When the module was built by another version of wasm-bindgen.
pub fn bind(wasm: &Path) -> Result<PathBuf> {
    let folder = sh::target_dir().join("web-app");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("app").web(true)?;
    bindgen.typescript(false).keep_debug(false).remove_name_section(true).remove_producers_section(true);
    bindgen.generate(&folder).context("wasm-bindgen could not read the module")?;
    Ok(folder)
}

/// Makes the module in that folder as small as it gets; gives the same folder.
///
/// # Errors
/// When `wasm-opt` is missing or refuses the module.
pub fn shrink(folder: &Path) -> Result<PathBuf> {
    let module = folder.join("app_bg.wasm");
    let mut command = sh::tool(sh::root().join("frontend/node_modules/.bin/wasm-opt"));
    command.arg("-Oz").args(FEATURES).arg(&module).arg("-o").arg(&module);
    sh::run(&mut command)?;
    Ok(folder.to_path_buf())
}
